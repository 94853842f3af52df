import * as z from "zod";
import { payoutFields } from "#domain/funds/payout.ts";
import { method } from "./method.ts";
import {
  bankAccountId,
  fenAmount,
  fileBytes,
  freeText,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  namedFile,
  payListId,
  payoutId,
} from "./scalars.ts";

const sourceKind = z.enum(["pay-list", "distribution"]);
const source = z.object({ kind: sourceKind, id: z.string().min(1).max(64) });
const template = z.object({
  id: z.string().max(64),
  title: z.string().trim().max(80),
  format: z.enum(["xlsx", "csv", "txt"]),
  separator: z.string().max(1),
  encoding: z.enum(["utf-8", "gb18030"]),
  hasHeader: z.boolean(),
  hasSummary: z.boolean(),
  columns: z
    .array(z.object({ heading: freeText(40), field: z.enum(payoutFields) }))
    .max(20)
    .readonly(),
  isUnverified: z.boolean(),
  answer: z
    .object({
      heading: freeText(40),
      paid: z.array(lineOfText(40)).max(50).readonly(),
      failed: z.array(lineOfText(40)).max(50).readonly(),
    })
    .optional(),
});
const head = z.object({
  id: payoutId,
  ledgerId,
  sourceKind,
  sourceId: z.string(),
  parentId: payoutId.nullable(),
  title: z.string(),
  madeByName: z.string(),
  madeAt: instantText,
  rowCount: z.int(),
  totalFen: fenAmount,
  paidCount: z.int(),
  failedCount: z.int(),
  fileCount: z.int(),
});

/** `twice` names whoever was paid after all although a later batch had handed the payment to the bank once more. */
const answered = {
  payListIds: z.array(payListId),
  payoutIds: z.array(payoutId),
  twice: z.array(z.string()),
};

/** 银行代发: approved lists handed to a bank, and its answers. */
export const payoutMethods = {
  /** What was handed over, newest first; what may be handed over; the layouts to choose from. */
  "payout.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      payouts: z.array(head),
      sources: z.array(
        z.object({ kind: sourceKind, id: z.string(), title: z.string(), people: z.int(), netFen: fenAmount }),
      ),
      templates: z.array(template),
    }),
    failures: [],
  }),
  "payout.show": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ id: payoutId }),
    output: head.extend({
      rows: z.array(
        z.object({
          no: z.int(),
          name: z.string(),
          bankName: z.string(),
          account: z.string(),
          amountFen: fenAmount,
          state: z.enum(["sent", "paid", "failed"]),
          reason: z.string(),
          answeredOn: localDateText.nullable(),
        }),
      ),
      files: z.array(
        z.object({
          no: z.int(),
          template: z.string(),
          name: z.string(),
          hash: z.string(),
          rowCount: z.int(),
          totalFen: fenAmount,
          reason: z.string(),
          madeByName: z.string(),
          madeAt: instantText,
        }),
      ),
      /** The bank's answers that were read in, kept as they came. */
      results: z.array(
        z.object({
          no: z.int(),
          name: z.string(),
          hash: z.string(),
          onDate: localDateText,
          paid: z.int(),
          failed: z.int(),
          readByName: z.string(),
          readAt: instantText,
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** A batch of everybody on an approved list, or, with `retryOf`, of those an earlier batch could not pay. */
  "payout.make": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ ledgerId, source: source.nullable(), retryOf: payoutId.nullable() }),
    output: z.object({ id: payoutId }),
    failures: ["not-found", "payout-bad"],
  }),
  /** The batch file in a bank's layout, of what is still owed; a second one of the same batch needs a reason. */
  "payout.file": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      id: payoutId,
      templateId: z.string().max(64),
      bankAccountId: bankAccountId.nullable(),
      memo: freeText(40),
      reason: freeText(200),
    }),
    output: z.object({ name: z.string(), bytes: fileBytes, rowCount: z.int(), totalFen: fenAmount }),
    failures: ["not-found", "payout-again", "payout-bad"],
  }),
  /** Reads the bank's answer back: who was paid, who was not and why. */
  "payout.result": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: payoutId, file: namedFile, onDate: localDateText }),
    output: z.object({
      paid: z.int(),
      failed: z.int(),
      /** 退票: paid before, and come back. */
      returned: z.int(),
      /** Whom the file calls not paid though they stand as paid: nothing was changed about them. */
      contradicted: z.array(z.string()),
      unanswered: z.int(),
      ...answered,
    }),
    failures: ["not-found", "payout-unreadable", "payout-bad", "date-in-future"],
  }),
  /** Notes by hand what became of one row, where the bank's file does not say it in words the program knows; a paid one may come back (退票). */
  "payout.mark": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      id: payoutId,
      no: z.int().positive(),
      state: z.enum(["paid", "failed"]),
      reason: lineOfText(100),
      onDate: localDateText,
    }),
    output: z.object(answered),
    failures: ["not-found", "payout-bad", "date-in-future"],
  }),
  /** Keeps a layout of the office's own, or its own version of a shipped one. */
  "payout.template": method({
    access: ["bookkeeper", "cashier", "head"],
    effect: "writes",
    input: z.object({ template: template.extend({ title: lineOfText(80) }) }),
    output: z.object({ id: z.string() }),
    failures: ["payout-bad"],
  }),
} as const;
