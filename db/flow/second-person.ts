import { confirmFault } from "#domain/caps/vote.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { keepOpinionPaper } from "#store/decision-record-rows.ts";
import { confirmResolution, readResolution, saveOpinion } from "#store/resolution-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

/** 复核决议: a second person has compared the record with the minutes. What one person typed alone loosens nothing. */
export const confirmTheResolution = (call: Call<"resolution.confirm">): Reply<"resolution.confirm"> =>
  change(call, (writing) => {
    const { id } = call.input;
    const resolution = readResolution(writing, id);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    const confirmer = callerOf(call).id;
    const fault = confirmFault(resolution, confirmer);
    if (fault !== undefined) return refuse({ code: fault });
    confirmResolution(writing, { id, by: confirmer, at: call.now() });
    rejudgeDrafts(writing, call, { ledgerId: resolution.ledgerId, categoryIds: null });
    return changed({}, { subject: `复核决议 ${resolution.number} ${resolution.title}`, facts: { resolutionId: id } });
  });

/** 乡镇意见: once, by another person than the recorder, not before the meeting and not in the future. */
export const giveOpinion = (call: Call<"resolution.giveOpinion">): Reply<"resolution.giveOpinion"> =>
  change(call, (writing) => {
    const { id, opinion, note, onDate, signer, isSealed } = call.input;
    const resolution = readResolution(writing, id);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    const giver = callerOf(call);
    if (giver.id === resolution.recordedBy) return refuse({ code: "same-person" });
    if (resolution.opinion !== null) return refuse({ code: "wrong-state", state: "posted" });
    if (onDate < resolution.metOn || onDate > chinaDateOf(call.now()))
      return refuse({ code: "bad-input", issues: [{ path: "onDate", message: "outside the meeting and today" }] });
    saveOpinion(writing, { id, opinion, note, by: giver.id, on: onDate });
    if (signer !== "") keepOpinionPaper(writing, { id, signer, isSealed });
    rejudgeDrafts(writing, call, { ledgerId: resolution.ledgerId, categoryIds: null });
    return changed(
      {},
      { subject: `乡镇意见 ${resolution.number} ${resolution.title}`, facts: { resolutionId: id, opinion, note } },
    );
  });
