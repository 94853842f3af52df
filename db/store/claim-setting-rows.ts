import * as z from "zod";
import type { ClaimChain } from "#domain/claims/claim.ts";
import { approvalRoles } from "#domain/claims/papers.ts";
import type { Instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

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
  reading.kept("claim chain", ["setting"], () => {
    const row = reading.first(
      sqlFor.selectFrom("setting").select("value").where("name", "=", settingName).orderBy("name"),
    );
    const saved: unknown = row === undefined ? {} : JSON.parse(row.value);
    return shape.parse({ ...defaults, ...(typeof saved === "object" ? saved : {}) });
  });

export const saveClaimChain = (
  writing: Writing,
  chain: ClaimChain,
  change: { readonly at: Instant; readonly by: string },
): void => {
  const columns = { value: JSON.stringify(chain), changed_at: change.at, changed_by: change.by };
  writing.run(
    sqlFor
      .insertInto("setting")
      .values({ name: settingName, ...columns })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(columns)),
  );
};
