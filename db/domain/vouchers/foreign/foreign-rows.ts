import { readAmount } from "#domain/bank/amount-text.ts";
import { foldCompact, foldText } from "#domain/bank/cell-text.ts";
import { cellAt, rowText, type Cell } from "#domain/bank/grid.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { columnLetter } from "#domain/people/setup/places.ts";
import type { ColumnRole, ForeignTable } from "./foreign-table.ts";

/** A row that cannot be taken, by its place: sheet, row (1-based) and column as the sheet shows it. */
export type Rejected = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly fault:
    | "amount-unreadable"
    | "date-unreadable"
    | "number-unreadable"
    | "account-missing"
    | "both-sides"
    | "no-amount"
    | "voucher-unbalanced"
    | "date-differs"
    | "duplicate-account"
    | "parent-differs"
    | "before-start"
    | "date-in-future"
    | "word-unknown";
  readonly text: string;
};

/** A row of a table with readers for its cells. `no` is 1-based. */
export type ForeignRow = {
  readonly no: number;
  readonly text: string;
  readonly cell: (role: ColumnRole) => Cell;
  readonly cellAt: (column: number) => Cell;
  /** True where the table has no codes at all: the name stands for one. */
  readonly isByName: boolean;
};

export const rowsOf = (table: ForeignTable): readonly ForeignRow[] =>
  table.grid.rows.slice(table.firstRow).map((cells, index) => ({
    no: table.firstRow + index + 1,
    text: rowText(cells),
    cell: (role) => cellAt(cells, table.columns[role] ?? null),
    cellAt: (column) => cellAt(cells, column),
    isByName: accountRoleOf(table) === "name",
  }));

/** Where a person finds a row and its column in the file. */
export const placeAt = (
  table: ForeignTable,
  row: number,
  role: ColumnRole | null,
): Pick<Rejected, "sheet" | "row" | "column"> => {
  const column = role === null ? undefined : table.columns[role];
  return { sheet: table.grid.sheet, row, column: column === undefined ? "" : columnLetter(column) };
};

export const rejectedAt = (
  table: ForeignTable,
  row: Pick<ForeignRow, "no">,
  of: { readonly role: ColumnRole | null; readonly fault: Rejected["fault"]; readonly text: string },
): Rejected => ({ ...placeAt(table, row.no, of.role), fault: of.fault, text: of.text.slice(0, 120) });

/** The column that names a row's account: its code, both in one, or the name alone. */
export const accountRoleOf = ({ columns }: ForeignTable): ColumnRole => {
  if (columns.code !== undefined) return "code";
  return columns.account === undefined ? "name" : "account";
};

/** An amount in fen, zero where the cell says nothing; `undefined` where it cannot be read. */
export const amountIn = (cell: Cell): Fen | undefined => {
  const read = readAmount(cell);
  if (read.kind === "empty") return fen(0);
  return read.kind === "amount" ? read.fen : undefined;
};

/** Code and name of a row's account: in two columns, or in one as `1001 库存现金`, `1001_库存现金`, `【1001】库存现金`. */
export const accountIn = (row: ForeignRow): { readonly code: string; readonly name: string } | undefined => {
  if (row.isByName) {
    const name = foldText(row.cell("name").text);
    return name === "" ? undefined : { code: name.slice(0, 60), name };
  }
  const code = foldCompact(row.cell("code").text);
  if (code !== "")
    return /^[0-9A-Za-z][0-9A-Za-z._\-/]*$/.test(code) ? { code, name: foldText(row.cell("name").text) } : undefined;
  const match = /^[【[(]?([0-9][0-9._-]*)[】\])]?[\s_\-—:：/]*(.+)$/.exec(foldText(row.cell("account").text));
  return match === null ? undefined : { code: (match[1] ?? "").replace(/[._-]+$/, ""), name: match[2] ?? "" };
};

/** The last part of a name that is written with its path: `银行存款-农商行`. */
export const lastName = (name: string): string => name.split(/[-_/\\—]/).at(-1) ?? name;

const amountRoles = ["debit", "credit", "amount", "open-debit", "open-credit", "open-balance"] as const;
const closingRoles = ["close-debit", "close-credit", "close-balance"] as const;

const bearsAmount = (row: ForeignRow): boolean =>
  [...amountRoles, ...closingRoles].some((role) => (amountIn(row.cell(role)) ?? 0) !== 0);

/**
 * Rows that add up or frame the page: totals, page carries, signatures. A row with an account and an amount is none of them,
 * whatever its summary begins with (打印费, 单位电费); without codes a total's name cannot be told from an account's.
 */
export const isFrameRow = (row: ForeignRow): boolean => {
  const first = foldCompact(row.text);
  if (first === "") return true;
  const isBooked = accountIn(row) !== undefined && bearsAmount(row);
  if (/^(?:合计|总计|小计|本页|过次页|承前页|第\d+页|共\d+页)/.test(first)) return row.isByName || !isBooked;
  // 资产小计、负债合计 of a 科目余额表.
  if (/^(?:资产|负债|所有者权益|权益|成本|损益|收入|支出|费用)类?(?:小计|合计)/.test(first)) return !isBooked;
  return /^(?:制表|打印|单位|编制|核算单位|审核|记账)/.test(first) && !isBooked;
};

/** True when `code` is a detail of `parent`: a separator, or at least two further digits, follow. */
export const isBelow = (code: string, parent: string): boolean => {
  if (code.length <= parent.length || !code.startsWith(parent)) return false;
  const rest = code.slice(parent.length);
  return /^[._\-/]/.test(rest) || /^\d{2,}/.test(rest);
};
