import { sql } from "kysely";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fenFromYuanText, fen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import { likeText, voucherNumberIn } from "./search-words.ts";
import type { Tables } from "./tables.ts";

export type VoucherFilter = {
  readonly ledgerId: LedgerId | null;
  readonly fromMonth: Month | null;
  readonly toMonth: Month | null;
  readonly state: Tables["voucher"]["state"] | null;
  readonly onlyHeld: boolean;
  readonly categoryId: CategoryId | null;
  readonly text: string;
};

/** One row of a voucher list: what the list shows without opening the voucher. */
export type VoucherHeadRow = {
  readonly id: VoucherId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly state: Tables["voucher"]["state"];
  readonly kind: Tables["voucher"]["kind"];
  readonly word: string;
  readonly number: number | null;
  readonly onDate: LocalDate;
  readonly paperCount: number;
  readonly summary: string;
  readonly totalFen: Fen;
  readonly preparedByName: string;
  readonly reviewedByName: string | null;
  readonly postedByName: string | null;
  readonly isHeld: boolean;
  readonly hasMovedMoney: boolean;
  readonly returnedReason: string | null;
  readonly version: number;
  readonly correctsId: VoucherId | null;
  readonly importedFrom: string | null;
};

const isHeld = sql<0 | 1>`(voucher.state = 'draft' and exists (select 1 from hit where hit.voucher_id = voucher.id
  and hit.stage = 'entry' and hit.decision = 'open'))`;

const matching = (filter: VoucherFilter) => {
  let query = sqlFor.selectFrom("voucher");
  if (filter.ledgerId !== null) query = query.where("voucher.ledger_id", "=", filter.ledgerId);
  if (filter.fromMonth !== null) query = query.where("voucher.month", ">=", filter.fromMonth);
  if (filter.toMonth !== null) query = query.where("voucher.month", "<=", filter.toMonth);
  if (filter.state !== null) query = query.where("voucher.state", "=", filter.state);
  if (filter.onlyHeld) query = query.where(sql<boolean>`${isHeld} = 1`);
  if (filter.categoryId !== null) {
    const { categoryId } = filter;
    query = query.where((each) =>
      each.exists(
        each
          .selectFrom("entry")
          .select("entry.line")
          .whereRef("entry.voucher_id", "=", "voucher.id")
          .where("entry.category_id", "=", categoryId),
      ),
    );
  }
  if (filter.text === "") return query;
  const words = likeText(filter.text);
  const numbered = voucherNumberIn(filter.text);
  const amount = fenFromYuanText(filter.text);
  const amountFen = amount.ok ? amount.value : null;
  // ORed by hand: a number, an amount, part of a summary, or part of a payee's or item's name.
  return query.where(
    sql<boolean>`((${numbered === null ? 0 : 1} and voucher.number = ${numbered?.number ?? 0}
        and ${numbered?.word ?? ""} in ('', voucher.word))
      or exists (select 1 from entry where entry.voucher_id = voucher.id and (entry.summary like ${words} escape '\\'
        or (${amountFen} is not null and (entry.debit_fen = ${amountFen} or entry.credit_fen = ${amountFen}))))
      or exists (select 1 from document where document.voucher_id = voucher.id
        and (document.party like ${words} escape '\\' or document.number like ${words} escape '\\'))
      or exists (select 1 from entry_item join item on item.id = entry_item.item_id
        where entry_item.voucher_id = voucher.id and item.name like ${words} escape '\\'))`,
  );
};

const heads = (filter: VoucherFilter) =>
  matching(filter)
    .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
    .innerJoin("person as preparer", "preparer.id", "voucher.prepared_by")
    .leftJoin("person as reviewer", "reviewer.id", "voucher.reviewed_by")
    .leftJoin("person as poster", "poster.id", "voucher.posted_by")
    .select(["voucher.id", "voucher.ledger_id", "ledger.name as ledger_name", "voucher.state", "voucher.kind"])
    .select(["voucher.word", "voucher.number", "voucher.on_date", "voucher.paper_count", "voucher.returned_reason"])
    .select(["voucher.version", "voucher.corrects_id", "preparer.name as prepared_by_name"])
    .select(["reviewer.name as reviewed_by_name", "poster.name as posted_by_name"])
    .select((each) => [
      each
        .selectFrom("entry")
        .whereRef("entry.voucher_id", "=", "voucher.id")
        .where("entry.line", "=", 1)
        .select("summary")
        .as("summary"),
      each
        .selectFrom("entry")
        .whereRef("entry.voucher_id", "=", "voucher.id")
        .select((inner) => inner.fn.sum<number>("debit_fen").as("total"))
        .as("total"),
      isHeld.as("is_held"),
      sql<0 | 1>`exists (select 1 from bank_tie where bank_tie.voucher_id = voucher.id)`.as("has_moved_money"),
      each
        .selectFrom("imported_voucher")
        .whereRef("imported_voucher.voucher_id", "=", "voucher.id")
        .select("source_place")
        .as("imported_from"),
    ]);

type HeadRow = ReturnType<ReturnType<typeof heads>["execute"]> extends Promise<(infer Row)[]> ? Row : never;

const headFrom = (row: HeadRow): VoucherHeadRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  ledgerName: row.ledger_name,
  state: row.state,
  kind: row.kind,
  word: row.word,
  number: row.number,
  onDate: row.on_date,
  paperCount: row.paper_count,
  summary: row.summary ?? "",
  totalFen: fen(row.total ?? 0),
  preparedByName: row.prepared_by_name,
  reviewedByName: row.reviewed_by_name,
  postedByName: row.posted_by_name,
  isHeld: row.is_held === 1,
  hasMovedMoney: row.has_moved_money === 1,
  returnedReason: row.returned_reason,
  version: row.version,
  correctsId: row.corrects_id,
  importedFrom: row.imported_from,
});

/** One page of vouchers, newest month first, unposted ones before posted ones, then by number. */
export const readVoucherHeads = (
  reading: Reading,
  filter: VoucherFilter,
  page: { readonly skip: number; readonly take: number },
): { readonly vouchers: readonly VoucherHeadRow[]; readonly total: number } => {
  const count = reading.first(matching(filter).select((each) => each.fn.countAll<number>().as("total")));
  const rows = reading.all(
    heads(filter)
      .orderBy("voucher.month", "desc")
      .orderBy(sql`voucher.number is not null`)
      .orderBy("voucher.number", "desc")
      .orderBy("voucher.on_date", "desc")
      .orderBy("voucher.id")
      .limit(page.take)
      .offset(page.skip),
  );
  return { vouchers: rows.map(headFrom), total: count?.total ?? 0 };
};

export const readVoucherHead = (reading: Reading, id: VoucherId): VoucherHeadRow | undefined => {
  const wide = { ledgerId: null, fromMonth: null, toMonth: null, state: null, onlyHeld: false } as const;
  const row = reading.first(
    heads({ ...wide, categoryId: null, text: "" })
      .where("voucher.id", "=", id)
      .orderBy("voucher.id"),
  );
  return row === undefined ? undefined : headFrom(row);
};

/** Different summaries of a ledger's newest entries, latest first. */
export const readSummaries = (reading: Reading, ledgerId: LedgerId): readonly string[] => {
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .select("entry.summary")
      .where("voucher.ledger_id", "=", ledgerId)
      .orderBy("voucher.month", "desc")
      .orderBy("voucher.prepared_at", "desc")
      .orderBy("entry.line")
      .limit(2000),
  );
  return [...new Set(rows.map((row) => row.summary))].filter((summary) => summary !== "").slice(0, 200);
};

/** Drafts whose caps or rules may have changed: of one ledger or all, with an entry of one of the categories or of any. */
export const readDraftIds = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId | null; readonly categoryIds: readonly CategoryId[] | null },
): readonly VoucherId[] => {
  let query = sqlFor
    .selectFrom("voucher")
    .select("voucher.id")
    .where("voucher.state", "=", "draft")
    .where(sql<boolean>`voucher.state <> 'posted'`);
  if (of.ledgerId !== null) query = query.where("voucher.ledger_id", "=", of.ledgerId);
  const { categoryIds } = of;
  if (categoryIds !== null) {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom("entry")
          .select("entry.line")
          .whereRef("entry.voucher_id", "=", "voucher.id")
          .where("entry.category_id", "in", categoryIds),
      ),
    );
  }
  return reading.all(query.orderBy("voucher.id")).map((row) => row.id);
};

/** A ledger's closing vouchers that are not posted yet. */
export const readOpenClosings = (
  reading: Reading,
  ledgerId: LedgerId,
): readonly { readonly id: VoucherId; readonly state: Tables["voucher"]["state"]; readonly month: Month }[] =>
  reading.all(
    sqlFor
      .selectFrom("voucher")
      .select(["id", "state", "month"])
      .where("ledger_id", "=", ledgerId)
      .where("kind", "=", "closing")
      .where(sql<boolean>`voucher.state <> 'posted'`)
      .orderBy("id"),
  );

/** Ordinary and supplementary vouchers posted in a span of days, by ledger, day and number: what a rule is tried on. */
export const readPostedSpendings = (
  reading: Reading,
  span: { readonly fromOn: LocalDate; readonly toOn: LocalDate },
): readonly { readonly id: VoucherId; readonly ledgerId: LedgerId; readonly ledgerName: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
      .select(["voucher.id", "voucher.ledger_id as ledgerId", "ledger.name as ledgerName"])
      .where("voucher.state", "=", "posted")
      .where("voucher.kind", "in", ["ordinary", "supplement"])
      .where("voucher.on_date", ">=", span.fromOn)
      .where("voucher.on_date", "<=", span.toOn)
      .orderBy("ledger.name")
      .orderBy("voucher.on_date")
      .orderBy("voucher.number"),
  );
