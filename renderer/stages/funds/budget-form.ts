import type { InputOf, OutputOf } from "#contract/contract.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";

export type Budget = OutputOf<"budget.show">;
export type ExecutionRow = Budget["rows"][number];
type Line = InputOf<"budget.save">["lines"][number];

/** A line of a budget while it is typed; `subject` is the category's id or the income account's code. */
export type LineRow = {
  readonly key: number;
  readonly side: "income" | "expense";
  readonly subject: string | null;
  readonly source: "own" | "grant";
  readonly amountFen: Fen | null;
  readonly carriedFen: Fen | null;
  readonly note: string;
};

type KnownLine = {
  readonly side: "income" | "expense";
  readonly categoryId: string | null;
  readonly accountCode: string | null;
  readonly source: "own" | "grant";
  readonly amountFen: number;
  readonly carriedFen: number;
  readonly note: string;
};

export const rowsOfLines = (lines: readonly KnownLine[]): readonly LineRow[] =>
  lines.map((line, index) => ({
    key: index + 1,
    side: line.side,
    subject: line.categoryId ?? line.accountCode,
    source: line.source,
    amountFen: fen(line.amountFen),
    carriedFen: line.carriedFen === 0 ? null : fen(line.carriedFen),
    note: line.note,
  }));

export const emptyLine = (rows: readonly LineRow[], side: LineRow["side"]): LineRow => ({
  key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
  side,
  subject: null,
  source: "own",
  amountFen: null,
  carriedFen: null,
  note: "",
});

export const sideTotal = (rows: readonly LineRow[], side: LineRow["side"]): Fen =>
  sumOf(rows, (row) => (row.side === side ? (row.amountFen ?? 0) + (row.carriedFen ?? 0) : 0));

/** The lines as they are sent; rows without a subject are left out only while they are empty. */
export const linesOfRows = (rows: readonly LineRow[]): Line[] | null => {
  const filled = rows.filter((row) => row.subject !== null || row.amountFen !== null || row.note !== "");
  if (filled.length === 0 || filled.some((row) => row.subject === null)) return null;
  return filled.map((row) => ({
    side: row.side,
    categoryId: row.side === "expense" ? row.subject : null,
    accountCode: row.side === "income" ? row.subject : null,
    source: row.source,
    amountFen: row.amountFen ?? 0,
    carriedFen: row.carriedFen ?? 0,
    note: row.note,
  }));
};

/** Whole percent of a line that is done or committed; null without a line. */
export const doneShare = (row: Pick<ExecutionRow, "nowFen" | "usedFen" | "committedFen">): number | null =>
  row.nowFen <= 0 ? null : Math.floor(((row.usedFen + row.committedFen) * 100) / row.nowFen);

export const sideNames = { income: "收入", expense: "支出" } as const;
export const sourceNames = { own: "自有资金", grant: "财政拨款" } as const;
