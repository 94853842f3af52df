import { sql } from "kysely";
import type { ItemKind } from "#domain/books/item.ts";
import { chinaDateOf, type Instant, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, LedgerId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

/** The posted vouchers of one ledger in some months: what an audit reads whole. */
export type VoucherSpan = { readonly ledgerId: LedgerId; readonly from: Month; readonly to: Month };

const posted = (span: VoucherSpan) =>
  sqlFor
    .selectFrom("voucher")
    .where("voucher.ledger_id", "=", span.ledgerId)
    .where("voucher.month", ">=", span.from)
    .where("voucher.month", "<=", span.to)
    .where("voucher.state", "=", "posted");

export type QuarterVoucher = {
  readonly id: VoucherId;
  readonly number: number;
  readonly word: VoucherWord;
  readonly month: Month;
  readonly onDate: LocalDate;
  readonly kind: Tables["voucher"]["kind"];
  readonly paperCount: number;
  readonly fileCount: number;
  readonly preparedBy: string;
  /** The day in China it was last written. */
  readonly preparedOn: LocalDate;
  readonly reviewedBy: string | null;
  readonly postedAt: Instant;
  readonly correctsId: VoucherId | null;
  /** True when a posted red voucher takes it back. */
  readonly isReversed: boolean;
};

/** One copy of every text that comes again: a quarter repeats the same names, days and accounts thousands of times. */
const oneOfEach = (): (<Text extends string | null>(text: Text) => Text) => {
  const known = new Map<string | null, string | null>();
  return <Text extends string | null>(text: Text): Text => {
    const first = known.get(text);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an equal text has the same type.
    if (first !== undefined) return first as Text;
    known.set(text, text);
    return text;
  };
};

/** Very many vouchers are prepared at few moments: each moment is turned into its day once. */
const daysOfMoments = (): ((moment: Instant) => LocalDate) => {
  const known = new Map<string, LocalDate>();
  return (moment) => {
    const before = known.get(moment);
    if (before !== undefined) return before;
    const day = chinaDateOf(moment);
    known.set(moment, day);
    return day;
  };
};

const vouchersOf = (span: VoucherSpan) =>
  posted(span)
    .innerJoin("person as preparer", "preparer.id", "voucher.prepared_by")
    .leftJoin("person as reviewer", "reviewer.id", "voucher.reviewed_by")
    .select(["voucher.id", "voucher.number", "voucher.word", "voucher.month", "voucher.on_date", "voucher.kind"])
    .select(["voucher.paper_count", "preparer.name as preparer_name", "voucher.prepared_at"])
    .select(["reviewer.name as reviewer_name", "voucher.posted_at", "voucher.corrects_id"])
    .select([
      sql<number>`(select count(*) from attachment where attachment.voucher_id = voucher.id)`.as("file_count"),
      sql<0 | 1>`exists (select 1 from voucher as red where red.corrects_id = voucher.id and red.kind = 'red'
        and red.state = 'posted')`.as("is_reversed"),
    ])
    .orderBy("voucher.month")
    .orderBy("voucher.number")
    .orderBy("voucher.word");

/** The posted vouchers in month and number order, one after the other. */
export function* readQuarterVouchers(reading: Reading, span: VoucherSpan): IterableIterator<QuarterVoucher> {
  const one = oneOfEach();
  const dayOf = daysOfMoments();
  for (const row of reading.each(vouchersOf(span))) {
    if (row.number === null || row.posted_at === null) continue;
    yield {
      id: row.id,
      number: row.number,
      word: one(row.word),
      month: one(row.month),
      onDate: one(row.on_date),
      kind: one(row.kind),
      paperCount: row.paper_count,
      fileCount: row.file_count,
      preparedBy: one(row.preparer_name),
      preparedOn: dayOf(row.prepared_at),
      reviewedBy: one(row.reviewer_name),
      postedAt: one(row.posted_at),
      correctsId: row.corrects_id,
      isReversed: row.is_reversed === 1,
    };
  }
}

export type QuarterEntry = {
  readonly voucherId: VoucherId;
  readonly line: number;
  readonly accountId: AccountId;
  readonly accountCode: string;
  readonly summary: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly categoryId: CategoryId | null;
};

/** Entries in voucher and line order, in groups by voucher: read one by one, for a quarter may have very many. */
export const readQuarterEntries = (
  reading: Reading,
  span: VoucherSpan,
): ReadonlyMap<VoucherId, readonly QuarterEntry[]> => {
  const byVoucher = new Map<VoucherId, readonly QuarterEntry[]>();
  const one = oneOfEach();
  let own: QuarterEntry[] = [];
  // A copy is as long as it must be; what has grown keeps room for many more.
  const keep = (): void => {
    const [first] = own;
    if (first !== undefined) byVoucher.set(first.voucherId, own.slice());
    own = [];
  };
  const query = posted(span)
    .crossJoin("entry")
    .innerJoin("account", "account.id", "entry.account_id")
    .whereRef("entry.voucher_id", "=", "voucher.id")
    .select(["entry.voucher_id", "entry.line", "entry.account_id", "account.code", "entry.summary"])
    .select(["entry.debit_fen", "entry.credit_fen", "entry.category_id"])
    .orderBy("voucher.month")
    .orderBy("voucher.number")
    .orderBy("voucher.word")
    .orderBy("entry.line");
  for (const row of reading.each(query)) {
    if (own[0]?.voucherId !== row.voucher_id) keep();
    own.push({
      voucherId: own[0]?.voucherId ?? row.voucher_id,
      line: row.line,
      accountId: one(row.account_id),
      accountCode: one(row.code),
      summary: one(row.summary),
      debitFen: row.debit_fen,
      creditFen: row.credit_fen,
      categoryId: one(row.category_id),
    });
  }
  keep();
  return byVoucher;
};

export type QuarterItem = {
  readonly voucherId: VoucherId;
  readonly line: number;
  readonly kind: ItemKind;
  readonly code: string;
  readonly name: string;
};

export const readQuarterItems = (reading: Reading, span: VoucherSpan): readonly QuarterItem[] =>
  reading
    .all(
      posted(span)
        .crossJoin("entry_item")
        .innerJoin("item", "item.id", "entry_item.item_id")
        .whereRef("entry_item.voucher_id", "=", "voucher.id")
        .select(["entry_item.voucher_id", "entry_item.line", "entry_item.kind", "item.code", "item.name"])
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("voucher.word")
        .orderBy("entry_item.line")
        .orderBy("entry_item.kind"),
    )
    .map((row) => ({
      voucherId: row.voucher_id,
      line: row.line,
      kind: row.kind,
      code: row.code,
      name: row.name,
    }));

export type QuarterDocument = {
  readonly voucherId: VoucherId;
  readonly kind: Tables["document"]["kind"];
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly party: string;
  /** What the paper says was bought, or a remark on it. */
  readonly note: string;
  readonly handler: string;
  readonly units: number | null;
};

export const readQuarterDocuments = (reading: Reading, span: VoucherSpan): readonly QuarterDocument[] =>
  reading
    .all(
      posted(span)
        .crossJoin("document")
        .whereRef("document.voucher_id", "=", "voucher.id")
        .select(["document.voucher_id", "document.kind", "document.number", "document.on_date"])
        .select(["document.amount_fen", "document.party", "document.note", "document.handler", "document.units"])
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("voucher.word")
        .orderBy("document.no"),
    )
    .map((row) => ({
      voucherId: row.voucher_id,
      kind: row.kind,
      number: row.number,
      onDate: row.on_date,
      amountFen: row.amount_fen,
      party: row.party,
      note: row.note,
      handler: row.handler,
      units: row.units,
    }));

export type QuarterApproval = {
  readonly voucherId: VoucherId;
  readonly role: Tables["approval"]["role"];
  readonly name: string;
  readonly onDate: LocalDate;
};

export const readQuarterApprovals = (reading: Reading, span: VoucherSpan): readonly QuarterApproval[] =>
  reading
    .all(
      posted(span)
        .crossJoin("approval")
        .whereRef("approval.voucher_id", "=", "voucher.id")
        .select(["approval.voucher_id", "approval.role", "approval.name", "approval.on_date"])
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("voucher.word")
        .orderBy("approval.role"),
    )
    .map((row) => ({ voucherId: row.voucher_id, role: row.role, name: row.name, onDate: row.on_date }));

/** The bank lines that book a voucher, oldest first: when its money moved, and with whom. */
export type QuarterPayment = {
  readonly voucherId: VoucherId;
  readonly line: number;
  readonly bookedOn: LocalDate;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly counterpartyBank: string;
  readonly serial: string;
};

export const readQuarterPayments = (reading: Reading, span: VoucherSpan): readonly QuarterPayment[] =>
  reading
    .all(
      posted(span)
        .innerJoin("bank_tie", "bank_tie.voucher_id", "voucher.id")
        .innerJoin("bank_line", "bank_line.id", "bank_tie.bank_line_id")
        .select(["bank_tie.voucher_id", "bank_tie.line", "bank_line.booked_on", "bank_line.counterparty_name"])
        .select(["bank_line.counterparty_account", "bank_line.counterparty_bank", "bank_line.serial"])
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("voucher.word")
        .orderBy("bank_line.booked_on")
        .orderBy("bank_line.id"),
    )
    .map((row) => ({
      voucherId: row.voucher_id,
      line: row.line,
      bookedOn: row.booked_on,
      counterpartyName: row.counterparty_name,
      counterpartyAccount: row.counterparty_account,
      counterpartyBank: row.counterparty_bank,
      serial: row.serial ?? "",
    }));

/** The resolutions the quarter's vouchers name. */
export const readQuarterLinks = (
  reading: Reading,
  span: VoucherSpan,
): readonly { readonly voucherId: VoucherId; readonly resolutionId: ResolutionId }[] =>
  reading
    .all(
      posted(span)
        .crossJoin("voucher_resolution")
        .whereRef("voucher_resolution.voucher_id", "=", "voucher.id")
        .select(["voucher_resolution.voucher_id", "voucher_resolution.resolution_id"])
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("voucher.word")
        .orderBy("voucher_resolution.resolution_id"),
    )
    .map((row) => ({ voucherId: row.voucher_id, resolutionId: row.resolution_id }));
