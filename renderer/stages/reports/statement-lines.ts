import type { OutputOf } from "#contract/contract.ts";
import { isAssetSection } from "#domain/reports/statement-sides.ts";

export type StatementLine = OutputOf<"report.balanceSheet">["lines"][number];

/** One printed line of the account form: an asset beside a liability or equity; null where a side has run out. */
export type SheetPair = { readonly left: StatementLine | null; readonly right: StatementLine | null };

/**
 * The balance sheet as its printed form has it: assets left, liabilities and equity right, the two grand totals side by
 * side on the last line.
 */
export const sheetPairs = (lines: readonly StatementLine[]): readonly SheetPair[] => {
  const left = lines.filter((line) => isAssetSection(line.section));
  const right = lines.filter((line) => !isAssetSection(line.section));
  const leftTotal = left.at(-1) ?? null;
  const rightTotal = right.at(-1) ?? null;
  const bodyLength = Math.max(left.length, right.length) - 1;
  if (bodyLength < 0) return [];
  const pairs: SheetPair[] = [];
  for (let at = 0; at < bodyLength; at += 1)
    pairs.push({
      left: at < left.length - 1 ? (left[at] ?? null) : null,
      right: at < right.length - 1 ? (right[at] ?? null) : null,
    });
  return [...pairs, { left: leftTotal, right: rightTotal }];
};

/**
 * The account codes a line's formula names, in order and without repeats: `113借+112` → 113, 112. Line numbers such as
 * `行3+行5` name no account.
 */
export const accountCodesOf = (formula: string): readonly string[] => {
  const codes =
    formula.replaceAll(/(?:第?行(?:次)?|\[)\s*\d+/g, "").match(/(?<![\d.])[1-5]\d{2}(?:\d{2,3})*(?!\d)/g) ?? [];
  return [...new Set(codes)];
};

/** The lines a formula adds up, by their numbers: `行3+行5`, `[3]+[5]`. */
export const lineNumbersOf = (formula: string): readonly number[] => [
  ...new Set([...formula.matchAll(/(?:第?行(?:次)?|\[)\s*(\d+)/g)].map((match) => Number(match[1]))),
];
