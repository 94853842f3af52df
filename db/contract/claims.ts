import * as z from "zod";
import { claimForms } from "#domain/claims/claim.ts";
import { claimActs, claimStates, claimWaits } from "#domain/claims/machine.ts";
import { supportingKinds } from "#domain/claims/papers.ts";
import { claimContent, claimDocument, element } from "./claim-content.ts";
import { capUsage, categoryChange, hit } from "./judging.ts";
import { method } from "./method.ts";
import {
  accountId,
  approvalRole,
  bankLineId,
  categoryId,
  claimId,
  fenAmount,
  freeText,
  lodgementId,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  meetingId,
  page,
  resolutionId,
  voucherId,
} from "./scalars.ts";
import { contentFailures } from "./vouchers.ts";

const claimState = z.enum(claimStates);
const claimAct = z.enum(claimActs);
const signature = z.object({
  role: approvalRole.exclude(["supervisors"]),
  name: lineOfText(40),
  onDate: localDateText,
});
const missing = z.array(z.object({ document: z.int(), missing: z.array(element).readonly() }));

const claimHead = z.object({
  id: claimId,
  ledgerId,
  ledgerName: z.string(),
  number: z.string(),
  version: z.int(),
  rowVersion: z.int(),
  state: claimState,
  /** The step it waits for; null when it is over or waits to be revised. */
  next: claimAct.exclude(["return", "refuse", "revise", "withdraw"]).nullable(),
  onDate: localDateText,
  form: z.enum(claimForms),
  purpose: z.string(),
  handler: z.string(),
  clerk: z.string(),
  payee: z.string(),
  totalFen: fenAmount,
  isEmergency: z.boolean(),
  /** Until when the vote of an emergency is to be made up, and whether one that takes effect is linked. */
  ratifyBy: localDateText.nullable(),
  isRatified: z.boolean(),
  lodgedOn: localDateText.nullable(),
  paidOn: localDateText.nullable(),
  voucherId: voucherId.nullable(),
  voucherName: z.string().nullable(),
  voucherState: z.enum(["draft", "reviewed", "posted"]).nullable(),
});
const refusal = z.object({
  id: z.string(),
  version: z.int(),
  lineNo: z.int().nullable(),
  amountFen: fenAmount,
  reason: z.string(),
  meetingId: meetingId.nullable(),
  metOn: localDateText.nullable(),
  refusedByName: z.string(),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
});
const claimDetail = claimHead.extend({
  content: claimContent,
  lineNames: z.array(z.string()),
  signatures: z.array(signature),
  /** Signatures that the township's tiers ask of this amount. */
  signers: z.array(approvalRole),
  missing,
  savedByName: z.string(),
  steps: z.array(
    z.object({
      no: z.int(),
      version: z.int(),
      act: claimAct,
      note: z.string(),
      byName: z.string(),
      at: instantText,
    }),
  ),
  resolutions: z.array(z.object({ id: resolutionId, number: z.string(), title: z.string(), isWaiting: z.boolean() })),
  refusals: z.array(refusal),
  meetings: z.array(z.object({ id: meetingId, version: z.int(), metOn: localDateText, opinion: z.string() })),
  lodgements: z.array(z.object({ id: lodgementId, number: z.string(), onDate: localDateText })),
  /** What earlier versions said; they are kept as they were. */
  earlier: z.array(z.object({ version: z.int(), content: claimContent, lineNames: z.array(z.string()) })),
  hits: z.array(hit),
  usages: z.array(capUsage),
  categoryChanges: z.array(categoryChange),
});

const one = { id: claimId, rowVersion: z.int() };
const moved = z.object({ rowVersion: z.int(), state: claimState });
const inItsState = ["not-found", "claims-off", "claim-state", "changed-meanwhile"] as const;
const stepFailures = [...inItsState, "claim-unanswered", "same-person"] as const;

export const claimMethods = {
  /** `isMine`: only claims that are work of the person who asks; `wait`: only those that wait for this. Sums are of all pages. */
  "claim.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ledgerId: ledgerId.nullable(),
      states: z.array(claimState).max(12).default([]),
      isMine: z.boolean().default(false),
      wait: z.enum(claimWaits).nullable().default(null),
      text: freeText(100).default(""),
      ...page,
    }),
    output: z.object({ claims: z.array(claimHead), total: z.int(), totalFen: fenAmount, waiting: z.int() }),
    failures: [],
  }),
  "claim.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: claimId }),
    output: claimDetail,
    failures: ["not-found"],
  }),
  /** Judges what is being typed: rules and caps, signatures asked for, elements the papers lack. Nothing is kept. */
  "claim.judge": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: claimId.nullable(), ledgerId, content: claimContent }),
    output: z.object({
      hits: z.array(hit),
      usages: z.array(capUsage),
      signers: z.array(approvalRole),
      missing,
      fault: z.string().nullable(),
    }),
    failures: ["not-found"],
  }),
  "claim.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: claimId.nullable(),
      rowVersion: z.int().nullable(),
      ledgerId,
      content: claimContent,
      categoryReason: freeText(200).default(""),
    }),
    output: z.object({ id: claimId, rowVersion: z.int(), number: z.string(), hits: z.array(hit) }),
    failures: [...inItsState, "claim-bad", "month-closed", "before-start", "category-unexplained"],
  }),
  /** 经手证明, 报账员审核, 村级审批: the steps at the village, recorded from its paper. */
  "claim.advance": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ...one, act: claimAct.extract(["handle", "claim", "approve"]) }),
    output: moved.extend({ hits: z.array(hit) }),
    failures: [
      ...stepFailures,
      "claim-bad",
      "claim-unsigned",
      "claim-duties",
      "rules-refuse",
      "resolution-unconfirmed",
      "category-unexplained",
    ],
  }),
  /** The village's signatures, as they stand on the paper. */
  "claim.sign": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ ...one, signatures: z.array(signature).max(6) }),
    output: moved,
    failures: [...stepFailures, "claim-duties", "claim-bad", "date-in-future"],
  }),
  /** 补单据: a paper beside the outlay, supplied between the draft and the review; the signatures stay. */
  "claim.addPaper": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({
      ...one,
      paper: claimDocument
        .pick({ number: true, onDate: true, party: true, note: true })
        .extend({ kind: z.enum(supportingKinds) }),
    }),
    output: z.object({ rowVersion: z.int(), hits: z.array(hit) }),
    failures: [...inItsState, "date-in-future"],
  }),
  "claim.linkResolution": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ id: claimId, resolutionId }),
    output: z.object({ hits: z.array(hit) }),
    failures: ["not-found", "claim-state", "resolution-not-in-force", "decision-superseded"],
  }),
  /** 送审: the village hands its papers over on a 报账日; makes the 原始凭证移交清单. */
  "claim.lodge": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({
      ledgerId,
      onDate: localDateText,
      handedBy: lineOfText(40),
      claims: z.array(z.object(one)).min(1).max(200),
    }),
    output: z.object({ lodgementId, number: z.string() }),
    failures: [...stepFailures, "date-in-future", "claim-bad", "rules-refuse"],
  }),
  /** 乡镇审核: another person than who recorded it; rules and caps are judged once more. */
  "claim.review": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object(one),
    output: moved.extend({ hits: z.array(hit) }),
    failures: [...stepFailures, "claim-unsigned", "claim-duties", "rules-refuse", "resolution-unconfirmed"],
  }),
  /** 退回: back to the village with a reason; revising makes a new version. */
  "claim.return": method({
    access: ["reviewer", "head", "bookkeeper"],
    effect: "writes",
    input: z.object({ ...one, reason: lineOfText(200) }),
    output: moved,
    failures: stepFailures,
  }),
  /** 拒付: the township refuses the whole claim; it stays, with the reason, until somebody answers. */
  "claim.refuse": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ ...one, reason: lineOfText(200) }),
    output: moved,
    failures: stepFailures,
  }),
  "claim.answer": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: claimId, refusalId: z.string(), answer: lineOfText(500) }),
    output: z.object({}),
    failures: ["not-found", "claim-state"],
  }),
  /** Makes a new draft version of what came back; lines that were refused are left out when `dropsRefused`. */
  "claim.revise": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ...one, dropsRefused: z.boolean() }),
    output: moved.extend({ version: z.int() }),
    failures: [...stepFailures, "claim-bad"],
  }),
  "claim.withdraw": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ...one, reason: lineOfText(200) }),
    output: moved,
    failures: stepFailures,
  }),
  "claim.pay": method({
    access: ["cashier"],
    effect: "writes",
    input: z.object({ ...one, onDate: localDateText }),
    output: moved,
    failures: [...stepFailures, "date-in-future", "claim-bad"],
  }),
  /** A passed claim becomes a draft voucher, tied to it; `moneyAccountId` null: the first bank account, or cash. */
  "claim.voucher": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ...one, onDate: localDateText, moneyAccountId: accountId.nullable() }),
    output: moved.extend({ voucherId }),
    failures: [...stepFailures, ...contentFailures, "claim-bad", "category-accountless"],
  }),
  /** A payment of the bank becomes a draft claim, judged at once; its voucher is tied to the line. */
  "bankLine.claim": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: bankLineId, categoryId, purpose: lineOfText(200) }),
    output: z.object({ claimId, number: z.string(), hits: z.array(hit) }),
    failures: ["not-found", "claims-off", "line-already-used", "claim-bad", "month-closed", "before-start"],
  }),
  "claim.ofVoucher": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ voucherId }),
    output: z.object({ claim: claimHead.nullable() }),
    failures: [],
  }),
} as const;
