import { fen, fenFromYuanNumber, fenFromYuanText, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { lineKey, type BudgetLine, type BudgetSource } from "./budget.ts";

/** The columns of the Excel table of a budget, in order. */
export const budgetHeads = ["收支", "编码", "项目", "资金来源", "金额", "上年结转", "备注"] as const;
type Head = (typeof budgetHeads)[number];

/** What stands in the columns 收支 and 资金来源. */
export const sideNames = { income: "收入", expense: "支出" } as const;
export const sourceNames = { own: "自有资金", grant: "财政拨款" } as const;

/** A cell of the table as the file holds it: text, a number, or a formula (which is refused, because its result may be old). */
export type TableCell = string | number | { readonly formula: string } | null;

/** One thing wrong in the table: sheet row from 1, heading of the column ('' for the whole), what stands there. */
export type BudgetTableProblem = {
  readonly row: number;
  readonly column: Head | "";
  readonly reason:
    "head-missing" | "side-unknown" | "source-unknown" | "name-unknown" | "amount-bad" | "line-twice" | "formula";
  readonly text: string;
};

/** What a table may name: categories and income accounts, by code or by name. */
export type BudgetNames = {
  readonly categories: readonly { readonly id: CategoryId; readonly code: string; readonly name: string }[];
  readonly accounts: readonly { readonly code: string; readonly name: string }[];
};

type ReadTable = { readonly lines: readonly BudgetLine[]; readonly problems: readonly BudgetTableProblem[] };

const textOf = (cell: TableCell | undefined): string =>
  typeof cell === "string" ? cell.trim() : typeof cell === "number" ? String(cell) : "";

const amountOf = (cell: TableCell | undefined): Fen | undefined => {
  if (cell === null || cell === undefined || cell === "") return zeroFen;
  const read =
    typeof cell === "number" ? fenFromYuanNumber(cell) : typeof cell === "string" ? fenFromYuanText(cell) : undefined;
  return read?.ok === true && read.value >= 0 ? read.value : undefined;
};

const keyed = <Key extends string>(words: Readonly<Record<Key, string>>, text: string): Key | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of `Key` are keys.
  (Object.keys(words) as Key[]).find((key) => words[key] === text);

const isNamed = (thing: { readonly code: string; readonly name: string }, code: string, name: string): boolean =>
  code === "" ? thing.name === name : thing.code === code;

const sourceOf = (text: string): BudgetSource | undefined => (text === "" ? "own" : keyed(sourceNames, text));

const lineFrom = (
  cells: readonly TableCell[],
  at: { readonly row: number; readonly columns: ReadonlyMap<Head, number> },
  names: BudgetNames,
): { readonly line: BudgetLine | null; readonly problems: readonly BudgetTableProblem[] } => {
  const cellOf = (head: Head): TableCell | undefined => cells[at.columns.get(head) ?? -1];
  const problems: BudgetTableProblem[] = [];
  const problem = (column: Head, reason: BudgetTableProblem["reason"]): void => {
    problems.push({ row: at.row, column, reason, text: textOf(cellOf(column)) });
  };
  for (const head of budgetHeads)
    if (typeof cellOf(head) === "object" && cellOf(head) !== null) problem(head, "formula");
  const side = keyed(sideNames, textOf(cellOf("收支")));
  const source = sourceOf(textOf(cellOf("资金来源")));
  const [code, name] = [textOf(cellOf("编码")), textOf(cellOf("项目"))];
  const category = side === "expense" ? names.categories.find((each) => isNamed(each, code, name)) : undefined;
  const account = side === "income" ? names.accounts.find((each) => isNamed(each, code, name)) : undefined;
  const [amountFen, carriedFen] = [amountOf(cellOf("金额")), amountOf(cellOf("上年结转"))];
  if (side === undefined) problem("收支", "side-unknown");
  if (source === undefined) problem("资金来源", "source-unknown");
  if (side !== undefined && category === undefined && account === undefined)
    problem(code === "" ? "项目" : "编码", "name-unknown");
  if (amountFen === undefined) problem("金额", "amount-bad");
  if (carriedFen === undefined) problem("上年结转", "amount-bad");
  if (problems.length > 0 || side === undefined || source === undefined) return { line: null, problems };
  const line: BudgetLine = {
    side,
    categoryId: category?.id ?? null,
    accountCode: account?.code ?? null,
    source,
    amountFen: amountFen ?? fen(0),
    carriedFen: carriedFen ?? fen(0),
    note: textOf(cellOf("备注")).slice(0, 100),
  };
  return { line, problems };
};

/**
 * Reads the table of a budget: the row of headings is looked for, columns may stand in any order, empty rows and rows of zero
 * amount are passed over. Every problem is told with its place; with any of them the lines are not to be used.
 */
export const readBudgetTable = (rows: readonly (readonly TableCell[])[], names: BudgetNames): ReadTable => {
  const needed = ["收支", "项目", "金额"] as const;
  const headRow = rows.findIndex((cells) => needed.every((head) => cells.some((cell) => textOf(cell) === head)));
  const heads = rows[headRow];
  if (heads === undefined)
    return { lines: [], problems: [{ row: 0, column: "", reason: "head-missing", text: needed.join("、") }] };
  const columns = new Map<Head, number>(
    budgetHeads.map((head): [Head, number] => [head, heads.findIndex((cell) => textOf(cell) === head)]),
  );
  const lines: BudgetLine[] = [];
  const problems: BudgetTableProblem[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of rows.entries()) {
    if (index <= headRow || cells.every((cell) => cell === null || cell === "")) continue;
    // A row of totals at the foot of the table.
    if (textOf(cells[0]).startsWith("合计")) continue;
    const row = index + 1;
    const read = lineFrom(cells, { row, columns }, names);
    problems.push(...read.problems);
    if (read.line === null || read.line.amountFen + read.line.carriedFen === 0) continue;
    const key = lineKey(read.line);
    if (seen.has(key))
      problems.push({ row, column: "项目", reason: "line-twice", text: textOf(cells[columns.get("项目") ?? -1]) });
    seen.add(key);
    lines.push(read.line);
  }
  return { lines, problems };
};
