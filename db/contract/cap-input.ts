import * as z from "zod";
import { capUnits } from "#domain/caps/cap.ts";
import { populationSources } from "#domain/caps/population.ts";
import { categoryId, fenAmount, localDateText } from "./scalars.ts";

/** Bands by whole people (K05) or fen of recurring income (K06). `upTo` null: without upper end; inclusive or not is said, never assumed. */
const band = z.object({ upTo: z.int().min(0).nullable(), isInclusive: z.boolean(), capFen: fenAmount });
/** Of which income: turnover of accounts by the beginning of their codes, or (none) the registered recurring one; years ago. */
const incomeBase = z.object({
  accountCodes: z.array(z.string().regex(/^\d{3,12}$/)).max(50),
  yearsBack: z.int().min(1).max(5),
});
/** Hundredths of a percent, held between floor and ceiling (fen). */
const incomeShare = z.object({
  basisPoints: z.int().min(1).max(10_000),
  floorFen: fenAmount.nullable(),
  ceilingFen: fenAmount.nullable(),
});
/** One cap as a vote approves it. */
export const capInput = z.object({
  categoryId,
  /** The others of a total over several categories. */
  moreCategoryIds: z.array(categoryId).max(50).default([]),
  /** What becomes of the unused part of a period. */
  carry: z.enum(["none", "within-year", "onward"]).default("none"),
  period: z.enum(["month", "quarter", "year"]),
  basis: z.discriminatedUnion("kind", [
    /** `per`: the amount is for each unit that the papers of a voucher name. */
    z.object({ kind: z.literal("K04"), amountFen: fenAmount, per: z.enum(capUnits).nullable().optional() }),
    /** `source`: which year's population chooses the band. */
    z.object({
      kind: z.literal("K05"),
      bands: z.array(band).min(1).max(20),
      source: z.enum(populationSources).default("on-day"),
    }),
    z.object({
      kind: z.literal("K06"),
      /** Empty where `share` is given. */
      bands: z.array(band).max(20),
      share: incomeShare.nullable().default(null),
      base: incomeBase.nullable().default(null),
    }),
  ]),
  fromOn: localDateText,
  toOn: localDateText,
});

/** 同意的支出: what the vote agreed to spend, besides caps. `amountFen` is for all its categories together. */
export const votedMatter = z.object({
  categoryIds: z.array(categoryId).min(1).max(50),
  amountFen: fenAmount,
  fromOn: localDateText,
  toOn: localDateText,
});
