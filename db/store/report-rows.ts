import { sql } from "kysely";
import type { ItemKind } from "#domain/books/item.ts";
import { month as monthOfText, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import type { AccountAmount, ItemAmount, TransferEntry } from "#domain/reports/figures.ts";
import type { Movement } from "#domain/reports/trial-balance.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";

/** The months `from` to `to`, both included, of one ledger. */
export type Span = { readonly ledgerId: LedgerId; readonly from: Month; readonly to: Month };

const openingsOfLedger = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  sqlFor
    .selectFrom("opening_balance")
    .select((each) => ["account_id", each.fn.sum<number>("amount_fen").as("amount")])
    .where("ledger_id", "=", of.ledgerId)
    .groupBy("account_id")
    .orderBy("account_id"),
);

const openingSums = (reading: Reading, ledgerId: LedgerId): readonly AccountAmount[] =>
  reading.all(openingsOfLedger({ ledgerId })).map((row) => ({ accountId: row.account_id, amountFen: fen(row.amount) }));

const movedBefore = preparedQuery((of: { readonly ledgerId: LedgerId; readonly month: Month }) =>
  sqlFor
    .selectFrom("balance")
    .select(["account_id", sql<number>`sum(debit_fen - credit_fen)`.as("amount")])
    .where("ledger_id", "=", of.ledgerId)
    .where("month", "<", of.month)
    .groupBy("account_id")
    .orderBy("account_id"),
);

/** Debit-positive balances of all accounts before a month, from openings and kept balances. */
export const readBalancesBefore = (reading: Reading, ledgerId: LedgerId, month: Month): readonly AccountAmount[] => [
  ...openingSums(reading, ledgerId),
  ...reading
    .all(movedBefore({ ledgerId, month }))
    .map((row) => ({ accountId: row.account_id, amountFen: fen(row.amount) })),
];

type Recent = Span & { readonly year: Month; readonly cut: Month };
const recentMovements = preparedQuery(({ ledgerId, from, to, year, cut }: Recent) => {
  const inSpan = sql`month >= ${from}`;
  const inYear = sql`month >= ${year}`;
  return sqlFor
    .selectFrom("balance")
    .select([
      "account_id",
      sql<number>`sum(case when ${inSpan} then 0 else debit_fen - credit_fen end)`.as("before"),
      sql<number>`sum(case when ${inSpan} then debit_fen else 0 end)`.as("debit"),
      sql<number>`sum(case when ${inSpan} then credit_fen else 0 end)`.as("credit"),
      sql<number>`sum(case when ${inYear} then debit_fen else 0 end)`.as("year_debit"),
      sql<number>`sum(case when ${inYear} then credit_fen else 0 end)`.as("year_credit"),
    ])
    .where("ledger_id", "=", ledgerId)
    .where("month", ">=", cut)
    .where("month", "<=", to)
    .groupBy("account_id")
    .orderBy("account_id");
});

/** Every account's movement in a span, from the kept monthly balances. The year is the one the span ends in. */
export const readMovements = (reading: Reading, span: Span): readonly Movement[] => {
  const year = monthOfText(`${span.to.slice(0, 4)}-01`);
  // What lies before both, most of a long life of books, needs no looking at month by month.
  const cut = span.from < year ? span.from : year;
  const recent = reading.all(recentMovements({ ...span, year, cut }));
  const recentById = new Map(recent.map((row) => [row.account_id, row]));
  const openings = new Map<AccountId, number>(recent.map((row) => [row.account_id, row.before]));
  for (const { accountId, amountFen } of readBalancesBefore(reading, span.ledgerId, cut))
    openings.set(accountId, (openings.get(accountId) ?? 0) + amountFen);
  return Array.from(openings, ([accountId, opening]) => {
    const row = recentById.get(accountId);
    return {
      accountId,
      openingFen: fen(opening),
      debitFen: fen(row?.debit ?? 0),
      creditFen: fen(row?.credit ?? 0),
      yearDebitFen: fen(row?.year_debit ?? 0),
      yearCreditFen: fen(row?.year_credit ?? 0),
    };
  });
};

/** Debit-positive balances of all auxiliary items before a month. */
export const readItemBalancesBefore = (reading: Reading, ledgerId: LedgerId, month: Month): readonly ItemAmount[] => {
  const rows = reading.all(
    sqlFor
      .selectFrom("item")
      .innerJoin(
        (each) =>
          each
            .selectFrom("opening_balance")
            .select(["account_id", sql<ItemId>`item_id`.as("item_id"), "amount_fen as amount"])
            .where("ledger_id", "=", ledgerId)
            .where("item_id", "<>", "")
            .unionAll(
              sqlFor
                .selectFrom("item_balance")
                .select(["account_id", "item_id", sql<Fen>`debit_fen - credit_fen`.as("amount")])
                .where("ledger_id", "=", ledgerId)
                .where("month", "<", month),
            )
            .as("moved"),
        (join) => join.onRef("moved.item_id", "=", "item.id"),
      )
      .select((each) => ["moved.account_id", "item.id", "item.kind", each.fn.sum<number>("moved.amount").as("amount")])
      .groupBy(["moved.account_id", "item.id", "item.kind"])
      .orderBy("moved.account_id")
      .orderBy("item.id"),
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    itemId: row.id,
    kind: row.kind satisfies ItemKind,
    amountFen: fen(row.amount),
  }));
};

/** Debit-positive turnover of every account in a span, closing vouchers left out: what the statements show. */
export const readOrdinaryTurnovers = (reading: Reading, span: Span): readonly AccountAmount[] =>
  reading
    .all(
      sqlFor
        .selectFrom("balance")
        .select([
          "account_id",
          sql<number>`sum(debit_fen - closing_debit_fen - credit_fen + closing_credit_fen)`.as("amount"),
        ])
        .where("ledger_id", "=", span.ledgerId)
        .where("month", ">=", span.from)
        .where("month", "<=", span.to)
        .groupBy("account_id")
        .orderBy("account_id"),
    )
    .map((row) => ({ accountId: row.account_id, amountFen: fen(row.amount) }));

/** All entries of the span's posted vouchers, closing ones left out, that touch one of the accounts. */
export const readTransfers = (
  reading: Reading,
  span: Span,
  accountIds: readonly AccountId[],
): readonly TransferEntry[] => {
  if (accountIds.length === 0) return [];
  const touching = sqlFor
    .selectFrom("entry as touched")
    .select("touched.voucher_id")
    .where("touched.account_id", "in", [...accountIds]);
  return reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("entry", "entry.voucher_id", "voucher.id")
        .innerJoin("account", "account.id", "entry.account_id")
        .select(["voucher.id", "account.code", "entry.debit_fen", "entry.credit_fen"])
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to)
        .where("voucher.state", "=", "posted")
        .where("voucher.kind", "<>", "closing")
        .where("voucher.id", "in", touching)
        .orderBy("voucher.id")
        .orderBy("entry.line"),
    )
    .map((row) => ({ voucherId: row.id, code: row.code, debitFen: row.debit_fen, creditFen: row.credit_fen }));
};
