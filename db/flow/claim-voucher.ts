import type { Approval } from "#domain/vouchers/voucher.ts";
import { isDone, readBankLine } from "#store/bank-line-rows.ts";
import { readLineOfClaim } from "#store/claim-line-rows.ts";
import { claimTotal } from "#domain/claims/claim.ts";
import { linkedToClaim, type Claim } from "#store/claim-rows.ts";
import { supervisorsOf } from "#store/finance-meeting-rows.ts";
import type { Reading } from "#store/query.ts";
import { linkResolutionTo } from "#store/resolution-use-rows.ts";
import { accountOfLine, tieLineTo } from "./tie-line.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { bookingOf } from "./claim-content.ts";
import { admitAct, claimSubject, claimToMove, takeStep } from "./claim-standing.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { judgeDraft } from "./judge-draft.ts";

/** What was signed for a claim, as the voucher shows it: the village's signatures and the meeting that examined it. */
const approvalsOf = (reading: Reading, claim: Claim): readonly Approval[] => {
  const meeting = supervisorsOf(reading, claim.id, claim.version);
  return [
    ...claim.signatures,
    ...(meeting === undefined
      ? []
      : [{ role: "supervisors" as const, name: meeting.people.join("、").slice(0, 60), onDate: meeting.metOn }]),
  ];
};

/** The bank line a claim was drafted from, while nothing else books it, with the account of its bank. */
const openLineOf = (reading: Reading, claim: Claim) => {
  const id = readLineOfClaim(reading, claim.id);
  const row = id === null ? undefined : readBankLine(reading, id);
  if (row === undefined || isDone(row)) return null;
  return { row, accountId: accountOfLine(reading, row).accountId };
};

/** 制单: a passed claim becomes a draft voucher, tied to it, which goes the way of every voucher: reviewed by another, posted. */
export const draftClaimVoucher = (call: Call<"claim.voucher">): Reply<"claim.voucher"> =>
  change(call, (writing): Changed<"claim.voucher"> => {
    const { onDate } = call.input;
    const found = claimToMove(writing, call.input);
    if (!found.ok) return found;
    const admitted = admitAct(writing, call, { ...found, act: "voucher" });
    if (!admitted.ok) return admitted;
    const { claim } = found;
    const { content, ledgerId } = claim;
    if (onDate < content.onDate) return refuse({ code: "claim-bad", reason: "step-before-claim" });
    const approvals = approvalsOf(writing, claim);
    const line = openLineOf(writing, claim);
    // What a bank line began was paid from that bank account.
    const moneyAccountId = call.input.moneyAccountId ?? line?.accountId ?? null;
    const booking = bookingOf(writing, { ledgerId, onDate, content, approvals, moneyAccountId });
    if (booking.missing !== null) return refuse({ code: "category-accountless", name: booking.missing });
    const drafted = draftVoucher(writing, call, booking.content);
    if (!drafted.ok) return drafted;
    const { voucherId } = drafted;
    if (line !== null) tieLineTo(writing, call, { line: line.row, voucherId });
    const linked = { voucherId, by: callerOf(call).id, at: call.now() };
    for (const resolutionId of linkedToClaim(writing, claim.id)) linkResolutionTo(writing, { ...linked, resolutionId });
    const step = { claim, act: "voucher", state: admitted.value, with: { voucher_id: voucherId } } as const;
    const moved = takeStep(writing, call, step);
    // Once more, now that the claim is tied to it and no longer weighs on its own voucher, and its votes are named.
    judgeDraft(writing, call, voucherId);
    const totalFen = claimTotal(content.lines);
    return changed(
      { ...moved, voucherId },
      { subject: claimSubject(found), facts: { claimId: claim.id, voucherId, totalFen } },
    );
  });
