import * as z from "zod";
import { method } from "./method.ts";
import {
  budgetId,
  categoryId,
  fenAmount,
  fileBytes,
  freeText,
  instantText,
  ledgerId,
  localDateText,
  namedFile,
  resolutionId,
} from "./scalars.ts";

const lineName = {
  side: z.enum(["income", "expense"]),
  /** Of an expense; null for income. */
  categoryId: categoryId.nullable(),
  /** Of income, with all its details; null for an expense. */
  accountCode: z
    .string()
    .regex(/^\d{3,12}$/)
    .nullable(),
  /** `grant`: paid from (or received for) a fund. */
  source: z.enum(["own", "grant"]),
};
const line = z.object({
  ...lineName,
  amountFen: fenAmount,
  /** What of last year's money is carried over, besides `amountFen`. */
  carriedFen: fenAmount,
  note: freeText(100),
});
const year = z.int().min(1990).max(2100);
const execution = z.object({
  ...lineName,
  name: z.string(),
  firstFen: fenAmount,
  carriedFen: fenAmount,
  adjustedFen: fenAmount,
  nowFen: fenAmount,
  usedFen: fenAmount,
  committedFen: fenAmount,
  leftFen: fenAmount,
  /** Done without a line of the budget. */
  isUnplanned: z.boolean(),
});
const sums = z.object({ nowFen: fenAmount, usedFen: fenAmount, committedFen: fenAmount, leftFen: fenAmount });
const writers = ["bookkeeper", "head"] as const;

/** 年度预算: made, voted, carried out, adjusted, accounted for. */
export const budgetMethods = {
  /** The budget of a year with all versions and what the books did on it up to a day. */
  "budget.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, year, onDate: localDateText }),
    output: z.object({
      id: budgetId.nullable(),
      versions: z.array(
        z.object({
          version: z.int(),
          lines: z.array(line),
          reason: z.string(),
          savedByName: z.string(),
          savedAt: instantText,
          resolutionId: resolutionId.nullable(),
          resolutionNumber: z.string(),
          metOn: localDateText.nullable(),
          isInForce: z.boolean(),
        }),
      ),
      /** The version that stands on the day; null while none is in force. */
      standing: z.int().nullable(),
      rows: z.array(execution),
      income: sums,
      expense: sums,
      isYearClosed: z.boolean(),
      final: z
        .object({
          resolutionNumber: z.string(),
          metOn: localDateText,
          adoptedByName: z.string(),
          adoptedAt: instantText,
        })
        .nullable(),
    }),
    failures: ["not-found"],
  }),
  /** Keeps the draft of the next version; a voted one never changes. Adjustments say why. */
  "budget.save": method({
    access: writers,
    effect: "writes",
    input: z.object({ ledgerId, year, lines: z.array(line).max(500), reason: freeText(200) }),
    output: z.object({ id: budgetId, version: z.int() }),
    failures: ["not-found", "budget-bad", "ledger-not-started"],
  }),
  /** Throws the draft away. */
  "budget.drop": method({
    access: writers,
    effect: "writes",
    input: z.object({ ledgerId, year }),
    output: z.object({}),
    failures: ["not-found", "budget-bad"],
  }),
  /** Lays the draft on a recorded vote that passed; it judges as soon as that vote is in force. */
  "budget.vote": method({
    access: writers,
    effect: "writes",
    input: z.object({ ledgerId, year, resolutionId }),
    output: z.object({ version: z.int() }),
    failures: ["not-found", "budget-bad"],
  }),
  /** A draft for a year from what the year before did: grown by hundredths of a percent, rounded up to whole steps. Changes nothing. */
  "budget.fromLastYear": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, year, growth: z.int().min(-10_000).max(100_000), stepFen: fenAmount }),
    output: z.object({ lines: z.array(line) }),
    failures: ["not-found"],
  }),
  /** The budget as an Excel table to be filled in or sent around: the draft, or else the newest version, or empty lines. */
  "budget.export": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, year }),
    output: z.object({ name: z.string(), bytes: fileBytes }),
    failures: ["not-found"],
  }),
  /** Reads such a table: all lines, or every cell that is wrong. Changes nothing. */
  "budget.read": method({
    access: writers,
    effect: "reads",
    input: z.object({ ledgerId, year, file: namedFile }),
    output: z.object({
      lines: z.array(line),
      problems: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string(), text: z.string() })),
    }),
    failures: ["not-found", "budget-unreadable"],
  }),
  /** 决算: what the closed year came to, adopted by a vote and kept. */
  "budget.adopt": method({
    access: writers,
    effect: "writes",
    input: z.object({ ledgerId, year, resolutionId }),
    output: z.object({}),
    failures: ["not-found", "budget-bad", "year-not-closed"],
  }),
  /** 全镇预算: one row a set of books. */
  "budget.overview": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ year, onDate: localDateText }),
    output: z.object({
      ledgers: z.array(
        z.object({
          ledgerId,
          villageName: z.string(),
          ledgerName: z.string(),
          state: z.enum(["none", "draft", "voted", "in-force", "adopted"]),
          resolutionNumber: z.string(),
          income: sums,
          expense: sums,
          overCount: z.int(),
          unplannedFen: fenAmount,
        }),
      ),
    }),
    failures: [],
  }),
} as const;
