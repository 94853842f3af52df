import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { trialBalance } from "#domain/reports/trial-balance.ts";
import { firstLevelCode } from "#domain/books/account.ts";
import { readAccounts } from "#store/account-rows.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readMovements } from "#store/report-rows.ts";
import { incomeDetailOf } from "./income-detail.ts";
import { statementLinesOf } from "./report-statements.ts";
import type { MonthSpan } from "./statement-figures.ts";

/** What can be added up over several ledgers. */
export type CombinedKind = "balance-sheet" | "income" | "trial-balance" | "income-detail";

/** A line of one ledger: what tells it apart from the others, and its amounts column by column. */
export type CombinedPart = {
  readonly key: string;
  readonly no: number;
  readonly section: string;
  readonly name: string;
  readonly isTotal: boolean;
  readonly isToCheck: boolean;
  readonly columns: readonly (Fen | null)[];
};

/** The columns of each kind, and which of them stands ledger by ledger. */
export const combinedColumns: Readonly<
  Record<CombinedKind, { readonly names: readonly string[]; readonly main: number }>
> = {
  "balance-sheet": { names: ["期末余额", "年初余额", "上年同期"], main: 0 },
  income: { names: ["本期金额", "本年累计金额", "上年同期金额"], main: 0 },
  "trial-balance": { names: ["期初余额", "本期借方", "本期贷方", "期末余额"], main: 3 },
  "income-detail": { names: ["本期金额", "本年累计金额", "上年同期金额"], main: 0 },
};

type Of = { readonly kind: CombinedKind; readonly span: MonthSpan };

/** First-level accounts, debit-positive: details are each ledger's own and have nothing in common. */
const trialParts = (reading: Reading, ledger: LedgerRow, span: MonthSpan): readonly CombinedPart[] => {
  const movements = readMovements(reading, { ledgerId: ledger.id, ...span });
  const { rows } = trialBalance(readAccounts(reading, ledger.id), movements, { depth: "first", withZero: false });
  const plain = { no: 0, section: "", isToCheck: false };
  return [
    ...rows.map((row) => ({
      ...plain,
      key: row.code,
      name: `${row.code} ${row.name}`,
      isTotal: false,
      columns: [row.openingFen, row.debitFen, row.creditFen, row.closingFen],
    })),
    {
      ...plain,
      // Behind every code.
      key: "~",
      name: "合计",
      isTotal: true,
      columns: [
        sumOf(rows, (row) => row.openingFen),
        sumOf(rows, (row) => row.debitFen),
        sumOf(rows, (row) => row.creditFen),
        sumOf(rows, (row) => row.closingFen),
      ],
    },
  ];
};

/** First-level accounts of income and expense, and below them what was spent by category, whichever detail it was spent on. */
const detailParts = (reading: Reading, ledger: LedgerRow, span: MonthSpan): readonly CombinedPart[] =>
  incomeDetailOf(reading, ledger, span)
    .rows.filter((row) => row.level === 1 || row.isCategory)
    .map((row) => {
      const first = firstLevelCode(row.accountCode);
      const [side, section] = row.side === "income" ? (["1", "收入"] as const) : (["2", "支出"] as const);
      return {
        key: `${side} ${first} ${row.isCategory ? `~${row.code} ${row.name}` : ""}`,
        no: 0,
        section,
        name: row.isCategory ? `　${row.name}` : `${row.code} ${row.name}`,
        isTotal: !row.isCategory,
        isToCheck: false,
        columns: [row.currentFen, row.yearFen, row.lastYearFen],
      };
    });

const partsOf = (reading: Reading, ledger: LedgerRow, { kind, span }: Of): readonly CombinedPart[] => {
  if (kind === "trial-balance") return trialParts(reading, ledger, span);
  if (kind === "income-detail") return detailParts(reading, ledger, span);
  return statementLinesOf(reading, ledger, { kind, span }).map((line) => ({
    key: String(line.no).padStart(4, "0"),
    no: line.no,
    section: line.section,
    name: line.name,
    isTotal: line.isTotal,
    isToCheck: line.isToCheck,
    columns: [line.currentFen, line.otherFen, line.lastYearFen],
  }));
};

type Columns = CombinedPart["columns"];

/** Column by column; null where neither has an amount. */
const added = (left: Columns, right: Columns): Columns =>
  left.map((amount, at) => {
    const other = right[at] ?? null;
    return amount === null ? other : fen(amount + (other ?? 0));
  });

/** A line over all ledgers: each ledger's own amount of the main column, and every column added up. */
export type CombinedLine = Omit<CombinedPart, "columns" | "key"> & {
  readonly amountsFen: readonly Fen[];
  readonly totalFen: Fen;
  readonly columnsFen: readonly (Fen | null)[];
};

/** The lines of several ledgers added up, in the order of their keys; a column is null where no ledger has it. */
export const combinedLines = (reading: Reading, ledgers: readonly LedgerRow[], of: Of): readonly CombinedLine[] => {
  const { names, main } = combinedColumns[of.kind];
  const shapes = new Map<string, CombinedPart>();
  const each = ledgers.map((ledger) => {
    const own = new Map<string, Columns>();
    for (const part of partsOf(reading, ledger, of)) {
      shapes.set(part.key, shapes.get(part.key) ?? part);
      const before = own.get(part.key);
      own.set(part.key, before === undefined ? part.columns : added(before, part.columns));
    }
    return own;
  });
  return [...shapes.values()]
    .toSorted((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ key, columns: _columns, ...shape }) => {
      const sums = each.map((own) => own.get(key));
      const nothing: Columns = names.map(() => null);
      const columnsFen = sums.reduce<Columns>((sum, own) => added(sum, own ?? nothing), nothing);
      const amountsFen = sums.map((own) => own?.[main] ?? zeroFen);
      return { ...shape, amountsFen, totalFen: columnsFen[main] ?? zeroFen, columnsFen };
    });
};
