/** The statements of an accounting system: the other half of its pack, beside the chart of `books/accounting-system`. */
import type { SystemId } from "#domain/books/accounting-system.ts";
import { balanceSheetLines2004, incomeLines2004 } from "./statement-lines-2004.ts";
import { balanceSheetLines2023, incomeLines2023, type LineDefinition } from "./statement-lines-2023.ts";

export type StatementKind = "balance-sheet" | "income";

export type StatementPack = { readonly lines: Readonly<Record<StatementKind, readonly LineDefinition[]>> };

const packs: Readonly<Record<SystemId, StatementPack>> = {
  "2004": { lines: { "balance-sheet": balanceSheetLines2004, income: incomeLines2004 } },
  "2023": { lines: { "balance-sheet": balanceSheetLines2023, income: incomeLines2023 } },
};

export const statementPackOf = (system: SystemId): StatementPack => packs[system];

/**
 * Lines of a form with what each is compared as. Forms corrected before a line could say so kept the numbers of the form the
 * program brought, so these tell it.
 */
export const keyedLines = (
  lines: readonly LineDefinition[],
  of: { readonly system: SystemId; readonly kind: StatementKind },
): readonly LineDefinition[] => {
  if (lines.some((line) => line.key !== null)) return lines;
  const shipped = new Map(statementPackOf(of.system).lines[of.kind].map((line) => [line.no, line.key]));
  return lines.map((line) => ({ ...line, key: shipped.get(line.no) ?? null }));
};
