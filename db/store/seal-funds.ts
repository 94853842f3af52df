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
    added: (id: string) => [
      sqlFor
        .selectFrom("public_grant")
        .innerJoin("grant_widening", "grant_widening.grant_id", "public_grant.id")
        .selectAll("grant_widening")
        .where("public_grant.ledger_id", "=", idOf<LedgerId>(id))
        .orderBy("grant_widening.grant_id")
        .orderBy("grant_widening.version"),
    ],
  },
  // What was voted: drafts still change.
  budgets: {
    ids: sqlFor
      .selectFrom("budget_version")
      .innerJoin("budget", "budget.id", "budget_version.budget_id")
      .select("budget.ledger_id as id")
      .where("budget_version.resolution_id", "is not", null)
      .distinct()
      .orderBy("id"),
    rows: (id: string) => {
      const voted = sqlFor
        .selectFrom("budget")
        .innerJoin("budget_version", "budget_version.budget_id", "budget.id")
        .where("budget.ledger_id", "=", idOf<LedgerId>(id))
        .where("budget_version.resolution_id", "is not", null);
      return [
        voted
          .selectAll("budget_version")
          .select("budget.year")
          .orderBy("budget_version.budget_id")
          .orderBy("budget_version.version"),
        voted
          .innerJoin("budget_line", (join) =>
            join
              .onRef("budget_line.budget_id", "=", "budget_version.budget_id")
              .onRef("budget_line.version", "=", "budget_version.version"),
          )
          .selectAll("budget_line")
          .orderBy("budget_line.budget_id")
          .orderBy("budget_line.version")
          .orderBy("budget_line.no"),
        sqlFor
          .selectFrom("budget_final")
          .innerJoin("budget", "budget.id", "budget_final.budget_id")
          .selectAll("budget_final")
          .where("budget.ledger_id", "=", idOf<LedgerId>(id))
          .orderBy("budget_final.budget_id"),
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
