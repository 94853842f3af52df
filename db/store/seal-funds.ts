import { idOf, type AllocationId, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** grants: by ledger, what was granted in all versions and what is tied to it. allocation: one division of public money. */
export const fundSeals = {
  grants: {
    ids: sqlFor.selectFrom("public_grant").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => {
      const ledgerId = idOf<LedgerId>(id);
      const own = sqlFor.selectFrom("public_grant").where("public_grant.ledger_id", "=", ledgerId);
      return [
        own.selectAll("public_grant").orderBy("public_grant.id"),
        own
          .innerJoin("grant_version", "grant_version.grant_id", "public_grant.id")
          .selectAll("grant_version")
          .orderBy("grant_version.grant_id")
          .orderBy("grant_version.version"),
        own
          .innerJoin("grant_tie", "grant_tie.grant_id", "public_grant.id")
          .selectAll("grant_tie")
          .orderBy("grant_tie.id"),
      ];
    },
  },
  allocation: {
    ids: sqlFor.selectFrom("fund_allocation").select("id").orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("fund_allocation").selectAll().where("id", "=", idOf<AllocationId>(id)).orderBy("id"),
    ],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
