import { claimTotal, type ClaimContent } from "#domain/claims/claim.ts";
import type { ClaimAct } from "#domain/claims/machine.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { addStep, insertVersion, moveClaim } from "#store/claim-changes.ts";
import { addRefusal, answerRefusal, readRefusals } from "#store/claim-refusal-rows.ts";
import { readClaim, type Claim } from "#store/claim-rows.ts";
import type { Writing } from "#store/query.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { admitAct, claimSubject, claimToMove, takeStep } from "./claim-standing.ts";
import { leaveClaim } from "./explain-claim.ts";
import { judgeAndKeep } from "./judge-claim.ts";

const sideways = (
  writing: Writing,
  call: Call<"claim.return"> | Call<"claim.withdraw"> | Call<"claim.refuse">,
  act: Extract<ClaimAct, "return" | "withdraw" | "refuse">,
) => {
  const found = claimToMove(writing, call.input);
  if (!found.ok) return found;
  const admitted = admitAct(writing, call, { ...found, act });
  if (!admitted.ok) return admitted;
  const { reason } = call.input;
  const heldCount = act === "return" ? 0 : leaveClaim(writing, call, found.claim);
  const moved = takeStep(writing, call, { claim: found.claim, act, state: admitted.value, note: reason });
  return {
    claim: found.claim,
    ...changed(moved, {
      subject: `${claimSubject(found)}：${reason}`,
      facts: { claimId: found.claim.id, reason, heldCount },
    }),
  };
};

/** 退回: back to the village with a reason; what it said stays as the old version. */
export const returnClaim = (call: Call<"claim.return">): Reply<"claim.return"> =>
  change(call, (writing): Changed<"claim.return"> => sideways(writing, call, "return"));

export const withdrawClaim = (call: Call<"claim.withdraw">): Reply<"claim.withdraw"> =>
  change(call, (writing): Changed<"claim.withdraw"> => sideways(writing, call, "withdraw"));

/** 拒付 by the township: the whole claim, with its reason, until the village answers. */
export const refuseClaim = (call: Call<"claim.refuse">): Reply<"claim.refuse"> =>
  change(call, (writing): Changed<"claim.refuse"> => {
    const refused = sideways(writing, call, "refuse");
    if (!refused.ok) return refused;
    const { claim } = refused;
    addRefusal(writing, {
      id: call.newId(),
      claimId: claim.id,
      version: claim.version,
      lineNo: null,
      amountFen: claimTotal(claim.content.lines),
      reason: call.input.reason,
      meetingId: null,
      by: callerOf(call).id,
      at: call.now(),
    });
    return refused;
  });

/** The village's answer to a refusal: who bears it, or what new evidence there is. Given once. */
export const answerClaimRefusal = (call: Call<"claim.answer">): Reply<"claim.answer"> =>
  change(call, (writing): Changed<"claim.answer"> => {
    const { id, refusalId, answer } = call.input;
    const found = claimToMove(writing, { id, rowVersion: null });
    if (!found.ok) return refuse({ code: "not-found", kind: "claim" });
    const refusal = readRefusals(writing, id).find((each) => each.id === refusalId);
    if (refusal === undefined) return refuse({ code: "not-found", kind: "refusal" });
    if (refusal.answer !== null) return refuse({ code: "claim-state", state: found.claim.state, next: null });
    answerRefusal(writing, refusalId, { text: answer, by: callerOf(call).id, at: call.now() });
    return changed({}, { subject: `${claimSubject(found)} 答复否决`, facts: { claimId: id, refusalId, answer } });
  });

const withoutRefused = (writing: Writing, claim: Claim): ClaimContent => {
  const refused = readRefusals(writing, claim.id).filter(({ version }) => version === claim.version);
  const lines = claim.content.lines.filter((_line, index) => !refused.some(({ lineNo }) => lineNo === index + 1));
  return { ...claim.content, lines };
};

const beginVersion = (
  writing: Writing,
  claim: Claim,
  of: { readonly content: ClaimContent; readonly by: PersonId; readonly at: Instant },
): number => {
  const version = claim.version + 1;
  const rowVersion = moveClaim(writing, claim, { version, state: "draft", lodged_on: null });
  addStep(writing, { id: claim.id, version }, { act: "revise", note: "", by: of.by, at: of.at });
  insertVersion(writing, { id: claim.id, version, content: of.content }, { by: of.by, at: of.at });
  return rowVersion;
};

/** A new draft version of what came back; the old one is kept as it was, and every step is taken anew. */
export const reviseClaim = (call: Call<"claim.revise">): Reply<"claim.revise"> =>
  change(call, (writing): Changed<"claim.revise"> => {
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const admitted = admitAct(writing, call, { ...found, act: "revise" });
    if (!admitted.ok) return admitted;
    const { claim } = found;
    const content = call.input.dropsRefused ? withoutRefused(writing, claim) : claim.content;
    if (content.lines.length === 0) return refuse({ code: "claim-bad", reason: "lines-none" });
    const rowVersion = beginVersion(writing, claim, { content, by: callerOf(call).id, at: call.now() });
    const revised = readClaim(writing, claim.id);
    if (revised !== undefined) judgeAndKeep(writing, call, { claim: revised, stage: "claim" });
    const version = claim.version + 1;
    return changed(
      { rowVersion, state: admitted.value, version },
      { subject: `${claimSubject(found)} 改为第 ${version} 版`, facts: { claimId: claim.id, version } },
    );
  });
