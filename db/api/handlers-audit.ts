import { attachToFinding, readFindingEvidence } from "#flow/finding-files.ts";
import { answerTheFinding, listFindings, signTheFinding } from "#flow/findings.ts";
import { checkFingerprint } from "#flow/resaved-workbook.ts";
import { listTestParameters, saveTestParameters } from "#flow/test-parameters.ts";
import type { HandlersOf } from "./handler.ts";

export const auditHandlers: HandlersOf<
  | "finding.list"
  | "finding.answer"
  | "finding.sign"
  | "finding.attach"
  | "finding.readFile"
  | "fingerprint.check"
  | "testParameters.list"
  | "testParameters.save"
> = {
  "finding.list": listFindings,
  "finding.answer": answerTheFinding,
  "finding.sign": signTheFinding,
  "finding.attach": attachToFinding,
  "finding.readFile": readFindingEvidence,
  "testParameters.list": listTestParameters,
  "testParameters.save": saveTestParameters,
  "fingerprint.check": checkFingerprint,
};
