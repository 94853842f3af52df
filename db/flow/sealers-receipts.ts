import { readReceiptBook, readReceiptVoid } from "#store/receipt-book-rows.ts";
import { one, type Sealers } from "./sealer.ts";

/** What the calls of 票据登记 changed. */
export const receiptSealers: Sealers = {
  "receiptBook.issue": ({ input }) => one("receipt-books", input.ledgerId),
  "receiptBook.remove": ({ value }) => one("receipt-books", value.ledgerId),
  "receiptBook.spoil": ({ input }, reading) => one("receipt-books", readReceiptBook(reading, input.bookId)?.ledgerId),
  "receiptBook.unspoil": ({ value }) => one("receipt-books", value.ledgerId),
  "receiptBook.showCopies": ({ input }, reading) => {
    const spoilt = readReceiptVoid(reading, input.id);
    return one("receipt-books", spoilt === undefined ? "" : readReceiptBook(reading, spoilt.bookId)?.ledgerId);
  },
  "receiptBook.settle": ({ input }, reading) => one("receipt-books", readReceiptBook(reading, input.id)?.ledgerId),
};
