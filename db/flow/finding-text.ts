import type { FindingFacts } from "#domain/audit/facts.ts";
import { findingText, testNames } from "#files/workbook/finding-words.ts";

/** A finding in one line, as sheet 27 says it: `E05 缺附件：没有附件：附件张数 0`. */
export const findingLineText = (finding: { readonly test: string; readonly facts: FindingFacts }): string =>
  `${finding.test} ${testNames[finding.test] ?? ""}：${findingText(finding.facts)}`;
