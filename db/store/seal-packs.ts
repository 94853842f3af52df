import { sqlFor } from "./query.ts";
import { once, type Sealed } from "./seal-added.ts";

/** Policy packs as approved, the figures they ask for and the records kept for them. */
export const packSeals = {
  policies: {
    ids: once("policy_step"),
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
