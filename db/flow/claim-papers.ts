import { addClaimPaper, moveClaim } from "#store/claim-changes.ts";
import { readClaim } from "#store/claim-rows.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { claimSubject, claimToMove } from "./claim-standing.ts";
import { judgeAndKeep } from "./judge-claim.ts";

/** 补单据: a paper beside the outlay that a rule asks for, supplied while the claim is on its way; what was signed stays signed. */
export const addPaperToClaim = (call: Call<"claim.addPaper">): Reply<"claim.addPaper"> =>
  change(call, (writing): Changed<"claim.addPaper"> => {
    const { paper } = call.input;
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const { claim } = found;
    const isUnderWay = ["handled", "claimed", "approved", "supervised", "lodged"].includes(claim.state);
    if (!isUnderWay) return refuse({ code: "claim-state", state: claim.state, next: null });
    if (paper.onDate !== null && paper.onDate > chinaDateOf(call.now()))
      return refuse({ code: "date-in-future", on: paper.onDate });
    addClaimPaper(writing, claim, { ...paper, by: callerOf(call).id, at: call.now() });
    const rowVersion = moveClaim(writing, claim, {});
    const now = readClaim(writing, claim.id);
    if (now === undefined) return refuse({ code: "not-found", kind: "claim" });
    const hits = judgeAndKeep(writing, call, { claim: now, stage: "claim" });
    return changed(
      { rowVersion, hits: [...hits] },
      {
        subject: `${claimSubject(found)} 补单据`,
        facts: { claimId: claim.id, version: claim.version, kind: paper.kind, number: paper.number },
      },
    );
  });
