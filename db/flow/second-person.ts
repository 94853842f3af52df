import { compositionFaults } from "#domain/caps/procedure.ts";
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
    const { id, acceptsComposition } = call.input;
    const resolution = readResolution(writing, id);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    const confirmer = callerOf(call).id;
    const fault = confirmFault(resolution, confirmer);
    if (fault !== undefined) return refuse({ code: fault });
    const faults = compositionFaults(resolution, resolution.record.composition);
    if (faults.length > 0 && !acceptsComposition) return refuse({ code: "composition-unlawful", count: faults.length });
    confirmResolution(writing, { id, by: confirmer, at: call.now() });
    rejudgeDrafts(writing, call, { ledgerId: resolution.ledgerId, categoryIds: null });
    const passed = faults.length === 0 ? "" : "，会议组成不符合法定要求仍然复核";
    return changed(
      {},
      {
        subject: `复核决议 ${resolution.number} ${resolution.title}${passed}`,
        facts: {
          resolutionId: id,
          ...(faults.length === 0
            ? {}
            : { compositionFaults: faults.map(({ kind, has, needs }) => `${kind} ${has}/${needs}`) }),
        },
      },
    );
  });

/**
 * 乡镇意见: once, by another person than the recorder, not before the meeting and not in the future. It brings no congress into force
 * whose unlawful composition nobody has passed by name.
 */
export const giveOpinion = (call: Call<"resolution.giveOpinion">): Reply<"resolution.giveOpinion"> =>
  change(call, (writing) => {
    const { id, opinion, note, onDate, signer, isSealed } = call.input;
    const resolution = readResolution(writing, id);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    const giver = callerOf(call);
    if (giver.id === resolution.recordedBy) return refuse({ code: "same-person" });
    if (resolution.opinion !== null) return refuse({ code: "wrong-state", state: "posted" });
    const faults = compositionFaults(resolution, resolution.record.composition);
    if (faults.length > 0 && !resolution.isConfirmed && opinion !== "returned")
      return refuse({ code: "composition-unlawful", count: faults.length });
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
