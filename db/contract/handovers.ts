import * as z from "zod";
import { method } from "./method.ts";
import { fenAmount, freeText, leaseId, localDateText, voucherId } from "./scalars.ts";

/** 处置、发包资料; area in thousandths of a 亩. */
const file = z.object({
  valuationFen: fenAmount.nullable(),
  valuedOn: localDateText.nullable(),
  valuer: freeText(80),
  exchange: freeText(80),
  exchangeNumber: freeText(60),
  postedFrom: localDateText.nullable(),
  postedTo: localDateText.nullable(),
  areaMilli: z.int().nullable(),
  floorFen: fenAmount.nullable(),
  previousYearFen: fenAmount.nullable(),
});
/** Exactly one of both is named. */
const matter = { leaseId: leaseId.nullable(), voucherId: voucherId.nullable() };

export const handoverMethods = {
  /** The papers behind a lease or a disposal, and what the rules in force (K24) still ask of it. */
  "handover.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object(matter),
    output: z.object({
      file,
      name: z.string(),
      valueFen: fenAmount,
      vote: z.string(),
      problems: z.array(
        z.object({ reason: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Keeps the papers; drafts of the ledger are judged anew. */
  "handover.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ...matter, file }),
    output: z.object({}),
    failures: ["not-found", "handover-bad"],
  }),
} as const;
