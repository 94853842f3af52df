import type { Instant } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ClaimId, MeetingId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** What of a claim was refused, by a meeting or the township, with the village's answer once there is one. */
export const readRefusals = (reading: Reading, claimId: ClaimId) =>
  reading.all(
    sqlFor
      .selectFrom("claim_refusal")
      .innerJoin("person as refuser", "refuser.id", "claim_refusal.refused_by")
      .leftJoin("person as answerer", "answerer.id", "claim_refusal.answered_by")
      .leftJoin("finance_meeting", "finance_meeting.id", "claim_refusal.meeting_id")
      .select(["claim_refusal.id", "claim_refusal.version", "claim_refusal.line_no as lineNo"])
      .select(["claim_refusal.amount_fen as amountFen", "claim_refusal.reason", "claim_refusal.answer"])
      .select(["claim_refusal.meeting_id as meetingId", "finance_meeting.met_on as metOn"])
      .select(["refuser.name as refusedByName", "answerer.name as answeredByName"])
      .where("claim_refusal.claim_id", "=", claimId)
      .orderBy("claim_refusal.version")
      .orderBy("claim_refusal.refused_at")
      .orderBy("claim_refusal.id"),
  );

export const addRefusal = (
  writing: Writing,
  refusal: {
    readonly id: string;
    readonly claimId: ClaimId;
    readonly version: number;
    readonly lineNo: number | null;
    readonly amountFen: Fen;
    readonly reason: string;
    readonly meetingId: MeetingId | null;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("claim_refusal").values({
      id: refusal.id,
      claim_id: refusal.claimId,
      version: refusal.version,
      line_no: refusal.lineNo,
      amount_fen: refusal.amountFen,
      reason: refusal.reason,
      meeting_id: refusal.meetingId,
      refused_by: refusal.by,
      refused_at: refusal.at,
      answer: null,
      answered_by: null,
      answered_at: null,
    }),
  );
};

export const answerRefusal = (
  writing: Writing,
  id: string,
  answer: { readonly text: string; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("claim_refusal")
      .set({ answer: answer.text, answered_by: answer.by, answered_at: answer.at })
      .where("id", "=", id),
  );
};
