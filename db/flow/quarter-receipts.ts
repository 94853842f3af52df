import { bookSummary, receiptRuns } from "#domain/audit/income-tests.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import { gapText, isOfBook, receiptStanding, receiptText } from "#domain/audit/receipt-register.ts";
import { listed } from "#domain/audit/names.ts";
import { firstDayOf, month as monthFrom, type Instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { Reading } from "#store/query.ts";
import type { QuarterMaterial } from "./quarter-material.ts";
import { booksOn, receiptUses, type BookStanding } from "./receipt-registered.ts";

const registeredRow = (standing: BookStanding): QuarterBook["receiptBooks"][number] => {
  const { book } = standing;
  const { usedNumbers, voidNumbers, unused, gaps, amountFen } = receiptStanding(standing);
  return {
    sort: book.sort,
    first: receiptText(book, book.first),
    last: receiptText(book, book.last),
    issuedTo: book.issuedTo,
    issuedOn: book.issuedOn,
    used: usedNumbers.size,
    spoilt: voidNumbers.size,
    unused,
    span: book.last - book.first + 1,
    amountFen: fen(amountFen),
    missing: listed(gaps.map((gap) => gapText(book, gap))),
    settledOn: book.settledOn,
  };
};

/**
 * 票据使用登记 on the quarter's last day as it was known at its closing: registered books that were open in the year, then what the
 * year's vouchers name of no registered book, in runs with no jump longer than `most`; and what was spoilt.
 */
export const receiptSheetRows = (
  reading: Reading,
  material: QuarterMaterial,
  of: { readonly most: number; readonly closedAt: Instant },
): Pick<QuarterBook, "receiptBooks" | "spoiltReceipts"> => {
  const { ledger, lastDay } = material;
  const from = firstDayOf(monthFrom(`${lastDay.slice(0, 4)}-01`));
  const registered = booksOn(reading, ledger.id, { on: lastDay, knownBy: of.closedAt });
  const uses = receiptUses(reading, ledger.id, { from, to: lastDay });
  const others = uses.filter(({ number }) => !registered.some(({ book }) => isOfBook(book, number)));
  return {
    receiptBooks: [
      ...registered.filter(({ book }) => book.settledOn === null || book.settledOn >= from).map(registeredRow),
      ...receiptRuns(others, of.most).map(bookSummary),
    ],
    spoiltReceipts: registered.flatMap(({ book, voids }) =>
      voids
        .filter(({ voidedOn, copiesOn }) => voidedOn >= from || copiesOn === null)
        .map(({ number, voidedOn, reason, copiesOn, recordedByName }) => ({
          sort: book.sort,
          number: receiptText(book, number),
          voidedOn,
          reason,
          copiesOn: copiesOn !== null && copiesOn <= lastDay ? copiesOn : null,
          byName: recordedByName,
        })),
    ),
  };
};
