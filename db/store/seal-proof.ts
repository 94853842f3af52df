import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** What is sealed of proofs. A workbook made before its file was kept has no seal and needs none. */
export const proofSeals: Readonly<Record<"workbook", Sealed>> = {
  workbook: {
    ids: sqlFor.selectFrom("workbook_file").select("workbook_id as id").distinct().orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("workbook").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("workbook_file").selectAll().where("workbook_id", "=", id).orderBy("kind"),
    ],
    added: (id) => [sqlFor.selectFrom("workbook_signature").selectAll().where("workbook_id", "=", id).orderBy("duty")],
  },
};
