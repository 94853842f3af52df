import * as z from "zod";
import { openItemSides } from "#domain/books/opening-item.ts";
import { method } from "./method.ts";
import { bankAccountId, fenAmount, instantText, lineOfText, localDateText, monthText, voucherId } from "./scalars.ts";

/** 余额调节表 and what the head answers for at a month's end. */
export const reconciliationMethods = {
  "bank.reconciliation": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ bankAccountId, onDate: localDateText }),
    output: z.object({
      bookFen: fenAmount,
      statementFen: fenAmount.nullable(),
      items: z.array(
        z.object({
          side: z.enum(openItemSides),
          onDate: localDateText,
          text: z.string(),
          amountFen: fenAmount,
          ageDays: z.int(),
          voucherId: voucherId.nullable(),
        }),
      ),
      adjustedBookFen: fenAmount,
      adjustedStatementFen: fenAmount.nullable(),
      differenceFen: fenAmount.nullable(),
      /** Up to which day statements were brought in, and whether one shows the bank's side at this very day. */
      reach: z.object({ through: localDateText.nullable(), isCovered: z.boolean() }),
      /** The head's word that the month of this day may close with a difference; only for a month's last day. */
      exception: z
        .object({ differenceFen: fenAmount, reason: z.string(), byName: z.string(), at: instantText })
        .nullable(),
      /** The head's word that the month of this day may close without a statement; only for a month's last day. */
      statementException: z.object({ reason: z.string(), byName: z.string(), at: instantText }).nullable(),
    }),
    failures: ["not-found"],
  }),
  /** The head lets a month close with exactly this difference; a difference that has changed since asks again. */
  "reconciliation.except": method({
    access: ["head"],
    effect: "writes",
    input: z.object({ bankAccountId, month: monthText, differenceFen: fenAmount, reason: lineOfText(500) }),
    output: z.object({}),
    failures: ["not-found", "month-closed", "changed-meanwhile"],
  }),
  /** The head lets a month close although no statement shows this account at its end. What was said stays. */
  "statement.except": method({
    access: ["head"],
    effect: "writes",
    input: z.object({ bankAccountId, month: monthText, reason: lineOfText(500) }),
    output: z.object({}),
    failures: ["not-found", "month-closed", "date-in-future", "changed-meanwhile"],
  }),
} as const;
