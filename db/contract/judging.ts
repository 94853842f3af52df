import * as z from "zod";
import { capUnits } from "#domain/caps/cap.ts";
import { ruleKind, severity, capId, categoryId, fenAmount, localDateText, voucherId } from "./scalars.ts";

/**
 * One rule that speaks. `facts` are the inputs and numbers it was judged by (fen unless the name says otherwise);
 * `isCleared` says a lawful way out has been taken (resolution linked), so it no longer holds the voucher.
 */
export const hit = z.object({
  kind: ruleKind,
  ruleId: z.string(),
  ruleVersion: z.int(),
  severity,
  line: z.int().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  basis: z.string(),
  isCleared: z.boolean(),
});

/** 改用另一分类: a category that a rule held, what took its place, and why. */
export const categoryChange = z.object({
  categoryBefore: z.string(),
  categoriesAfter: z.array(z.string()),
  reason: z.string(),
  changedByName: z.string(),
  changedOn: localDateText,
  hit,
});

/** The state of one cap as the register shows it; all three amounts without the voucher being typed. */
export const capUsage = z.object({
  capId,
  categoryId,
  categoryIds: z.array(categoryId).readonly(),
  categoryName: z.string(),
  period: z.enum(["month", "quarter", "year"]),
  periodName: z.string(),
  version: z.int(),
  kind: z.enum(["K04", "K05", "K06"]),
  resolutionNumber: z.string(),
  resolutionMetOn: localDateText,
  /** Null when the band's base (population, income) is missing. */
  capFen: fenAmount.nullable(),
  /** 原限额: what the period's first vote in force allows. */
  firstFen: fenAmount.nullable(),
  /** 上期结转. */
  carriedFen: fenAmount,
  carry: z.enum(["none", "within-year", "onward"]),
  usedFen: fenAmount,
  committedFen: fenAmount,
  thisFen: fenAmount,
  remainingFen: fenAmount.nullable(),
  /** Only of a cap by the unit: how much is for each, and how many there are. */
  per: z.object({ unit: z.enum(capUnits), unitFen: fenAmount, units: z.int().nullable() }).optional(),
});

/** Why a voucher is not reviewed, beside what is wrong with its content. */
export const reviewFailures = [
  "changed-meanwhile",
  "same-person",
  "rules-refuse",
  "resolution-unconfirmed",
  "claim-differs",
  "pay-list-differs",
  "red-half-first",
  "takes-back",
  "over-distributable",
  "reserve-below-ratio",
] as const;

/** What of its categories a voucher takes back, and the posted spending it names for it; null where it takes nothing back. */
export const takenBack = z
  .object({
    categories: z.array(z.object({ id: categoryId, name: z.string(), amountFen: fenAmount })),
    spending: z
      .object({ id: voucherId, onDate: localDateText, word: z.string(), number: z.int(), summary: z.string() })
      .nullable(),
  })
  .nullable();
