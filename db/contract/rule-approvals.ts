import * as z from "zod";
import { hit } from "./judging.ts";
import { method } from "./method.ts";
import {
  claimId,
  fenAmount,
  instantText,
  lineOfText,
  localDateText,
  ruleApprovalId,
  ruleKind,
  voucherId,
} from "./scalars.ts";

const facts = {
  /** Who approved and in what post, and the paper it stands on: its number, or what it is called and where it is kept. */
  approver: lineOfText(40),
  post: lineOfText(40),
  paper: lineOfText(80),
  onDate: localDateText,
  reason: lineOfText(200),
};
/** What an approval is for: a voucher, or a claim that is none yet. */
const thing = z.union([z.object({ voucherId, claimId: z.null() }), z.object({ voucherId: z.null(), claimId })]);

/** 上级审批: the township's agreement to what a rule holds until somebody above agrees. */
export const ruleApprovalMethods = {
  /** The approvals of a voucher (those of its claim among them) or of a claim, oldest first. */
  "ruleApproval.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ of: thing }),
    output: z.object({
      approvals: z.array(
        z.object({
          id: ruleApprovalId,
          kind: ruleKind,
          ruleId: z.string(),
          ruleVersion: z.int(),
          /** The whole of what was approved; more than it needs a new approval. */
          amountFen: fenAmount,
          ...facts,
          recordedByName: z.string(),
          recordedAt: instantText,
        }),
      ),
    }),
    failures: [],
  }),
  /** Records one from its paper, by another person than the preparer; clears the hits of that rule up to the amount as it stands. */
  "ruleApproval.record": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ of: thing, kind: ruleKind, ruleId: z.string().min(1).max(80), ...facts }),
    output: z.object({ id: ruleApprovalId, hits: z.array(hit) }),
    failures: ["not-found", "wrong-state", "claim-state", "same-person", "date-in-future", "approval-unneeded"],
  }),
  /** Takes one back that was recorded by mistake, before the review that would rest on it. */
  "ruleApproval.withdraw": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ id: ruleApprovalId, reason: lineOfText(200) }),
    output: z.object({ claimId: claimId.nullable(), hits: z.array(hit) }),
    failures: ["not-found", "wrong-state", "claim-state"],
  }),
} as const;
