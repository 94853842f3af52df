import * as z from "zod";
import { capInput } from "./cap-input.ts";
import { method } from "./method.ts";
import { capId, categoryId, fenAmount, ledgerId, localDateText, monthText } from "./scalars.ts";

const year = z.int().min(1990).max(2100);

/** Looking at caps over a year, and ahead to the next meeting. */
export const capPlanningMethods = {
  /** Caps in force on a day beside the first vote of their year, and what each month used (twelve sums, posted vouchers only). */
  "cap.year": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, onDate: localDateText }),
    output: z.object({
      caps: z.array(
        z.object({
          capId,
          categoryId,
          /** Of the first version in force within the year; null when the base of its bands is missing. */
          firstCapFen: fenAmount.nullable(),
          nowCapFen: fenAmount.nullable(),
          months: z.array(fenAmount).length(12),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /**
   * What the next meeting may vote: for every category with a cap or spending in the year before, and after them for every cap on
   * the total of several, its use, its cap, and its use
   * grown by hundredths of a percent and rounded up to whole steps, for the period of its cap. What was voted by bands, by a share or
   * by the unit is drafted so again. Changes nothing.
   */
  "cap.plan": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ledgerId,
      year,
      growth: z.int().min(-10_000).max(100_000),
      stepFen: fenAmount,
      /** Take the months known of an unfinished year for a whole one. */
      scalesToYear: z.boolean().default(true),
    }),
    output: z.object({
      /** The months of the year before that the use is of; null where the books hold none. */
      known: z.object({ from: monthText, through: monthText, count: z.int() }).nullable(),
      rows: z.array(
        z.object({
          categoryId,
          /** The other categories of a cap on the total of several; empty of a category's own. */
          moreCategoryIds: z.array(categoryId),
          categoryName: z.string(),
          isNonProductive: z.boolean(),
          /** What the cap is for, how often that is in a year, and last year's cap of one such period. */
          period: z.enum(["month", "quarter", "year"]),
          periodsOfYear: z.int(),
          lastCapFen: fenAmount.nullable(),
          lastUsedFen: fenAmount,
          /** The use as a whole year. */
          yearFen: fenAmount,
          /** What the draft comes to in a period of the year planned; null where the figure it is reckoned by is not known. */
          proposedFen: fenAmount.nullable(),
          /** Bands, a share or an amount by the unit, drafted as last year's were; null where a fixed amount is. */
          basis: capInput.shape.basis.nullable(),
          basisText: z.string(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
} as const;
