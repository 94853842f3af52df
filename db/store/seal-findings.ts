import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/**
 * What the tests found in a ledger, answered or not, as one thing: a line taken away, cleared or made smaller past the program
 * is seen. Answers and signatures have a seal of their own.
 */
export const findingSeals: Readonly<Record<"findings", Sealed>> = {
  findings: {
    ids: sqlFor.selectFrom("finding_register").select("ledger_id as id").orderBy("ledger_id"),
    rows: (id) => [
      sqlFor
        .selectFrom("finding")
        .select(["id", "test", "subject", "severity", "found_in", "on_date", "amount_fen"])
        .select(["voucher_id", "facts", "found_at", "is_cleared"])
        .where("ledger_id", "=", idOf<LedgerId>(id))
        .orderBy("id"),
    ],
  },
};
