import * as z from "zod";
import { capUsage, categoryChange, hit, reviewFailures, takenBack } from "./judging.ts";
import { method } from "./method.ts";
import {
  accountId,
  approvalRole,
  attachmentId,
  bankLineId,
  categoryId,
  documentKind,
  fenAmount,
  fileBytes,
  freeText,
  instantText,
  itemId,
  itemKind,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  namedFile,
  page,
  personId,
  resolutionId,
  voucherId,
  voucherKind,
  voucherState,
} from "./scalars.ts";

export const entryInput = z.object({
  summary: freeText(10_000),
  accountId,
  debitFen: fenAmount,
  creditFen: fenAmount,
  categoryId: categoryId.nullable(),
  items: z.array(z.object({ kind: itemKind, itemId })).max(20),
  /** Thousandths of the account's unit; null: only money is kept. */
  quantityMilli: z.int().nullable().optional(),
});
export const document = z.object({
  kind: documentKind,
  /** Full-width digits of an input method are the same number. */
  number: freeText(60).normalize("NFKC"),
  onDate: localDateText.nullable(),
  amountFen: fenAmount.nullable(),
  party: freeText(100),
  note: freeText(200),
  /** 经手人: who at the village handled the money; '' where nobody is named. */
  handler: freeText(60).default(""),
  /** How many people, days, meals or kilometres the paper names (null: none), and 购买方名称 of an invoice ('': not written down). */
  units: z.int().positive().max(1_000_000).nullable().default(null),
  buyer: freeText(100).default(""),
});
const approval = z.object({ role: approvalRole, name: lineOfText(60), onDate: localDateText });

/** What the grid sends, saved or only judged. Lines are in order; empty lines are left out by the window. */
const voucherContent = z.object({
  ledgerId,
  onDate: localDateText,
  paperCount: z.int().min(0).max(9999),
  entries: z.array(entryInput).max(2000),
  documents: z.array(document).max(200),
  approvals: z.array(approval).max(20),
});

const voucherHead = z.object({
  id: voucherId,
  ledgerId,
  ledgerName: z.string(),
  state: voucherState,
  kind: voucherKind,
  word: z.string(),
  number: z.int().nullable(),
  onDate: localDateText,
  paperCount: z.int(),
  summary: z.string(),
  totalFen: fenAmount,
  preparedByName: z.string(),
  reviewedByName: z.string().nullable(),
  postedByName: z.string().nullable(),
  isHeld: z.boolean(),
  hasMovedMoney: z.boolean(),
  returnedReason: z.string().nullable(),
  version: z.int(),
  correctsId: voucherId.nullable(),
  /** File and row of the program it came from; null for vouchers made here. */
  importedFrom: z.string().nullish(),
});
const attachment = z.object({
  id: attachmentId,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  hash: z.string(),
  isLate: z.boolean(),
  isMissing: z.boolean(),
});
const voucherDetail = voucherHead.extend({
  entries: z.array(
    entryInput.extend({
      line: z.int(),
      accountCode: z.string(),
      accountName: z.string(),
      categoryName: z.string().nullable(),
    }),
  ),
  documents: z.array(document),
  approvals: z.array(approval),
  attachments: z.array(attachment),
  resolutions: z.array(z.object({ id: resolutionId, number: z.string(), title: z.string(), isWaiting: z.boolean() })),
  bankLines: z.array(
    z.object({
      id: bankLineId,
      onDate: localDateText,
      amountFen: fenAmount,
      counterparty: z.string(),
      summary: z.string(),
    }),
  ),
  hits: z.array(hit),
  categoryChanges: z.array(categoryChange),
  takenBack,
  correctedByIds: z.array(voucherId),
  /** A correction stands on it; false again once that one was itself cancelled in red, though it stays among `correctedByIds`. */
  isCorrected: z.boolean(),
  /** Who saved an earlier version of the draft: none of them reviews it. */
  preparedEarlierByIds: z.array(personId),
  preparedAt: instantText,
  reviewedAt: instantText.nullable(),
  postedAt: instantText.nullable(),
  hash: z.string().nullable(),
});

const judgement = z.object({
  hits: z.array(hit),
  usages: z.array(capUsage),
  /** Debit-positive balance of every account named in the entries, without and with this voucher, at the end of its month. */
  balances: z.array(z.object({ accountId, beforeFen: fenAmount, afterFen: fenAmount })),
});
/** Why the content of a voucher cannot stand. */
export const contentFailures = [
  "not-found",
  "date-in-future",
  "not-balanced",
  "ledger-not-started",
  "before-start",
  "month-closed",
  "entries-too-few",
  "entry-bad",
  "account-not-leaf",
  "account-inactive",
] as const;

/** Why a posted voucher cannot be corrected, whichever way. */
export const correctionFailures = [
  ...contentFailures,
  "wrong-state",
  "already-corrected",
  "not-reversible",
  "date-too-early",
  "copy-tied",
  "voucher-relied-on",
] as const;

export const voucherMethods = {
  "voucher.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      ledgerId: ledgerId.nullable(),
      fromMonth: monthText.nullable(),
      toMonth: monthText.nullable(),
      state: voucherState.nullable(),
      onlyHeld: z.boolean().default(false),
      /** Only vouchers with an entry of this spending category. */
      categoryId: categoryId.nullable().default(null),
      /** Part of a summary, a voucher number, an amount in yuan, a payee. */
      text: freeText(100).default(""),
      ...page,
    }),
    output: z.object({ vouchers: z.array(voucherHead), total: z.int() }),
    failures: [],
  }),
  "voucher.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: voucherId }),
    output: voucherDetail,
    failures: ["not-found"],
  }),
  /** Judges what is being typed without saving it: every rule hit, every cap's use, every account's balance before and after. */
  "voucher.judge": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: voucherId.nullable(), content: voucherContent }),
    output: judgement,
    failures: ["not-found"],
  }),
  /** Saves a draft (`id` null: a new one). An unbalanced draft can be saved; it cannot be reviewed. */
  "voucher.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: voucherId.nullable(),
      version: z.int().nullable(),
      content: voucherContent,
      categoryReason: freeText(200).default(""),
    }),
    output: z.object({ id: voucherId, version: z.int(), hits: z.array(hit) }),
    failures: [...contentFailures, "wrong-state", "changed-meanwhile", "entries-fixed", "category-unexplained"],
  }),
  "voucher.delete": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: voucherId, version: z.int() }),
    output: z.object({}),
    failures: ["not-found", "wrong-state", "changed-meanwhile", "voucher-relied-on"],
  }),
  /** Links a resolution in force to a draft: the lawful way out of a hold. */
  "voucher.linkResolution": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ id: voucherId, resolutionId }),
    output: z.object({ hits: z.array(hit) }),
    failures: ["not-found", "wrong-state", "resolution-not-in-force", "decision-superseded"],
  }),
  /** 审核. Refused while a rule holds the spending, unless a bank line shows that the money has already moved. */
  "voucher.review": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ id: voucherId, version: z.int() }),
    output: z.object({ version: z.int(), hits: z.array(hit) }),
    failures: [...contentFailures, "wrong-state", "category-unexplained", ...reviewFailures],
  }),
  /** 退回: a reviewed voucher or a draft goes back to its preparer with a reason. */
  "voucher.return": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ id: voucherId, version: z.int(), reason: lineOfText(200) }),
    output: z.object({ version: z.int() }),
    failures: ["not-found", "wrong-state", "changed-meanwhile"],
  }),
  /** 记账: irreversible. Each voucher is posted or refused on its own; numbers follow the order given. */
  "voucher.post": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ ids: z.array(voucherId).min(1).max(1000) }),
    output: z.object({
      posted: z.array(z.object({ id: voucherId, number: z.int(), onDate: localDateText })),
      refused: z.array(z.object({ id: voucherId, code: z.string(), facts: z.record(z.string(), z.unknown()) })),
    }),
    failures: [],
  }),
  "attachment.add": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ voucherId, file: namedFile }),
    output: z.object({ id: attachmentId }),
    failures: ["not-found", "file-too-large", "folder-unusable"],
  }),
  "attachment.read": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: z.object({ name: z.string(), mediaType: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  "attachment.remove": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: attachmentId }),
    output: z.object({}),
    failures: ["not-found", "wrong-state"],
  }),
  /** Summaries already used in a ledger, most recent first: what F7 offers. */
  "summary.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ summaries: z.array(z.string()) }),
    failures: [],
  }),
} as const;
