import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** What is sealed of proofs. A workbook made before its file was kept has no seal and needs none. */
export const proofSeals: Readonly<Record<"workbook" | "audit-notes", Sealed>> = {
  "audit-notes": {
    ids: sqlFor.selectFrom("audit_note").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("audit_note").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("no"),
    ],
    added: (id) => [
      sqlFor
        .selectFrom("audit_notice")
        .selectAll()
        .where("ledger_id", "=", idOf<LedgerId>(id))
        .orderBy("year")
        .orderBy("no"),
    ],
  },
  workbook: {
    ids: sqlFor.selectFrom("workbook_file").select("workbook_id as id").distinct().orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("workbook").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("workbook_file").selectAll().where("workbook_id", "=", id).orderBy("kind"),
    ],
    added: (id) => [sqlFor.selectFrom("workbook_signature").selectAll().where("workbook_id", "=", id).orderBy("duty")],
  },
};
