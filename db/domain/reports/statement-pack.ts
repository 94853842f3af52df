/** The statements of an accounting system: the other half of its pack, beside the chart of `books/accounting-system`. */
import type { SystemId } from "#domain/books/accounting-system.ts";
import { balanceSheetLines2004, incomeLines2004 } from "./statement-lines-2004.ts";
import { balanceSheetLines2023, incomeLines2023, knownLines, type LineDefinition } from "./statement-lines-2023.ts";

export type StatementKind = "balance-sheet" | "income";

/** The numbers of the lines the program itself compares. */
type KnownLines = { readonly [Line in keyof typeof knownLines]: number };

export type StatementPack = {
  readonly lines: Readonly<Record<StatementKind, readonly LineDefinition[]>>;
  readonly known: KnownLines;
};

const packs: Readonly<Record<SystemId, StatementPack>> = {
  "2004": {
    lines: { "balance-sheet": balanceSheetLines2004, income: incomeLines2004 },
    known: {
      assets: 32,
      liabilitiesAndEquity: 56,
      undistributed: 52,
      netIncome: 11,
      remaining: 20,
      receivable: 5,
      payable: 36,
    },
  },
  "2023": { lines: { "balance-sheet": balanceSheetLines2023, income: incomeLines2023 }, known: knownLines },
};

export const statementPackOf = (system: SystemId): StatementPack => packs[system];
