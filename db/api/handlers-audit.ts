import { checkFingerprint } from "#flow/check-fingerprint.ts";
import { answerTheFinding, listFindings, signTheFinding } from "#flow/findings.ts";
import { listWorkbooks, makeWorkbook } from "#flow/make-workbook.ts";
import type { HandlersOf } from "./handler.ts";

export const auditHandlers: HandlersOf<
  "finding.list" | "finding.answer" | "finding.sign" | "workbook.make" | "workbook.list" | "fingerprint.check"
> = {
  "finding.list": listFindings,
  "finding.answer": answerTheFinding,
  "finding.sign": signTheFinding,
  "workbook.make": makeWorkbook,
  "workbook.list": listWorkbooks,
  "fingerprint.check": checkFingerprint,
};
