import type { MethodName } from "#contract/contract.ts";
import { approvedAmount, mayBeApproved } from "#domain/checks/township-approval.ts";
import { nextStep } from "#domain/claims/machine.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import type { RuleApprovalId } from "#domain/core/ids.ts";
import { readClaimHead } from "#store/claim-lists.ts";
import { readClaim } from "#store/claim-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import {
  addRuleApproval,
  approvedThing,
  readRuleApproval,
  readRuleApprovals,
  removeRuleApproval,
  type ApprovedThing,
} from "#store/rule-approval-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { bookingOf } from "./claim-content.ts";
import { judgeAndKeep } from "./judge-claim.ts";
import { judgeDraft } from "./judge-draft.ts";
import type { Hit } from "./judge-voucher.ts";

type Judging = Pick<Call<MethodName>, "caller" | "name" | "now" | "newId">;

/** What an approval is recorded for, while nothing rests on it yet: whose work it is, what it comes to, and how it is judged anew. */
const openThing = (reading: Reading, { voucherId, claimId }: ApprovedThing) => {
  if (voucherId !== null) {
    const voucher = readVoucher(reading, voucherId)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found" as const, kind: "voucher" });
    if (voucher.state !== "draft") return refuse({ code: "wrong-state" as const, state: voucher.state });
    return {
      ok: true as const,
      preparedBy: voucher.preparedBy,
      ledgerId: voucher.content.ledgerId,
      name: `凭证 ${voucher.content.onDate}`,
      amountFen: approvedAmount(voucher.content),
      judge: (writing: Writing, call: Judging): readonly Hit[] => judgeDraft(writing, call, voucherId),
    };
  }
  const claim = readClaim(reading, claimId);
  const head = readClaimHead(reading, claimId);
  if (claim === undefined || head === undefined) return refuse({ code: "not-found" as const, kind: "claim" });
  const { state, ledgerId, content } = claim;
  const next = nextStep({ ...head, done: head.done }, readClaimChain(reading));
  if (next === null || head.done.has("review")) return refuse({ code: "claim-state" as const, state, next });
  const { content: booked } = bookingOf(reading, { ledgerId, onDate: content.onDate, content, approvals: [] });
  return {
    ok: true as const,
    preparedBy: claim.savedBy,
    ledgerId,
    name: `报账单 ${claim.number}`,
    amountFen: approvedAmount(booked),
    judge: (writing: Writing, call: Judging): readonly Hit[] => judgeAndKeep(writing, call, { claim, stage: "claim" }),
  };
};

export const listRuleApprovals = (call: Call<"ruleApproval.list">): Reply<"ruleApproval.list"> =>
  call.ledger.snapshot((reading) => done({ approvals: [...readRuleApprovals(reading, call.input.of)] }));

/** 登记上级审批: recorded from its paper by another person than the preparer, for the sum as it now stands. */
export const recordRuleApproval = (call: Call<"ruleApproval.record">): Reply<"ruleApproval.record"> =>
  change(call, (writing): Changed<"ruleApproval.record"> => {
    const { of, kind, ruleId, approver, post, paper, onDate, reason } = call.input;
    const thing = openThing(writing, of);
    if (!thing.ok) return thing;
    const by = callerOf(call).id;
    if (thing.preparedBy === by) return refuse({ code: "same-person" });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const held = thing
      .judge(writing, call)
      .find((hit) => hit.ruleId === ruleId && hit.kind === kind && mayBeApproved(hit));
    if (held === undefined) return refuse({ code: "approval-unneeded" });
    const { ruleVersion } = held;
    const { amountFen, ledgerId } = thing;
    const id = call.newId<RuleApprovalId>();
    addRuleApproval(
      writing,
      { ...of, id, ledgerId },
      { kind, ruleId, ruleVersion, amountFen, approver, post, paper, onDate, reason, by, at: call.now() },
    );
    const hits = thing.judge(writing, call);
    return changed(
      { id, hits: [...hits] },
      {
        subject: `${thing.name} 登记上级审批：${post} ${approver}，${paper}`,
        facts: { ...of, ledgerId, kind, ruleId, ruleVersion, amountFen, onDate, reason },
      },
    );
  });

/** 撤回上级审批登记: only while no review rests on it. */
export const withdrawRuleApproval = (call: Call<"ruleApproval.withdraw">): Reply<"ruleApproval.withdraw"> =>
  change(call, (writing): Changed<"ruleApproval.withdraw"> => {
    const { id, reason } = call.input;
    const row = readRuleApproval(writing, id);
    if (row === undefined) return refuse({ code: "not-found", kind: "approval" });
    const { voucherId, claimId, ledgerId, paper, approver } = row;
    const thing = openThing(writing, approvedThing(row));
    if (!thing.ok) return thing;
    removeRuleApproval(writing, id);
    const hits = thing.judge(writing, call);
    return changed(
      { claimId, hits: [...hits] },
      {
        subject: `${thing.name} 撤回上级审批登记：${approver}，${paper}`,
        facts: { voucherId, claimId, ledgerId, reason },
      },
    );
  });
