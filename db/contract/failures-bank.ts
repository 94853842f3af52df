import * as z from "zod";
import { fenAmount, instantText, localDateText, monthText } from "./scalars.ts";

const nothing = {};

/** Where a statement does not meet a line the journal has before or after it. */
export const statementGap = z.object({
  side: z.enum(["before", "after"]),
  expectedFen: fenAmount,
  foundFen: fenAmount,
});

/** The refusals of statements, bank lines and the rules that draft from them, with their facts. */
export const bankFailureFacts = {
  "statement-unreadable": { reason: z.string(), detail: z.string() },
  "statement-refused": { refusals: z.array(z.looseObject({ code: z.string() })) },
  "statement-other-account": { number: z.string(), ledgerName: z.string().nullable() },
  // `shown`: what stands in the file where a number can no longer be told from it.
  "statement-account-unknown": {
    number: z.string().nullable(),
    shown: z.object({ text: z.string(), kind: z.enum(["masked", "rounded", "several"]) }).optional(),
  },
  "statement-contradicts": { said: z.string(), kept: z.string() },
  "statement-already-imported": { name: z.string(), importedAt: instantText },
  "statement-before-start": { month: monthText },
  "statement-in-use": { count: z.int(), bookedOn: localDateText, text: z.string() },
  "preview-outdated": nothing,
  // `breaks`: the first ones of `count`.
  "breaks-not-accepted": {
    count: z.int(),
    breaks: z.array(z.object({ row: z.int(), expectedFen: fenAmount, foundFen: fenAmount })),
  },
  "totals-not-accepted": { count: z.int() },
  "gap-not-accepted": { gaps: z.array(statementGap) },
  "rows-not-doubtful": { rows: z.array(z.int()) },
  "line-already-used": nothing,
  "line-not-matching": nothing,
  "sum-needs-posted": nothing,
  "pool-openings-differ": { differenceFen: fenAmount },
  "pool-parts-differ": { differenceFen: fenAmount },
  "pool-short": { ledgerName: z.string(), balanceFen: fenAmount },
  "pool-part-bad": { bankAccountId: z.string() },
  "pool-share-bad": { number: z.string() },
  "pool-not-begun": { on: localDateText },
  "account-is-pooled": { poolName: z.string() },
  "draft-rule-bad": { name: z.string(), fault: z.string() },
} as const satisfies Record<string, z.ZodRawShape>;
