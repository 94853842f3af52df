import { sql } from "kysely";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** Policy packs as approved, the figures they ask for and the records kept for them. */
export const packSeals = {
  policies: {
    // Figures and records kept before they were sealed stay without: the first line of the log that seals them says from when on.
    ids: sqlFor
      .selectFrom("office")
      .select(sql<string>`''`.as("id"))
      .where(
        sql<boolean>`(exists (select 1 from policy_step) or ((exists (select 1 from policy_figure) or exists (select 1 from policy_event))
          and exists (select 1 from trail where action like 'policy%' and instr(facts, '"policies  ') > 0)))`,
      )
      .orderBy("office.id"),
    rows: () => [
      sqlFor
        .selectFrom("policy_step")
        .selectAll()
        .where("approved_at", "is not", null)
        .orderBy("pack_id")
        .orderBy("no"),
      sqlFor.selectFrom("policy_event").selectAll().orderBy("id"),
      sqlFor.selectFrom("policy_figure").selectAll().orderBy("village_id").orderBy("year").orderBy("key"),
    ],
    added: () => [sqlFor.selectFrom("policy_event_days").selectAll().orderBy("event_id")],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
