import * as z from "zod";
import { villageTypes } from "#domain/books/village.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { payAccruals, type PayAccrual } from "#domain/funds/pay-accrual.ts";
import type { PaidPart, PayScheme } from "#domain/funds/pay-run.ts";
import type { WorkStandard } from "#domain/funds/work-subsidy.ts";
import { postKinds } from "#domain/people/village-posts.ts";

const amount = z.int().transform((value) => fen(value));
const share = z.object({ numerator: z.int(), denominator: z.int() });
const bound = z.object({ value: z.int(), isInclusive: z.boolean() });
const condition = z.object({
  types: z.array(z.enum(villageTypes)).nullable(),
  populationFrom: bound.nullable(),
  populationTo: bound.nullable(),
  incomeFrom: bound.nullable(),
  incomeTo: bound.nullable(),
  isPoor: z.boolean().nullable(),
});
const ratios = z.array(z.object({ post: z.string(), ratio: share }));
const way = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("formula"),
    indicator: z.string(),
    yearsBack: z.int(),
    formula: z.object({
      multiple: share,
      ratios,
      addOns: z.array(z.object({ condition, monthlyFen: amount })),
      rounding: z.object({ stepFen: amount, direction: z.enum(["up", "down", "half-up"]) }),
    }),
  }),
  z.object({
    kind: z.literal("table"),
    rows: z.array(z.object({ posts: z.array(z.string()).nullable(), condition, yearlyFen: amount })),
  }),
  z.object({
    kind: z.literal("retired"),
    scheme: z.object({ tiers: z.array(z.object({ fromYears: z.int(), monthlyFen: amount })), ratios }),
  }),
  z.object({ kind: z.literal("typed") }),
]);
const scheme = z.object({
  posts: z.array(z.enum(postKinds)),
  parts: z.array(z.object({ name: z.string(), gate: condition.nullable(), way })),
});
const standard = z.object({
  dayRateFen: amount,
  monthHalfDays: z.int().nullable(),
  yearHalfDays: z.int().nullable(),
  yearCapFen: amount.nullable(),
  excludedPosts: z.array(z.enum(postKinds)),
  personIds: z.array(z.string()),
});
const accrual = z.object({ accrual: z.enum(payAccruals).default("none") });
// `how` came later: older lists have none, and a part without one keeps the text it was sealed with.
const parts = z.array(
  z
    .object({ name: z.string(), amountFen: amount, isGated: z.boolean(), how: z.string().optional() })
    .transform(({ how, ...part }): PaidPart => (how === undefined ? part : { ...part, how })),
);
const dates = z.array(z.string().transform((text) => localDate(text)));

/** The kept text of a scheme of pay, of a voted standard, of a line's parts and days. */
export const schemeFrom = (text: string): PayScheme => scheme.parse(JSON.parse(text));
export const standardFrom = (text: string): WorkStandard => standard.parse(JSON.parse(text));
/** Older texts name none. */
export const accrualFrom = (text: string): PayAccrual => accrual.parse(JSON.parse(text)).accrual;
export const partsFrom = (text: string): readonly PaidPart[] => parts.parse(JSON.parse(text));
export const datesFrom = (text: string): z.output<typeof dates> => dates.parse(JSON.parse(text));
