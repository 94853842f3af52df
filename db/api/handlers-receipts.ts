import type { receiptBookMethods } from "#contract/receipt-books.ts";
import {
  issueReceiptBook,
  listReceiptBooks,
  removeReceiptBook,
  settleReceiptBook,
  showCopies,
  spoilReceipt,
  unspoilReceipt,
} from "#flow/receipt-books.ts";
import type { HandlersOf } from "./handler.ts";

export const receiptBookHandlers: HandlersOf<keyof typeof receiptBookMethods> = {
  "receiptBook.list": listReceiptBooks,
  "receiptBook.issue": issueReceiptBook,
  "receiptBook.remove": removeReceiptBook,
  "receiptBook.spoil": spoilReceipt,
  "receiptBook.unspoil": unspoilReceipt,
  "receiptBook.showCopies": showCopies,
  "receiptBook.settle": settleReceiptBook,
};
