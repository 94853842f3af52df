import * as z from "zod";
import { method } from "./method.ts";
import { fenAmount, lineOfText, localDateText, voucherId } from "./scalars.ts";
import { correctionFailures } from "./vouchers.ts";

/** Corrections of 规范 Art. 51(5) that have no red half. */
export const adjustingMethods = {
  /**
   * A correction without a red half: `difference` where only amounts were wrong (`rightFen`: the right amount of every line, in
   * order), `blue` for the error of an earlier year, as one voucher on the other sides to be completed.
   */
  "voucher.adjust": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: voucherId,
      onDate: localDateText,
      reason: lineOfText(200),
      way: z.enum(["difference", "blue"]),
      rightFen: z.array(fenAmount).max(2000).default([]),
    }),
    output: z.object({ id: voucherId }),
    failures: correctionFailures,
  }),
} as const;
