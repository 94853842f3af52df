import { sql } from "kysely";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** Keeps what a year was carried over with; accounts without a balance carry nothing. */
export const saveCarry = (
  writing: Writing,
  of: { readonly ledgerId: LedgerId; readonly year: number; readonly balances: ReadonlyMap<AccountId, Fen> },
): void => {
  for (const [accountId, amountFen] of of.balances) {
    if (amountFen === 0) continue;
    writing.run(
      sqlFor
        .insertInto("year_carry")
        .values({ ledger_id: of.ledgerId, year: of.year, account_id: accountId, amount_fen: amountFen }),
    );
  }
};

export const readCarry = (reading: Reading, ledgerId: LedgerId, year: number): ReadonlyMap<AccountId, Fen> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("year_carry")
          .select(["account_id", "amount_fen"])
          .where("ledger_id", "=", ledgerId)
          .where("year", "=", year)
          .orderBy("account_id"),
      )
      .map((row) => [row.account_id, row.amount_fen]),
  );

/**
 * The same balances from the first voucher on: openings and every posted entry through a year's December, without the kept
 * monthly balances. What was carried over must equal it.
 */
export const recomputedBalances = (reading: Reading, ledgerId: LedgerId, year: number): ReadonlyMap<AccountId, Fen> => {
  const totals = new Map<AccountId, Fen>();
  const add = (accountId: AccountId, amount: number): void => {
    totals.set(accountId, fen((totals.get(accountId) ?? 0) + amount));
  };
  const openings = sqlFor
    .selectFrom("opening_balance")
    .select(["account_id", sql<number>`sum(amount_fen)`.as("total")])
    .where("ledger_id", "=", ledgerId)
    .groupBy("account_id")
    .orderBy("account_id");
  for (const row of reading.all(openings)) add(row.account_id, row.total);
  const entries = sqlFor
    .selectFrom("voucher")
    .innerJoin("entry", "entry.voucher_id", "voucher.id")
    .select(["entry.account_id", sql<number>`sum(entry.debit_fen - entry.credit_fen)`.as("total")])
    .where("voucher.ledger_id", "=", ledgerId)
    .where("voucher.state", "=", "posted")
    .where(sql<boolean>`voucher.month <= ${`${String(year)}-12`}`)
    .groupBy("entry.account_id")
    .orderBy("entry.account_id");
  for (const row of reading.all(entries)) add(row.account_id, row.total);
  return totals;
};
