import type { ClaimChain } from "#domain/claims/claim.ts";
import { stateByAct, type ClaimAct, type ClaimState, type Standing } from "#domain/claims/machine.ts";
import type { MethodName } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import type { ClaimId } from "#domain/core/ids.ts";
import { addStep, moveClaim } from "#store/claim-changes.ts";
import { readClaimHead, type ClaimHead } from "#store/claim-lists.ts";
import { readRefusals } from "#store/claim-refusal-rows.ts";
import { readClaim, type Claim } from "#store/claim-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, refuse, type Call } from "./call.ts";

/** A claim with what the machine needs to decide, as one person who acts on it found it. */
export type Found = { readonly claim: Claim; readonly head: ClaimHead; readonly chain: ClaimChain };

const standingOf = (reading: Reading, head: ClaimHead): Standing => ({
  state: head.state,
  form: head.form,
  done: head.done,
  recordedBy: head.savedBy,
  reviewedBy: head.reviewedBy,
  hasUnansweredRefusal: readRefusals(reading, head.id).some(({ answer }) => answer === null),
});

type Missing =
  | { readonly ok: false; readonly failure: { readonly code: "not-found"; readonly kind: string } }
  | { readonly ok: false; readonly failure: { readonly code: "claims-off" } }
  | { readonly ok: false; readonly failure: { readonly code: "changed-meanwhile" } };

/** The claim a person acts on, as they last saw it; refused where the office does not use claims or somebody was quicker. */
export const claimToMove = (
  reading: Reading,
  of: { readonly id: ClaimId; readonly rowVersion: number | null },
): Missing | ({ readonly ok: true } & Found) => {
  const claim = readClaim(reading, of.id);
  const head = readClaimHead(reading, of.id);
  if (claim === undefined || head === undefined) return refuse({ code: "not-found", kind: "claim" });
  const chain = readClaimChain(reading);
  if (!chain.isUsed) return refuse({ code: "claims-off" });
  if (of.rowVersion !== null && of.rowVersion !== claim.rowVersion) return refuse({ code: "changed-meanwhile" });
  return { ok: true, claim, head, chain };
};

/** May this person do this now? Refused with what the machine says. */
export const admitAct = (
  reading: Reading,
  call: Pick<Call<MethodName>, "caller" | "name">,
  { head, chain, act }: Found & { readonly act: ClaimAct },
) => {
  const state = stateByAct(standingOf(reading, head), act, { by: callerOf(call).id, chain });
  return state.ok ? state : refuse(state.error);
};

type Step = {
  readonly claim: Claim;
  readonly act: ClaimAct;
  readonly state: ClaimState;
  readonly note?: string;
  readonly with?: Parameters<typeof moveClaim>[2];
};

/** Writes a step that was admitted: its line in the claim's history, then the state. Answers what a call gives back. */
export const takeStep = (
  writing: Writing,
  call: Pick<Call<MethodName>, "caller" | "name" | "now">,
  { claim, act, state, note = "", with: rest = {} }: Step,
): { readonly rowVersion: number; readonly state: ClaimState } => {
  assert(act !== "revise", "a revision begins a version");
  addStep(writing, claim, { act, note, by: callerOf(call).id, at: call.now() });
  return { rowVersion: moveClaim(writing, claim, { ...rest, state }), state };
};

/** One line an auditor understands. */
export const claimSubject = ({ head }: Pick<Found, "head">): string =>
  `${head.ledgerName} ${head.number}（第 ${head.version} 版）${head.purpose}`;
