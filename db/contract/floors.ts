import * as z from "zod";
import { method } from "./method.ts";
import { fenAmount, localDateText, villageId } from "./scalars.ts";

const floorLine = z.object({
  villageId,
  villageName: z.string(),
  ruleId: z.string(),
  ruleTitle: z.string(),
  basis: z.string(),
  /** 到几月底应到位. */
  dueMonth: z.int(),
  /** Null: the figure named in `missing` is not registered, so nothing can be said. */
  floorFen: fenAmount.nullable(),
  missing: z.enum(["type", "population", "recurring-income", "poor", "last-year", "growth", "own-money"]).nullable(),
  /** Own money as far as the rule counts it. */
  ownFen: fenAmount,
  receivedFen: fenAmount,
  shortFen: fenAmount.nullable(),
  /** The highest floor of the village: what it is promised. */
  isDeciding: z.boolean(),
});

/** 保障线: what K12 rules promise each village for a year, and what of it is there. */
export const floorMethods = {
  /** Rules in force on the day; money received in its year up to the day. Villages no rule is for are left out. */
  "floor.overview": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ onDate: localDateText }),
    output: z.object({
      ruleCount: z.int(),
      lines: z.array(floorLine),
      totals: z.object({ floorFen: fenAmount, ownFen: fenAmount, receivedFen: fenAmount, shortFen: fenAmount }),
    }),
    failures: [],
  }),
} as const;
