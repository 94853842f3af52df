import * as z from "zod";
import { method } from "./method.ts";
import {
  fenAmount,
  freeText,
  ledgerId,
  lineOfText,
  localDateText,
  receiptBookId,
  receiptVoidId,
  voucherId,
} from "./scalars.ts";

const book = z.object({
  id: receiptBookId,
  sort: z.string(),
  firstNumber: z.string(),
  lastNumber: z.string(),
  issuedOn: localDateText,
  issuedTo: z.string(),
  note: z.string(),
  recordedByName: z.string(),
  settledOn: localDateText.nullable(),
  settledByName: z.string().nullable(),
  /** Why it was written off with receipts missing; '' otherwise. */
  shortfall: z.string(),
  /** 起止号数 = 已用 + 作废 + 缺号 + 未用. */
  count: z.int(),
  used: z.int(),
  spoilt: z.int(),
  missing: z.int(),
  unused: z.int(),
  /** Runs of numbers that are nowhere, as they are written. */
  gaps: z.array(z.string()),
  amountFen: fenAmount,
  lastUsedOn: localDateText.nullable(),
  voids: z.array(
    z.object({
      id: receiptVoidId,
      number: z.string(),
      voidedOn: localDateText,
      reason: z.string(),
      /** The day on which every copy was there; null while one is missing. */
      copiesOn: localDateText.nullable(),
      recordedByName: z.string(),
    }),
  ),
});

const failures = ["not-found", "date-in-future", "receipt-book-bad"] as const;

/** 票据登记: which books of receipts were handed out, what of them was used, spoilt or is still blank, and their writing off. */
export const receiptBookMethods = {
  /** The books of a ledger; what was used of them is told from its posted vouchers. */
  "receiptBook.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      books: z.array(book),
      /** Receipts of posted vouchers that are of no registered book. */
      strays: z.array(
        z.object({ voucherId, voucherName: z.string(), number: z.string(), onDate: localDateText.nullable() }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** 领用: hands out one book. Its numbers may not be in another book of the township. */
  "receiptBook.issue": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      ledgerId,
      sort: lineOfText(40),
      firstNumber: lineOfText(40),
      lastNumber: lineOfText(40),
      issuedOn: localDateText,
      issuedTo: lineOfText(40),
      note: freeText(300).default(""),
    }),
    output: z.object({ id: receiptBookId }),
    failures,
  }),
  /** Takes back a book registered by mistake: nothing of it used or spoilt, and no month closed since. */
  "receiptBook.remove": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: receiptBookId }),
    output: z.object({ ledgerId }),
    failures: ["not-found", "receipt-book-bad"],
  }),
  /** 作废: one receipt is spoilt; `hasAllCopies` when every copy lies in the book. */
  "receiptBook.spoil": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      bookId: receiptBookId,
      number: lineOfText(40),
      voidedOn: localDateText,
      reason: lineOfText(200),
      hasAllCopies: z.boolean(),
    }),
    output: z.object({ id: receiptVoidId }),
    failures,
  }),
  /** Takes back a spoilt receipt written down by mistake, before a month was closed since and the book was written off. */
  "receiptBook.unspoil": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: receiptVoidId }),
    output: z.object({ ledgerId }),
    failures: ["not-found", "receipt-book-bad"],
  }),
  /** The missing copies of a spoilt receipt were found. */
  "receiptBook.showCopies": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: receiptVoidId, foundOn: localDateText }),
    output: z.object({}),
    failures,
  }),
  /** 核销 by another person than who handed it out; with receipts missing only with the reason. */
  "receiptBook.settle": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ id: receiptBookId, settledOn: localDateText, shortfall: freeText(300).default("") }),
    output: z.object({ unused: z.int() }),
    failures: [...failures, "same-person"],
  }),
} as const;
