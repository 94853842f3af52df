import * as z from "zod";
import { actionKinds } from "#domain/audit/action-kinds.ts";
import { method } from "./method.ts";
import {
  attachmentId,
  fenAmount,
  fileBytes,
  findingId,
  freeText,
  instantText,
  ledgerId,
  localDateText,
  monthText,
  namedFile,
  page,
  quarterText,
  voucherId,
} from "./scalars.ts";

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
const finding = z.object({
  id: findingId,
  ledgerId,
  ledgerName: z.string(),
  test: z.string(),
  severity: z.enum(["red", "amber"]),
  foundIn: quarterText,
  onDate: localDateText.nullable(),
  amountFen: fenAmount.nullable(),
  voucherId: voucherId.nullable(),
  voucherName: z.string().nullable(),
  facts,
  answer: z.enum(["true", "false-alarm", "rectified"]).nullable(),
  answerNote: z.string().nullable(),
  answeredByName: z.string().nullable(),
  deadline: localDateText.nullable(),
  signedByName: z.string().nullable(),
  /** 责任人: who has to put it right. */
  responsible: z.string(),
  /** 整改结果. */
  result: z.string(),
  files: z.array(z.object({ id: attachmentId, name: z.string() })),
  /** First found in an earlier quarter and not yet settled. */
  isCarried: z.boolean(),
});
export const closeCheck = z.object({
  code: z.string(),
  severity: z.enum(["block", "warn"]),
  count: z.int(),
  facts,
});

export const auditMethods = {
  /** 结账检查 of one ledger and month: what blocks, what warns. */
  "period.check": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, month: monthText }),
    output: z.object({
      checks: z.array(closeCheck),
      canClose: z.boolean(),
      isClosed: z.boolean(),
      /** The month's turn has not come: with the month to begin with, where another is meant. */
      outOfOrder: z
        .object({ code: z.enum(["month-not-begun", "before-start", "earlier-month-open"]), month: monthText })
        .nullable(),
    }),
    failures: ["not-found"],
  }),
  /** 结账: for good. A proven backup is made first when the office wants it. */
  "period.close": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ ledgerId, month: monthText }),
    output: z.object({ month: monthText, backupPath: z.string().nullable() }),
    failures: [
      "not-found",
      "month-not-ready",
      "month-already-closed",
      "earlier-month-open",
      "ledger-not-started",
      "folder-unusable",
      "backup-folder-missing",
      "backup-failed",
    ],
  }),
  /** 结转本年收益: drafts the closing voucher of a year's income and expense accounts (December, or on demand). */
  "period.transferIncome": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, month: monthText }),
    output: z.object({ voucherId: voucherId.nullable() }),
    failures: [
      "not-found",
      "month-closed",
      "ledger-not-started",
      "wrong-state",
      "earlier-month-open",
      "date-in-future",
      "transfer-open",
    ],
  }),
  /** Runs the exception tests of a quarter and returns every finding with its answer. */
  "finding.list": method({
    access: "signed-in",
    effect: "writes",
    input: z.object({ ledgerId: ledgerId.nullable(), quarter: quarterText }),
    output: z.object({ findings: z.array(finding) }),
    failures: [],
  }),
  "finding.answer": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({
      id: findingId,
      answer: z.enum(["true", "false-alarm", "rectified"]),
      note: freeText(1000),
      deadline: localDateText.nullable(),
      responsible: freeText(40).default(""),
      result: freeText(1000).default(""),
    }),
    output: z.object({}),
    failures: ["not-found", "finding-answer-incomplete", "finding-deadline-past"],
  }),
  /** 佐证: a paper behind an answer, kept bit-exact. It takes an earlier signature away. */
  "finding.attach": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ id: findingId, file: namedFile }),
    output: z.object({ id: attachmentId }),
    failures: ["not-found", "finding-not-answered", "file-too-large"],
  }),
  "finding.readFile": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: attachmentId }),
    output: z.object({ name: z.string(), mediaType: z.string(), bytes: fileBytes }),
    failures: ["not-found", "file-missing"],
  }),
  "finding.sign": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ id: findingId }),
    output: z.object({}),
    failures: ["not-found", "finding-not-answered", "same-person"],
  }),
  /** The head of a ledger's chain: its 指纹. */
  "chain.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ chainNo: z.int(), hash: z.string(), shortCode: z.string() }),
    failures: ["not-found"],
  }),
  /** Chain against vouchers, balances against entries, trail, files, foreign keys, integrity of the file. */
  "ledger.verify": method({
    access: "signed-in",
    effect: "works",
    input: z.object({}),
    output: z.object({
      isSound: z.boolean(),
      checks: z.array(
        z.object({ code: z.string(), isSound: z.boolean(), count: z.int(), places: z.array(z.string()) }),
      ),
    }),
    failures: [],
  }),
  "trail.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      from: localDateText.nullable(),
      to: localDateText.nullable(),
      personName: freeText(40).default(""),
      /** Found in the subject or in the operation's Chinese name. */
      text: freeText(100).default(""),
      kind: z.enum(actionKinds).nullable().default(null),
      /** Only what touched these books. */
      ledgerId: ledgerId.nullable().default(null),
      ...page,
    }),
    output: z.object({
      lines: z.array(
        z.object({
          no: z.int(),
          at: instantText,
          personName: z.string(),
          action: z.string(),
          subject: z.string(),
          /** Whose books it touched; empty for what concerns the whole office. */
          ledgerNames: z.array(z.string()),
          facts,
        }),
      ),
      total: z.int(),
    }),
    failures: [],
  }),
  "period.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({
      periods: z.array(
        z.object({ ledgerId, month: monthText, closedAt: instantText, closedByName: z.string(), chainNo: z.int() }),
      ),
    }),
    failures: [],
  }),
} as const;
