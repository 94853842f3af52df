import { sql } from "kysely";
import type { Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import type { Turnover } from "#domain/posting/turnover.ts";
import { addQuantities } from "./quantity-rows.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

const addToBalance = preparedQuery((row: Tables["balance"]) =>
  sqlFor
    .insertInto("balance")
    .values({
      ledger_id: row.ledger_id,
      account_id: row.account_id,
      month: row.month,
      debit_fen: row.debit_fen,
      credit_fen: row.credit_fen,
      closing_debit_fen: row.closing_debit_fen,
      closing_credit_fen: row.closing_credit_fen,
    })
    .onConflict((conflict) =>
      conflict.columns(["ledger_id", "account_id", "month"]).doUpdateSet({
        debit_fen: sql`balance.debit_fen + excluded.debit_fen`,
        credit_fen: sql`balance.credit_fen + excluded.credit_fen`,
        closing_debit_fen: sql`balance.closing_debit_fen + excluded.closing_debit_fen`,
        closing_credit_fen: sql`balance.closing_credit_fen + excluded.closing_credit_fen`,
      }),
    ),
);

/** Adds what a posted voucher turned over to the kept monthly balances, in the posting's own transaction. */
export const addTurnovers = (writing: Writing, ledgerId: LedgerId, turnovers: readonly Turnover[]): void => {
  addQuantities(writing, ledgerId, turnovers);
  for (const row of turnovers) {
    if (row.otherItemId !== undefined) continue;
    const sums = { debit_fen: row.debitFen, credit_fen: row.creditFen };
    const key = { ledger_id: ledgerId, account_id: row.accountId, month: row.month };
    if (row.itemId === null) {
      const closing = { closing_debit_fen: row.closingDebitFen, closing_credit_fen: row.closingCreditFen };
      writing.run(addToBalance({ ...key, ...sums, ...closing }));
      continue;
    }
    writing.run(
      sqlFor
        .insertInto("item_balance")
        .values({ ...key, item_id: row.itemId, ...sums })
        .onConflict((conflict) =>
          conflict.columns(["ledger_id", "account_id", "item_id", "month"]).doUpdateSet({
            debit_fen: sql`item_balance.debit_fen + excluded.debit_fen`,
            credit_fen: sql`item_balance.credit_fen + excluded.credit_fen`,
          }),
        ),
    );
  }
};

/** Debit-positive balance of one account at the end of a month, posted vouchers only. */
export const accountBalance = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly accountId: AccountId; readonly throughMonth: Month },
): Fen => {
  const { ledgerId, accountId, throughMonth } = of;
  const opening = reading.first(
    sqlFor
      .selectFrom("opening_balance")
      .select((each) => each.fn.sum<number>("amount_fen").as("total"))
      .where("ledger_id", "=", ledgerId)
      .where("account_id", "=", accountId),
  );
  const moved = reading.first(
    sqlFor
      .selectFrom("balance")
      .select((each) => [each.fn.sum<number>("debit_fen").as("debit"), each.fn.sum<number>("credit_fen").as("credit")])
      .where("ledger_id", "=", ledgerId)
      .where("account_id", "=", accountId)
      .where("month", "<=", throughMonth),
  );
  return fen((opening?.total ?? 0) + (moved?.debit ?? 0) - (moved?.credit ?? 0));
};

/** Debit-positive sum of entries of one account in vouchers not yet posted, up to the end of a month, one voucher left out. */
export const pendingBalance = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly accountId: AccountId;
    readonly throughMonth: Month;
    readonly without: string;
  },
): Fen => {
  const row = reading.first(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .select((each) => [each.fn.sum<number>("debit_fen").as("debit"), each.fn.sum<number>("credit_fen").as("credit")])
      .where("voucher.ledger_id", "=", of.ledgerId)
      .where("voucher.month", "<=", of.throughMonth)
      .where(sql<boolean>`voucher.state <> 'posted'`)
      .where("entry.account_id", "=", of.accountId)
      .where(sql<boolean>`voucher.id <> ${of.without}`),
  );
  return fen((row?.debit ?? 0) - (row?.credit ?? 0));
};

/** Debit-positive balances of every account of a ledger that has one, at the end of a month; posted vouchers only. */
export const ledgerBalances = (
  reading: Reading,
  ledgerId: LedgerId,
  throughMonth: Month,
): ReadonlyMap<AccountId, Fen> => {
  const balances = new Map<AccountId, Fen>();
  const add = (accountId: AccountId, amount: number): void => {
    balances.set(accountId, fen((balances.get(accountId) ?? 0) + amount));
  };
  const openings = sqlFor
    .selectFrom("opening_balance")
    .select((each) => ["account_id", each.fn.sum<number>("amount_fen").as("total")])
    .where("ledger_id", "=", ledgerId)
    .groupBy("account_id")
    .orderBy("account_id");
  for (const row of reading.all(openings)) add(row.account_id, row.total);
  const moved = sqlFor
    .selectFrom("balance")
    .select((each) => [
      "account_id",
      each.fn.sum<number>("debit_fen").as("debit"),
      each.fn.sum<number>("credit_fen").as("credit"),
    ])
    .where("ledger_id", "=", ledgerId)
    .where("month", "<=", throughMonth)
    .groupBy("account_id")
    .orderBy("account_id");
  for (const row of reading.all(moved)) add(row.account_id, row.debit - row.credit);
  return balances;
};

/** Debit-positive turnover of every account of a ledger in a calendar year, without what closing vouchers booked. */
export const yearTurnover = (reading: Reading, ledgerId: LedgerId, year: number): ReadonlyMap<AccountId, Fen> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("balance")
          .select([
            "account_id",
            sql<Fen>`sum(debit_fen - credit_fen - closing_debit_fen + closing_credit_fen)`.as("total"),
          ])
          .where("ledger_id", "=", ledgerId)
          .where(sql<boolean>`month between ${`${String(year)}-01`} and ${`${String(year)}-12`}`)
          .groupBy("account_id")
          .orderBy("account_id"),
      )
      .map((row) => [row.account_id, row.total]),
  );
