import * as z from "zod";
import type { ClaimChain } from "#domain/claims/claim.ts";
import { approvalRoles } from "#domain/claims/papers.ts";
import type { Instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { Reading, Writing } from "./query.ts";
import { keepSetting, readSetting } from "./setting-rows.ts";

const shape = z.object({
  isUsed: z.boolean(),
  approvesFirst: z.boolean(),
  paysFirst: z.boolean(),
  tiers: z.array(
    z.object({
      upToFen: z
        .int()
        .transform((value) => fen(value))
        .nullable(),
      isInclusive: z.boolean(),
      roles: z.array(z.enum(approvalRoles)),
    }),
  ),
  ratifyDays: z.int(),
});

/** Samples until the township puts its own: not used, the village head approves before 民主理财, one tier for all. */
const defaults: ClaimChain = {
  isUsed: false,
  approvesFirst: true,
  paysFirst: true,
  tiers: [{ upToFen: null, isInclusive: false, roles: ["village-head", "party-secretary"] }],
  ratifyDays: 30,
};

const settingName = "claims";

export const readClaimChain = (reading: Reading): ClaimChain =>
  reading.kept("claim chain", ["setting"], () => readSetting(reading, settingName, { shape, defaults }));

export const saveClaimChain = (
  writing: Writing,
  chain: ClaimChain,
  change: { readonly at: Instant; readonly by: string },
): void => {
  keepSetting(writing, settingName, { ...change, value: chain });
};
