import { idOf, type ExceptionId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** What is sealed of findings: those that were answered, with who must put them right and the evidence. */
export const findingSeals: Readonly<Record<"finding", Sealed>> = {
  finding: {
    ids: sqlFor.selectFrom("finding").select("id").where("answer", "is not", null).orderBy("id"),
    rows: (id) => [
      sqlFor
        .selectFrom("finding")
        .select(["ledger_id", "test", "subject", "answer", "answer_note", "answered_by", "answered_at"])
        .select(["deadline", "signed_by", "signed_at"])
        .where("id", "=", idOf<ExceptionId>(id))
        .orderBy("id"),
    ],
    added: (id) => [
      sqlFor
        .selectFrom("finding_work")
        .selectAll()
        .where("finding_id", "=", idOf<ExceptionId>(id))
        .orderBy("finding_id"),
      sqlFor.selectFrom("finding_file").selectAll().where("finding_id", "=", idOf<ExceptionId>(id)).orderBy("id"),
    ],
  },
};
