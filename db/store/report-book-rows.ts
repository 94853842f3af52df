import { sql } from "kysely";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { MonthTurnover } from "#domain/reports/book-page.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Which part of a book: the accounts of one heading, and one auxiliary item or all. */
export type BookSelection = {
  readonly ledgerId: LedgerId;
  readonly accountIds: readonly AccountId[];
  readonly itemId: ItemId | null;
  /** A second dimension beside `itemId`: entries and kept sums of both at once. */
  readonly otherItemId?: ItemId | null | undefined;
};

type Kept = { readonly month: Month; readonly debit_fen: Fen; readonly credit_fen: Fen };

/** Both dimensions of a selection in the order the kept sums name them. */
const pairOf = ({ itemId, otherItemId = null }: BookSelection): readonly [ItemId, ItemId] | null => {
  if (itemId === null || otherItemId === null) return null;
  return itemId < otherItemId ? [itemId, otherItemId] : [otherItemId, itemId];
};

/** The kept monthly rows of a selection: of its accounts, or of one item within them. */
const keptOf = (of: BookSelection) => {
  const accounts = sql.join([...of.accountIds]);
  const pair = pairOf(of);
  const kept =
    pair !== null
      ? sql<Kept>`(select month, debit_fen, credit_fen from pair_balance where ledger_id = ${of.ledgerId}
          and account_id in (${accounts}) and item_id = ${pair[0]} and other_item_id = ${pair[1]})`
      : of.itemId === null
        ? sql<Kept>`(select month, debit_fen, credit_fen from balance
          where ledger_id = ${of.ledgerId} and account_id in (${accounts}))`
        : sql<Kept>`(select month, debit_fen, credit_fen from item_balance
          where ledger_id = ${of.ledgerId} and account_id in (${accounts}) and item_id = ${of.itemId})`;
  return sqlFor.selectFrom(kept.as("kept"));
};

/** Debit-positive balance of a selection before a month, from the kept balances. */
export const readBookBefore = (reading: Reading, of: BookSelection, month: Month): Fen => {
  if (of.accountIds.length === 0) return fen(0);
  const openings = sqlFor
    .selectFrom("opening_balance")
    .select(sql<number | null>`sum(amount_fen)`.as("amount"))
    .where("ledger_id", "=", of.ledgerId)
    .where("account_id", "in", [...of.accountIds]);
  // Openings are kept by one dimension: two at once begin with nothing.
  const opening =
    pairOf(of) === null
      ? reading.first(of.itemId === null ? openings : openings.where("item_id", "=", of.itemId))
      : undefined;
  const moved = reading.first(
    keptOf(of)
      .select(sql<number | null>`sum(debit_fen - credit_fen)`.as("amount"))
      .where("month", "<", month),
  );
  return fen((opening?.amount ?? 0) + (moved?.amount ?? 0));
};

/** Turnover of a selection by month, from the kept balances; the number of entries comes from the entries. */
export const readBookMonths = (
  reading: Reading,
  of: BookSelection,
  span: { readonly from: Month; readonly to: Month },
): readonly MonthTurnover[] => {
  if (of.accountIds.length === 0) return [];
  const rows = reading.all(
    keptOf(of)
      .select(["month", sql<number>`sum(debit_fen)`.as("debit"), sql<number>`sum(credit_fen)`.as("credit")])
      .where("month", ">=", span.from)
      .where("month", "<=", span.to)
      .groupBy("month")
      .orderBy("month"),
  );
  const counts = new Map(countEntries(reading, of, span).map((row) => [row.month, row.count]));
  return rows.map((row) => ({
    month: row.month,
    count: counts.get(row.month) ?? 0,
    debitFen: fen(row.debit),
    creditFen: fen(row.credit),
  }));
};

const ofItem = (itemId: ItemId) =>
  sql<boolean>`exists (select 1 from entry_item where entry_item.voucher_id = entry.voucher_id
    and entry_item.line = entry.line and entry_item.item_id = ${itemId})`;

const narrowed = <Query extends { where: (of: ReturnType<typeof ofItem>) => Query }>(
  query: Query,
  { itemId, otherItemId = null }: BookSelection,
): Query => {
  const first = itemId === null ? query : query.where(ofItem(itemId));
  return otherItemId === null ? first : first.where(ofItem(otherItemId));
};

const countEntries = (
  reading: Reading,
  of: BookSelection,
  span: { readonly from: Month; readonly to: Month },
): readonly { readonly month: Month; readonly count: number }[] => {
  // By the vouchers of the span, as below: an account's own entries may be of ten years.
  const query = sqlFor
    .selectFrom("voucher")
    .crossJoin("entry")
    .select((each) => ["voucher.month", each.fn.countAll<number>().as("count")])
    .whereRef("entry.voucher_id", "=", "voucher.id")
    .where("voucher.ledger_id", "=", of.ledgerId)
    .where("entry.account_id", "in", [...of.accountIds])
    .where("voucher.state", "=", "posted")
    .where("voucher.month", ">=", span.from)
    .where("voucher.month", "<=", span.to)
    .groupBy("voucher.month")
    .orderBy("voucher.month");
  return reading.all(narrowed(query, of));
};

export type BookEntryRow = {
  readonly voucherId: VoucherId;
  readonly number: number;
  readonly word: string;
  readonly onDate: LocalDate;
  readonly line: number;
  readonly summary: string;
  readonly accountId: AccountId;
  readonly quantityMilli: number | null;
  readonly categoryId: CategoryId | null;
  readonly isClosing: boolean;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

/** The first `limit` posted entries of a selection in one month, in date, number and line order; -1 for all. */
export const readBookEntries = (
  reading: Reading,
  of: BookSelection,
  part: { readonly month: Month; readonly limit: number },
): readonly BookEntryRow[] => {
  // The cross join keeps the order of reading: one month's vouchers first, then their few entries.
  const query = sqlFor
    .selectFrom("voucher")
    .crossJoin("entry")
    .select(["voucher.id", "voucher.number", "voucher.word", "voucher.on_date", "entry.line", "entry.summary"])
    .select(["entry.debit_fen", "entry.credit_fen", "entry.account_id", "entry.quantity_milli"])
    .select(["entry.category_id", "voucher.kind"])
    .whereRef("entry.voucher_id", "=", "voucher.id")
    .where("voucher.ledger_id", "=", of.ledgerId)
    .where("voucher.month", "=", part.month)
    .where("voucher.state", "=", "posted")
    .where("entry.account_id", "in", [...of.accountIds])
    .orderBy("voucher.on_date")
    .orderBy("voucher.number")
    // 收-1 and 付-1 of one day each keep their entries together.
    .orderBy("voucher.id")
    .orderBy("entry.line")
    .limit(part.limit);
  const rows = reading.all(narrowed(query, of));
  return rows.map((row) => ({
    voucherId: row.id,
    number: row.number ?? 0,
    word: row.word,
    onDate: row.on_date,
    line: row.line,
    summary: row.summary,
    accountId: row.account_id,
    quantityMilli: row.quantity_milli,
    categoryId: row.category_id,
    isClosing: row.kind === "closing",
    debitFen: row.debit_fen,
    creditFen: row.credit_fen,
  }));
};

/** Every entry of some vouchers: what stands on the other side of an entry. */
export const readEntriesOf = (
  reading: Reading,
  voucherIds: readonly VoucherId[],
): readonly {
  readonly voucherId: VoucherId;
  readonly line: number;
  readonly accountId: AccountId;
  readonly isDebit: boolean;
}[] => {
  const rows = [];
  // SQLite takes a limited number of parameters in one statement.
  for (let at = 0; at < voucherIds.length; at += 500) {
    rows.push(
      ...reading.all(
        sqlFor
          .selectFrom("entry")
          .select(["voucher_id", "line", "account_id", "debit_fen"])
          .where("voucher_id", "in", voucherIds.slice(at, at + 500))
          .orderBy("voucher_id")
          .orderBy("line"),
      ),
    );
  }
  return rows.map((row) => ({
    voucherId: row.voucher_id,
    line: row.line,
    accountId: row.account_id,
    isDebit: row.debit_fen !== 0,
  }));
};
