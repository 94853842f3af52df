import { signersFor, claimTotal, type ClaimContent, type ClaimSignature } from "#domain/claims/claim.ts";
import type { ApprovalRole } from "#domain/claims/papers.ts";
import type { CapUsage } from "#domain/caps/cap.ts";
import { isHolding, isOpen, waitsForVote } from "#domain/checks/hit.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import type { ClaimId, LedgerId, PersonId } from "#domain/core/ids.ts";
import type { Claim } from "#store/claim-rows.ts";
import { saveClaimHits, type ClaimStage } from "#store/claim-hit-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, type Call } from "./call.ts";
import type { MethodName } from "#contract/contract.ts";
import { keepHolds } from "./category-holds.ts";
import { approvalsToCome, bookingOf } from "./claim-content.ts";
import { judgeVoucher, type Hit } from "./judge-voucher.ts";

type Judged = {
  readonly id: ClaimId | null;
  readonly ledgerId: LedgerId;
  readonly content: ClaimContent;
  readonly signatures: readonly ClaimSignature[];
  readonly lodgedOn: LocalDate | null;
  readonly by: PersonId | null;
  /** What later steps still bring: those signatures are not asked for yet. */
  readonly toCome: readonly ApprovalRole[];
};

type Judgement = {
  readonly hits: readonly Hit[];
  readonly usages: readonly CapUsage[];
  /** The voucher it was judged as. */
  readonly content: VoucherContent;
};

/**
 * Every rule and cap that speaks about a claim, judged as the voucher it will become; what was not saved yet has no votes to
 * rest on. Reads only.
 */
export const judgeClaim = (reading: Reading, judged: Judged): Judgement => {
  const { id, ledgerId, content, signatures, toCome, lodgedOn } = judged;
  const signed = new Set(signatures.map(({ role }) => role));
  const later = approvalsToCome(
    toCome.filter((role) => !signed.has(role)),
    content.onDate,
  );
  const booking = bookingOf(reading, {
    ledgerId,
    onDate: content.onDate,
    content,
    approvals: [...signatures, ...later],
  });
  const judgement = judgeVoucher(reading, {
    voucherId: null,
    kind: "ordinary",
    content: booking.content,
    preparedBy: judged.by,
    reviewedBy: null,
    stage: "entry",
    claim: { id, isPrepaid: content.form === "prepaid", lodgedOn },
  });
  return { ...judgement, content: booking.content };
};

/** What a claim lacks at a stage is only what that stage is about: before the village signs, nobody's signature is missing. */
const toComeAt = (stage: ClaimStage): readonly ApprovalRole[] => {
  switch (stage) {
    case "claim":
      return ["village-head", "party-secretary", "chair", "two-committees", "supervisors", "township-leader"];
    case "approval":
      return ["supervisors", "township-leader"];
    case "review":
      return ["supervisors"];
  }
};

/** Judges a claim as it stands at a stage and keeps the hits with its version: rule, numbers and what was decided. */
export const judgeAndKeep = (
  writing: Writing,
  call: Pick<Call<MethodName>, "caller" | "name" | "now" | "newId">,
  { claim, stage }: { readonly claim: Claim; readonly stage: ClaimStage },
): readonly Hit[] => {
  const { id, ledgerId, content, signatures, lodgedOn, version } = claim;
  const by = callerOf(call).id;
  const judged = { id, ledgerId, content, signatures, lodgedOn, by: claim.savedBy, toCome: toComeAt(stage) };
  const { hits, content: booked } = judgeClaim(writing, judged);
  const isEmergency = content.emergency !== null;
  saveClaimHits(writing, { claimId: id, version, stage, isEmergency }, { hits, by, at: call.now() });
  keepHolds(writing, { voucherId: null, claimId: id }, { content: booked, hits, newId: () => call.newId() });
  return hits;
};

/**
 * The hits that stop a claim. What is forbidden always does, and so does what a person must approve: a missing base, a standard
 * exceeded. What a vote could allow does not stop an emergency, whose vote is made up later: the hits stay, and a ratification
 * overdue becomes a finding.
 */
export const holdingHits = (claim: Pick<Claim, "content">, hits: readonly Hit[]): readonly Hit[] => {
  const open = hits.filter(isOpen);
  if (claim.content.emergency === null) return isHolding(hits) ? open : [];
  return open.filter((hit) => !waitsForVote(hit));
};

/** Signatures the township's tiers ask for that are not there yet. */
export const missingSigners = (reading: Reading, claim: Claim, isReview: boolean): readonly ApprovalRole[] => {
  const signed = new Set(claim.signatures.map(({ role }) => role));
  return signersFor(readClaimChain(reading), claimTotal(claim.content.lines)).filter(
    (role) => !signed.has(role) && (isReview || role !== "township-leader"),
  );
};
