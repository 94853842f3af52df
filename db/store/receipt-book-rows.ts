import type { ReceiptBook } from "#domain/audit/receipt-register.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, ReceiptBookId, ReceiptVoidId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One book of receipts with who handed it out and who wrote it off. */
export type ReceiptBookRow = ReceiptBook & {
  readonly id: ReceiptBookId;
  readonly ledgerId: LedgerId;
  readonly sort: string;
  readonly issuedTo: string;
  readonly note: string;
  readonly recordedBy: PersonId;
  readonly recordedByName: string;
  readonly recordedAt: Instant;
  readonly shortfall: string;
  readonly settledByName: string | null;
  readonly settledAt: Instant | null;
};

/** One spoilt receipt. */
export type ReceiptVoidRow = {
  readonly id: ReceiptVoidId;
  readonly bookId: ReceiptBookId;
  readonly number: number;
  readonly voidedOn: LocalDate;
  readonly reason: string;
  readonly copiesOn: LocalDate | null;
  readonly recordedByName: string;
  readonly recordedAt: Instant;
  readonly copiesAt: Instant | null;
};

const books = () =>
  sqlFor
    .selectFrom("receipt_book as book")
    .innerJoin("person as recorder", "recorder.id", "book.recorded_by")
    .leftJoin("person as settler", "settler.id", "book.settled_by")
    .selectAll("book")
    .select(["recorder.name as recorder_name", "settler.name as settler_name"])
    .orderBy("book.series")
    .orderBy("book.width")
    .orderBy("book.first_no")
    .orderBy("book.id");

const bookFrom = (
  row: Tables["receipt_book"] & { readonly recorder_name: string; readonly settler_name: string | null },
): ReceiptBookRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  sort: row.sort,
  series: row.series,
  width: row.width,
  first: row.first_no,
  last: row.last_no,
  issuedOn: row.issued_on,
  issuedTo: row.issued_to,
  note: row.note,
  recordedBy: row.recorded_by,
  recordedByName: row.recorder_name,
  recordedAt: row.recorded_at,
  settledOn: row.settled_on,
  settledLast: row.settled_last,
  shortfall: row.shortfall,
  settledByName: row.settler_name,
  settledAt: row.settled_at,
});

/** The books of one ledger, or of all, by their numbers. */
export const readReceiptBooks = (reading: Reading, ledgerId: LedgerId | null): readonly ReceiptBookRow[] =>
  reading.all(ledgerId === null ? books() : books().where("book.ledger_id", "=", ledgerId)).map(bookFrom);

export const readReceiptBook = (reading: Reading, id: ReceiptBookId): ReceiptBookRow | undefined => {
  const row = reading.first(books().where("book.id", "=", id));
  return row === undefined ? undefined : bookFrom(row);
};

const voids = () =>
  sqlFor
    .selectFrom("receipt_void as spoilt")
    .innerJoin("receipt_book as book", "book.id", "spoilt.book_id")
    .innerJoin("person as recorder", "recorder.id", "spoilt.recorded_by")
    .selectAll("spoilt")
    .select("recorder.name as recorder_name")
    .orderBy("book.first_no")
    .orderBy("spoilt.number")
    .orderBy("spoilt.id");

const voidFrom = (row: Tables["receipt_void"] & { readonly recorder_name: string }): ReceiptVoidRow => ({
  id: row.id,
  bookId: row.book_id,
  number: row.number,
  voidedOn: row.voided_on,
  reason: row.reason,
  copiesOn: row.copies_on,
  recordedByName: row.recorder_name,
  recordedAt: row.recorded_at,
  copiesAt: row.copies_at,
});

/** What was spoilt of a ledger's books, by book and number. */
export const readReceiptVoids = (reading: Reading, ledgerId: LedgerId): readonly ReceiptVoidRow[] =>
  reading.all(voids().where("book.ledger_id", "=", ledgerId)).map(voidFrom);

export const readReceiptVoid = (reading: Reading, id: ReceiptVoidId): ReceiptVoidRow | undefined => {
  const row = reading.first(voids().where("spoilt.id", "=", id));
  return row === undefined ? undefined : voidFrom(row);
};

export const addReceiptBook = (writing: Writing, row: Tables["receipt_book"]): void => {
  writing.run(sqlFor.insertInto("receipt_book").values(row));
};

/** Takes away a book registered by mistake, of which nothing was used. */
export const deleteReceiptBook = (writing: Writing, id: ReceiptBookId): void => {
  writing.run(sqlFor.deleteFrom("receipt_book").where("id", "=", id));
};

export const settleBook = (
  writing: Writing,
  end: {
    readonly id: ReceiptBookId;
    readonly on: LocalDate;
    readonly last: number;
    readonly shortfall: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const columns = {
    settled_on: end.on,
    settled_last: end.last,
    shortfall: end.shortfall,
    settled_by: end.by,
    settled_at: end.at,
  };
  writing.run(sqlFor.updateTable("receipt_book").set(columns).where("id", "=", end.id));
};

export const addReceiptVoid = (writing: Writing, row: Tables["receipt_void"]): void => {
  writing.run(sqlFor.insertInto("receipt_void").values(row));
};

export const deleteReceiptVoid = (writing: Writing, id: ReceiptVoidId): void => {
  writing.run(sqlFor.deleteFrom("receipt_void").where("id", "=", id));
};

/** The missing copies of a spoilt receipt were found on a day. */
export const saveCopies = (
  writing: Writing,
  found: { readonly id: ReceiptVoidId; readonly on: LocalDate; readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = { copies_on: found.on, copies_by: found.by, copies_at: found.at };
  writing.run(sqlFor.updateTable("receipt_void").set(columns).where("id", "=", found.id));
};
