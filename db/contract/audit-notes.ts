import * as z from "zod";
import { method } from "./method.ts";
import {
  fenAmount,
  fileBytes,
  findingId,
  freeText,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  quarterText,
  voucherId,
} from "./scalars.ts";

const noteId = lineOfText(64);
const content = {
  ledgerId,
  quarter: quarterText,
  findingId: findingId.nullable().default(null),
  voucherId: voucherId.nullable().default(null),
  /** What it is about, in a line. */
  subject: lineOfText(200),
  /** 事实: what was seen. */
  fact: lineOfText(2000),
  /** 整改要求; empty: nothing is asked for. */
  demand: freeText(1000).default(""),
  deadline: localDateText.nullable().default(null),
  amountFen: fenAmount.nullable().default(null),
};
const note = z.object({
  id: noteId,
  no: z.int(),
  ledgerId,
  ledgerName: z.string(),
  quarter: quarterText,
  findingId: findingId.nullable(),
  voucherId: voucherId.nullable(),
  voucherName: z.string(),
  subject: z.string(),
  fact: z.string(),
  demand: z.string(),
  deadline: localDateText.nullable(),
  amountFen: fenAmount.nullable(),
  /** A later note takes it back; it stays readable. */
  isTakenBack: z.boolean(),
  takesBackNo: z.int().nullable(),
  writtenByName: z.string(),
  writtenAt: instantText,
});

/** 审计记录: what an auditor writes beside the books, and the papers made of it. */
export const auditNoteMethods = {
  "auditNote.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable(), quarter: quarterText }),
    /** `notice`: the newest 整改通知 given out on a ledger's quarter; `isWhole`: it holds just what is asked for now. */
    output: z.object({
      notes: z.array(note),
      notice: z.object({ name: z.string(), issuedOn: localDateText, isWhole: z.boolean() }).nullable(),
    }),
    failures: [],
  }),
  /** With `auditNote.issue` what an auditor writes. `takesBackId` takes an earlier note back, which stays with its number. */
  "auditNote.add": method({
    access: ["auditor"],
    effect: "writes",
    input: z.object({ ...content, takesBackId: noteId.nullable().default(null) }),
    output: z.object({ id: z.string(), no: z.int() }),
    failures: ["not-found", "note-taken-back"],
  }),
  /** 整改通知 is given out: it gets the next number of the year and its day, and keeps what it asks for. */
  "auditNote.issue": method({
    access: ["auditor"],
    effect: "writes",
    input: z.object({ ledgerId, quarter: quarterText }),
    output: z.object({ name: z.string(), issuedOn: localDateText }),
    failures: ["not-found", "nothing-to-print", "notice-issued"],
  }),
  /**
   * 审计底稿 (every note in force) or 整改通知 (those that ask for something), as pages or as a workbook. `issued-notice`: the newest
   * notice as it was given out, whatever was noted since.
   */
  "auditNote.paper": method({
    access: "signed-in",
    effect: "works",
    input: z.object({
      ledgerId,
      quarter: quarterText,
      kind: z.enum(["working-paper", "notice", "issued-notice"]),
      format: z.enum(["pdf", "xlsx"]),
    }),
    output: z.object({ name: z.string(), bytes: fileBytes }),
    failures: ["not-found", "nothing-to-print"],
  }),
} as const;
