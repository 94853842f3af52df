import { sql, type Compilable } from "kysely";
import { idOf, type ClaimId, type LodgementId, type MeetingId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";
import { heldCategoryRows } from "./seal-holds.ts";

const claimRows = (text: string): readonly Compilable[] => {
  const id = idOf<ClaimId>(text);
  return [
    // The voucher of a claim may still be a draft and be deleted; which it is stands in the voucher itself.
    sqlFor
      .selectFrom("claim")
      .select(["id", "ledger_id", "year", "no", "version", "lodged_on", "paid_on"])
      .where("id", "=", id)
      .orderBy("id"),
    sqlFor.selectFrom("claim_version").selectAll().where("claim_id", "=", id).orderBy("version"),
    // The project of a line came later and is sealed below its words, so that lines without one keep their seal.
    sqlFor
      .selectFrom("claim_line")
      .select(["claim_id", "version", "no", "category_id"])
      .select(sql<string>`summary || coalesce(char(10) || project_item_id, '')`.as("summary"))
      .select("amount_fen")
      .where("claim_id", "=", id)
      .orderBy("version")
      .orderBy("no"),
    // The number a paper names came later: it is sealed below the note, so that claims without one keep their seal.
    sqlFor
      .selectFrom("claim_document")
      .select(["claim_id", "version", "no", "kind", "number", "on_date", "amount_fen", "party"])
      .select(sql<string>`note || coalesce(char(10) || units, '')`.as("note"))
      .select("elements")
      .where("claim_id", "=", id)
      .orderBy("version")
      .orderBy("no"),
    sqlFor.selectFrom("claim_step").selectAll().where("claim_id", "=", id).orderBy("no"),
    sqlFor.selectFrom("claim_signature").selectAll().where("claim_id", "=", id).orderBy("version").orderBy("role"),
    sqlFor.selectFrom("claim_resolution").selectAll().where("claim_id", "=", id).orderBy("resolution_id"),
    sqlFor
      .selectFrom("claim_hit")
      .selectAll()
      .where("claim_id", "=", id)
      .orderBy("version")
      .orderBy("stage")
      .orderBy("no"),
    sqlFor.selectFrom("claim_refusal").selectAll().where("claim_id", "=", id).orderBy("id"),
  ];
};

/** claim: one claim with all its versions, steps, signatures, hits and refusals; meetings and lodgements one by one. */
export const claimSeals: Readonly<Record<"claim" | "finance-meeting" | "claim-handover" | "claim-import", Sealed>> = {
  claim: {
    ids: sqlFor.selectFrom("claim").select("id").orderBy("id"),
    rows: claimRows,
    added: (text) => [
      sqlFor.selectFrom("rule_approval").selectAll().where("claim_id", "=", idOf<ClaimId>(text)).orderBy("id"),
      sqlFor
        .selectFrom("claim_added_paper")
        .selectAll()
        .where("claim_id", "=", idOf<ClaimId>(text))
        .orderBy("version")
        .orderBy("no"),
      sqlFor.selectFrom("claim_bank_line").selectAll().where("claim_id", "=", idOf<ClaimId>(text)).orderBy("claim_id"),
      heldCategoryRows({ claimId: idOf<ClaimId>(text) }),
      sqlFor
        .selectFrom("claim_document")
        .select(["version", "no", "buyer"])
        .where("claim_id", "=", idOf<ClaimId>(text))
        .where("buyer", "<>", "")
        .orderBy("version")
        .orderBy("no"),
    ],
  },
  "finance-meeting": {
    ids: sqlFor.selectFrom("finance_meeting").select("id").orderBy("id"),
    rows: (text) => {
      const id = idOf<MeetingId>(text);
      return [
        sqlFor.selectFrom("finance_meeting").selectAll().where("id", "=", id).orderBy("id"),
        sqlFor.selectFrom("finance_meeting_item").selectAll().where("meeting_id", "=", id).orderBy("claim_id"),
        sqlFor.selectFrom("finance_meeting_file").selectAll().where("meeting_id", "=", id).orderBy("id"),
      ];
    },
  },
  "claim-handover": {
    ids: sqlFor.selectFrom("claim_handover").select("id").orderBy("id"),
    rows: (text) => {
      const id = idOf<LodgementId>(text);
      return [
        sqlFor.selectFrom("claim_handover").selectAll().where("id", "=", id).orderBy("id"),
        sqlFor.selectFrom("claim_handover_item").selectAll().where("handover_id", "=", id).orderBy("claim_id"),
      ];
    },
  },
  "claim-import": {
    ids: sqlFor.selectFrom("claim_import").select("form_id as id").orderBy("form_id"),
    rows: (formId) => [
      sqlFor.selectFrom("claim_import").selectAll().where("form_id", "=", formId).orderBy("form_id"),
      sqlFor.selectFrom("claim_import_item").selectAll().where("form_id", "=", formId).orderBy("row"),
    ],
  },
};
