import * as z from "zod";
import { method } from "./method.ts";
import { approvalRole, fenAmount } from "./scalars.ts";

const chain = z.object({
  isUsed: z.boolean(),
  approvesFirst: z.boolean(),
  paysFirst: z.boolean(),
  tiers: z
    .array(z.object({ upToFen: fenAmount.nullable(), isInclusive: z.boolean(), roles: z.array(approvalRole) }))
    .max(20),
  ratifyDays: z.int().min(1).max(366),
});

export const claimSettingMethods = {
  "claim.settings": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: chain,
    failures: [],
  }),
  "claim.saveSettings": method({
    access: ["head", "administrator"],
    effect: "writes",
    input: chain,
    output: z.object({}),
    failures: ["claim-bad"],
  }),
} as const;
