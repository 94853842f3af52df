import * as z from "zod";
import { method } from "./method.ts";
import { fenAmount, ledgerId, localDateText, quarterText, voucherId } from "./scalars.ts";

/** What an auditor looks at besides the findings. */
export const auditProfileMethods = {
  /**
   * 数字特征与抽查 of a quarter: first digits beside the usual shares (hundredths of a per cent), payments in steps of ten per
   * cent of the threshold, what jumped from the year before, a sample whose seed anybody can draw again, and every payee.
   */
  "audit.profile": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ ledgerId, quarter: quarterText, sampleSize: z.int().min(1).max(200).default(25) }),
    output: z.object({
      ledgerId,
      title: z.string(),
      paymentCount: z.int(),
      digits: z.array(z.object({ digit: z.int(), count: z.int(), expectedShare: z.int() })),
      digitReading: z.enum(["too-few", "usual", "unusual"]),
      /** The digit that stands out most; null unless the reading is unusual. */
      digit: z.int().nullable(),
      thresholdFen: fenAmount,
      thresholds: z.array(z.object({ fromShare: z.int(), toShare: z.int(), count: z.int(), amountFen: fenAmount })),
      isPiledBelow: z.boolean(),
      hasLastYear: z.boolean(),
      jumps: z.array(z.object({ name: z.string(), quarterFen: fenAmount, beforeFen: fenAmount })),
      seed: z.string(),
      /** The seed of a closed quarter never changes. */
      isClosed: z.boolean(),
      sample: z.array(
        z.object({
          onDate: localDateText,
          voucherId: voucherId.nullable(),
          voucherName: z.string(),
          payee: z.string(),
          text: z.string(),
          amountFen: fenAmount,
        }),
      ),
      payees: z.array(
        z.object({
          payee: z.string(),
          isPerson: z.boolean(),
          count: z.int(),
          amountFen: fenAmount,
          lastOn: localDateText,
          text: z.string(),
        }),
      ),
    }),
    failures: ["not-found", "ledger-not-started"],
  }),
} as const;
