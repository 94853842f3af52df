import { claimTotal, claimedFault, handledFault, sharedName, type ClaimFault } from "#domain/claims/claim.ts";
import type { Hit } from "#domain/checks/hit.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { saveSignatures, moveClaim } from "#store/claim-changes.ts";
import { linkedToClaim, type Claim } from "#store/claim-rows.ts";
import { supervisorsOf } from "#store/finance-meeting-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { admitAct, claimSubject, claimToMove, takeStep } from "./claim-standing.ts";
import { unexplainedInClaim } from "./explain-claim.ts";
import { holdingHits, judgeAndKeep, missingSigners } from "./judge-claim.ts";

/** Two people who must not meet on one claim, by their names on the paper. */
export const dutiesFault = (reading: Reading, claim: Claim, people: readonly string[] | null = null) => {
  const supervisors = people ?? supervisorsOf(reading, claim.id, claim.version)?.people ?? [];
  const { handler, witness, clerk, payee } = claim.content;
  return sharedName({ handler, witness, clerk, payee, supervisors, signatures: claim.signatures });
};

/** A vote that a claim names and no second person confirmed yet. */
const waitingVote = (reading: Reading, claim: Claim): string | undefined =>
  linkedToClaim(reading, claim.id)
    .map((id) => readResolution(reading, id))
    .find((resolution) => resolution?.isInForce === false)?.number;

/** Why the village's signatures do not carry a claim, or the hits it passes with. */
const passesRules = (
  writing: Writing,
  call: Call<"claim.advance"> | Call<"claim.review">,
  { claim, stage }: { readonly claim: Claim; readonly stage: "approval" | "review" },
) => {
  const roles = missingSigners(writing, claim, stage === "review");
  if (roles.length > 0) return refuse({ code: "claim-unsigned" as const, roles: [...roles] });
  const shared = dutiesFault(writing, claim);
  if (shared !== undefined) return refuse({ code: "claim-duties" as const, ...shared });
  const number = waitingVote(writing, claim);
  if (number !== undefined) return refuse({ code: "resolution-unconfirmed" as const, number });
  const hits = judgeAndKeep(writing, call, { claim, stage });
  const held = holdingHits(claim, hits);
  return held.length === 0
    ? { ok: true as const, hits }
    : refuse({ code: "rules-refuse" as const, hits: held.map(brief) });
};

const brief = ({ kind, severity }: Hit) => ({ kind, severity });

const faultOf = (claim: Claim, act: "handle" | "claim"): ClaimFault | undefined =>
  act === "handle" ? handledFault(claim.content) : (handledFault(claim.content) ?? claimedFault(claim.content));

/**
 * 经手证明, 报账员审核, 村级审批: recorded from the village's paper. A claim that rules or caps hold stays where it is until a vote
 * is linked, the amount reduced, or the emergency declared.
 */
export const advanceClaim = (call: Call<"claim.advance">): Reply<"claim.advance"> =>
  change(call, (writing): Changed<"claim.advance"> => {
    const { act } = call.input;
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const { claim } = found;
    const admitted = admitAct(writing, call, { ...found, act });
    if (!admitted.ok) return admitted;
    let hits: readonly Hit[] = [];
    if (act === "approve") {
      const passed = passesRules(writing, call, { claim, stage: "approval" });
      if (!passed.ok) return passed;
      ({ hits } = passed);
    } else {
      const back = act === "handle" ? unexplainedInClaim(writing, claim, call.now()) : undefined;
      if (back !== undefined) return refuse(back);
      const fault = faultOf(claim, act);
      if (fault !== undefined) return refuse({ code: "claim-bad", reason: fault });
      hits = judgeAndKeep(writing, call, { claim, stage: "claim" });
    }
    const moved = takeStep(writing, call, { claim, act, state: admitted.value });
    const facts = {
      claimId: claim.id,
      act,
      hits: hits.map(({ kind }) => kind),
      totalFen: claimTotal(claim.content.lines),
    };
    return changed({ ...moved, hits: [...hits] }, { subject: claimSubject(found), facts });
  });

/** The signatures on the village's paper; once it is approved only the township's own may be added. */
export const signClaim = (call: Call<"claim.sign">): Reply<"claim.sign"> =>
  change(call, (writing): Changed<"claim.sign"> => {
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const { claim, head } = found;
    const { signatures } = call.input;
    const today = chinaDateOf(call.now());
    const ahead = signatures.find(({ onDate }) => onDate > today);
    if (ahead !== undefined) return refuse({ code: "date-in-future", on: ahead.onDate });
    if (signatures.some(({ onDate }) => onDate < claim.content.onDate))
      return refuse({ code: "claim-bad", reason: "step-before-claim" });
    const isOpen = ["claimed", "supervised", "approved", "lodged"].includes(claim.state);
    if (!isOpen) return refuse({ code: "claim-state", state: claim.state, next: null });
    const isKept = claim.signatures.every(
      (each) =>
        each.role === "township-leader" ||
        signatures.some(({ role, name, onDate }) => role === each.role && name === each.name && onDate === each.onDate),
    );
    const isOnlyTownship = signatures.every(
      ({ role }) => role === "township-leader" || claim.signatures.some((each) => each.role === role),
    );
    if (head.done.has("approve") && !(isKept && isOnlyTownship))
      return refuse({ code: "claim-state", state: claim.state, next: null });
    const signed = { ...claim, signatures };
    const shared = dutiesFault(writing, signed);
    if (shared !== undefined) return refuse({ code: "claim-duties", ...shared });
    saveSignatures(writing, claim, [...new Map(signatures.map((each) => [each.role, each])).values()]);
    const rowVersion = moveClaim(writing, claim, {});
    return changed(
      { rowVersion, state: claim.state },
      {
        subject: `${claimSubject(found)} 登记签字`,
        facts: { claimId: claim.id, signatures: signatures.map(({ role, name }) => `${role} ${name}`) },
      },
    );
  });

/** 乡镇审核: another person than who recorded the claim compares papers, procedure, rules and caps. */
export const reviewClaim = (call: Call<"claim.review">): Reply<"claim.review"> =>
  change(call, (writing): Changed<"claim.review"> => {
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const admitted = admitAct(writing, call, { ...found, act: "review" });
    if (!admitted.ok) return admitted;
    const passed = passesRules(writing, call, { claim: found.claim, stage: "review" });
    if (!passed.ok) return passed;
    const moved = takeStep(writing, call, { claim: found.claim, act: "review", state: admitted.value });
    const facts = { claimId: found.claim.id, hits: passed.hits.map(({ kind }) => kind) };
    return changed({ ...moved, hits: [...passed.hits] }, { subject: claimSubject(found), facts });
  });

/** 付款: the cashier notes that the money left; what a bank statement shows is tied to the voucher later. */
export const payClaim = (call: Call<"claim.pay">): Reply<"claim.pay"> =>
  change(call, (writing): Changed<"claim.pay"> => {
    const { onDate } = call.input;
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const admitted = admitAct(writing, call, { ...found, act: "pay" });
    if (!admitted.ok) return admitted;
    if (onDate < found.claim.content.onDate) return refuse({ code: "claim-bad", reason: "step-before-claim" });
    const step = { claim: found.claim, act: "pay", state: admitted.value, with: { paid_on: onDate } } as const;
    return changed(takeStep(writing, call, step), {
      subject: claimSubject(found),
      facts: { claimId: found.claim.id, onDate, totalFen: claimTotal(found.claim.content.lines) },
    });
  });
