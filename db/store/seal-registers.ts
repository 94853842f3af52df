import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** Registers of what a village builds, owes and lets: by ledger. */
export const registerSeals = {
  projects: {
    ids: sqlFor.selectFrom("project").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("project").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("id"),
    ],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
