import type { ReceiptUse } from "#domain/audit/facts.ts";
import { isOfBook, type RegisteredBook } from "#domain/audit/receipt-register.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readReceipts } from "#store/audit-more-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readReceiptBooks,
  readReceiptVoids,
  type ReceiptBookRow,
  type ReceiptVoidRow,
} from "#store/receipt-book-rows.ts";

/** Receipts given for money that came in, by the posted vouchers of some days, in their order. */
export const receiptUses = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): readonly ReceiptUse[] =>
  readReceipts(reading, ledgerId, days).map((row) => ({
    number: row.number,
    onDate: row.onDate,
    voucherId: row.voucherId,
    voucherName: voucherNameOf({ month: row.month, number: row.voucherNumber, word: row.word }),
    voucherOn: row.voucherOn,
    amountFen: row.amountFen,
    bankedOn: row.isBanked ? (row.lineOn ?? row.voucherOn) : null,
  }));

/** A book with its rows, for those who show who did what. */
export type BookStanding = Omit<RegisteredBook, "book" | "voids"> & {
  readonly book: ReceiptBookRow;
  readonly voids: readonly ReceiptVoidRow[];
};

/**
 * 票据登记 of a ledger as it stood on a day. `knownBy`: nothing written down later is in it, so that a closed quarter stays what it
 * was; null for all that is known now.
 */
export const booksOn = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { readonly on: LocalDate; readonly knownBy: Instant | null },
): readonly BookStanding[] => {
  const { on, knownBy } = of;
  const isKnown = (at: Instant | null): boolean => at !== null && (knownBy === null || at <= knownBy);
  const books = readReceiptBooks(reading, ledgerId)
    .filter((book) => book.issuedOn <= on && isKnown(book.recordedAt))
    .map((book) =>
      book.settledOn !== null && book.settledOn <= on && isKnown(book.settledAt)
        ? book
        : { ...book, settledOn: null, settledLast: null, shortfall: "", settledByName: null, settledAt: null },
    );
  const from = books.map(({ issuedOn }) => issuedOn).toSorted()[0];
  if (from === undefined) return [];
  const uses = receiptUses(reading, ledgerId, { from, to: on });
  const voids = readReceiptVoids(reading, ledgerId)
    .filter((each) => each.voidedOn <= on && isKnown(each.recordedAt))
    .map((each) => (isKnown(each.copiesAt) ? each : { ...each, copiesOn: null }));
  return books.map((book) => ({
    book,
    sort: book.sort,
    issuedTo: book.issuedTo,
    uses: uses.filter(({ number }) => isOfBook(book, number)),
    voids: voids.filter(({ bookId }) => bookId === book.id),
  }));
};
