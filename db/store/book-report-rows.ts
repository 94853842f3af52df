import { sql } from "kysely";
import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { ColumnTurnover } from "#domain/reports/columns.ts";
import { sqlFor, type Reading } from "./query.ts";

type Months = { readonly from: Month; readonly to: Month };

/** Turnover of every account of a selection by month, from the kept balances. */
export const readAccountMonths = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly accountIds: readonly AccountId[] },
  span: Months,
): readonly (ColumnTurnover & { readonly month: Month })[] =>
  reading.all(
    sqlFor
      .selectFrom("balance")
      .select(["month", "account_id as accountId", "debit_fen as debitFen", "credit_fen as creditFen"])
      .where("ledger_id", "=", of.ledgerId)
      .where("account_id", "in", [...of.accountIds])
      .where("month", ">=", span.from)
      .where("month", "<=", span.to)
      .orderBy("month")
      .orderBy("account_id"),
  );

export type QuantityMonth = { readonly month: Month; readonly debitMilli: number; readonly creditMilli: number };

/** Quantity before a month, and what came and went in each month until `to`, from what is kept. */
export const readQuantityMonths = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly accountId: AccountId },
  span: Months,
): { readonly beforeMilli: number; readonly months: readonly QuantityMonth[] } => {
  const opening = reading.first(
    sqlFor
      .selectFrom("opening_quantity")
      .select("quantity_milli")
      .where("ledger_id", "=", of.ledgerId)
      .where("account_id", "=", of.accountId)
      .orderBy("account_id"),
  );
  const months = reading.all(
    sqlFor
      .selectFrom("quantity_balance")
      .select(["month", "debit_milli as debitMilli", "credit_milli as creditMilli"])
      .where("ledger_id", "=", of.ledgerId)
      .where("account_id", "=", of.accountId)
      .where("month", "<=", span.to)
      .orderBy("month"),
  );
  const earlier = months.filter((row) => row.month < span.from);
  const moved = earlier.reduce((total, row) => total + row.debitMilli - row.creditMilli, 0);
  return { beforeMilli: (opening?.quantity_milli ?? 0) + moved, months };
};

/** Balances of one item within one account, or of a pair of items, over a span. */
export type ItemBalanceRow = {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly otherItemId: ItemId | null;
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

type Wanted = Months & { readonly ledgerId: LedgerId; readonly kind: ItemKind };

const sumsOf = (span: Months) => {
  const inSpan = sql`month >= ${span.from}`;
  return [
    sql<number>`sum(case when ${inSpan} then 0 else debit_fen - credit_fen end)`.as("opening"),
    sql<number>`sum(case when ${inSpan} then debit_fen else 0 end)`.as("debit"),
    sql<number>`sum(case when ${inSpan} then credit_fen else 0 end)`.as("credit"),
  ] as const;
};

const amountsOf = (row: { readonly opening: number; readonly debit: number; readonly credit: number }) => ({
  openingFen: fen(row.opening),
  debitFen: fen(row.debit),
  creditFen: fen(row.credit),
});

/** Every item of a kind with a balance or turnover, by account. Openings count with what was before. */
export const readItemSums = (reading: Reading, of: Wanted): readonly ItemBalanceRow[] => {
  const moved = sqlFor
    .selectFrom("item_balance")
    .select(["account_id", "item_id", "month", "debit_fen", "credit_fen"])
    .where("ledger_id", "=", of.ledgerId)
    .where("month", "<=", of.to)
    .unionAll(
      sqlFor
        .selectFrom("opening_balance")
        .select(["account_id", sql<ItemId>`item_id`.as("item_id"), sql<Month>`''`.as("month")])
        .select(["amount_fen as debit_fen", sql<Fen>`0`.as("credit_fen")])
        .where("ledger_id", "=", of.ledgerId)
        .where("item_id", "<>", ""),
    );
  return reading
    .all(
      sqlFor
        .selectFrom(moved.as("moved"))
        .innerJoin("item", "item.id", "moved.item_id")
        .select(["moved.account_id", "item.id", ...sumsOf(of)])
        .where("item.kind", "=", of.kind)
        .groupBy(["moved.account_id", "item.id"])
        .orderBy("moved.account_id")
        .orderBy("item.id"),
    )
    .map((row) => ({ accountId: row.account_id, itemId: row.id, otherItemId: null, ...amountsOf(row) }));
};

/** Every pair of an item of one kind and one of another, by account. */
export const readPairSums = (
  reading: Reading,
  of: Wanted & { readonly otherKind: ItemKind },
): readonly ItemBalanceRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("pair_balance")
        .innerJoin("item as one", "one.id", "pair_balance.item_id")
        .innerJoin("item as two", "two.id", "pair_balance.other_item_id")
        .select(["pair_balance.account_id", "one.id as one_id", "one.kind as one_kind", "two.id as two_id"])
        .select(sumsOf(of))
        .where("pair_balance.ledger_id", "=", of.ledgerId)
        .where("pair_balance.month", "<=", of.to)
        .where("one.kind", "in", [of.kind, of.otherKind])
        .where("two.kind", "in", [of.kind, of.otherKind])
        .groupBy(["pair_balance.account_id", "one.id", "two.id"])
        .orderBy("pair_balance.account_id")
        .orderBy("one.id")
        .orderBy("two.id"),
    )
    .map((row) => ({
      accountId: row.account_id,
      itemId: row.one_kind === of.kind ? row.one_id : row.two_id,
      otherItemId: row.one_kind === of.kind ? row.two_id : row.one_id,
      ...amountsOf(row),
    }));

/** Posted movements by account and party up to a day, oldest first; openings first, without a day. Party '' is none. */
export const readPartyMovements = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly accountIds: readonly AccountId[]; readonly onDate: LocalDate },
): readonly {
  readonly accountId: AccountId;
  readonly itemId: ItemId | "";
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen;
}[] => {
  const openings = reading.all(
    sqlFor
      .selectFrom("opening_balance")
      .select(["account_id as accountId", "item_id as itemId", "amount_fen as amountFen"])
      .where("ledger_id", "=", of.ledgerId)
      .where("account_id", "in", [...of.accountIds])
      .orderBy("account_id")
      .orderBy("item_id"),
  );
  // One party an entry: a project or a second party beside it would count the amount twice.
  const party = sql<
    ItemId | ""
  >`coalesce((select min(item_id) from entry_item where entry_item.voucher_id = entry.voucher_id
    and entry_item.line = entry.line and entry_item.kind in ('payee', 'member', 'person')), '')`;
  // A red voucher takes away what it cancels, on that one's day: it is no payment of what is older.
  const day = sql<LocalDate>`coalesce((select original.on_date from voucher original
    where original.id = voucher.corrects_id and voucher.kind = 'red'), voucher.on_date)`;
  const moved = reading.all(
    sqlFor
      .selectFrom("entry")
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .select(["entry.account_id as accountId", day.as("onDate"), party.as("itemId")])
      .select(sql<number>`sum(entry.debit_fen)`.as("debit"))
      .select(sql<number>`sum(entry.credit_fen)`.as("credit"))
      .where("entry.account_id", "in", [...of.accountIds])
      .where("voucher.state", "=", "posted")
      .where("voucher.on_date", "<=", of.onDate)
      .groupBy(["entry.account_id", "itemId", "onDate"])
      .orderBy("onDate")
      .orderBy("entry.account_id")
      .orderBy("itemId"),
  );
  return [
    ...openings.map((row) => ({ ...row, onDate: null })),
    // Both sides of a day stay apart: what came and was paid on one day is still something that came.
    ...moved.flatMap(({ accountId, itemId, onDate, debit, credit }) => [
      { accountId, itemId, onDate, amountFen: fen(debit) },
      { accountId, itemId, onDate, amountFen: fen(-credit) },
    ]),
  ];
};

/** 库存现金 and 银行存款 of a ledger on one day: kept balances before the month, then the month's own entries. */
export const readMoneyDay = (reading: Reading, ledgerId: LedgerId, onDate: LocalDate) => {
  const month = monthOf(onDate);
  const before = sql<number>`coalesce((select sum(amount_fen) from opening_balance where ledger_id = ${ledgerId}
      and account_id = account.id), 0)
    + coalesce((select sum(debit_fen - credit_fen) from balance where ledger_id = ${ledgerId}
      and account_id = account.id and month < ${month}), 0)`;
  const today = sql`v.on_date = ${onDate}`;
  const day = sql<{ account_id: AccountId; earlier: number; debit: number; credit: number; count: number }>`(
      select e.account_id, sum(case when ${today} then 0 else e.debit_fen - e.credit_fen end) as earlier,
        sum(case when ${today} then e.debit_fen else 0 end) as debit,
        sum(case when ${today} then e.credit_fen else 0 end) as credit,
        sum(case when ${today} then 1 else 0 end) as count
      from voucher v cross join entry e
      where e.voucher_id = v.id and v.ledger_id = ${ledgerId} and v.month = ${month} and v.state = 'posted'
        and v.on_date <= ${onDate}
      group by e.account_id)`;
  const rows = reading.all(
    sqlFor
      .selectFrom("account")
      .leftJoin(day.as("day"), "day.account_id", "account.id")
      .select(["account.id", "account.code", before.as("before"), "day.earlier", "day.debit", "day.credit"])
      .select("day.count")
      .where("account.ledger_id", "=", ledgerId)
      .where(sql<boolean>`(account.code glob '101*' or account.code glob '102*')`)
      // An account that got details later shows the days on which it was written on itself.
      .where(
        sql<boolean>`(not exists (select 1 from account as below where below.parent_id = account.id)
          or ${before} <> 0 or coalesce(day.count, 0) <> 0)`,
      )
      .orderBy("account.code"),
  );
  return rows.map((row) => ({
    accountId: row.id,
    code: row.code,
    openingFen: fen(row.before + (row.earlier ?? 0)),
    debitFen: fen(row.debit ?? 0),
    creditFen: fen(row.credit ?? 0),
    count: row.count ?? 0,
  }));
};
