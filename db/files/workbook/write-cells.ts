import type ExcelJS from "exceljs";
import { assert } from "#domain/core/assert.ts";
import { daysBetween, dateFromText, localDate } from "#domain/core/dates.ts";
import { rowHeight } from "./row-heights.ts";
import { columnStarts, shownValue, type Cell, type Column, type Row } from "./sheet.ts";
import { cellStyle, darkStyle, formulaStyle, lightStyle, type CellStyle } from "./styles.ts";

type WorkbookWriter = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;
/** One sheet being written, row after row. */
export type SheetWriter = ReturnType<WorkbookWriter["addWorksheet"]>;

// The day numbers of spreadsheets: 1 January 1990 is day 32874.
const firstDay = localDate("1990-01-01");
const firstDayNumber = 32_874;

const readDay = (text: string): string | number => {
  const day = dateFromText(text);
  return day === undefined ? text : firstDayNumber + daysBetween(firstDay, day);
};

// A quarter has few days and very many cells that name one.
const mostDays = 1000;
const knownDays = new Map<string, string | number>();
const dayOf = (text: string): string | number => {
  const known = knownDays.get(text);
  if (known !== undefined) return known;
  const day = readDay(text);
  if (knownDays.size < mostDays) knownDays.set(text, day);
  return day;
};

const valueOf = (value: string | number | null, kind: Column["kind"]): string | number | null => {
  // A sum of whole fen divided once is the nearest number to the amount in yuan.
  if (kind === "money") return typeof value === "number" ? value / 100 : value;
  if (kind !== "date" || typeof value !== "string") return value;
  return dayOf(value);
};

type Content = { readonly value: string | number | null; readonly formula?: string; readonly style: CellStyle };

const fill = (cell: ExcelJS.Cell, { value, formula, style }: Content): void => {
  cell.value = formula === undefined ? value : { formula, result: value ?? "" };
  cell.style = style;
};

/** Puts one value, or a formula with its result, and its style into a cell. */
export const putCell = (
  sheet: SheetWriter,
  at: { readonly row: number; readonly column: number },
  content: Content,
): void => fill(sheet.getCell(at.row, at.column), content);

const contentOf = (cell: Cell | undefined, kind: Column["kind"], tone: "plain" | "strong" | "section"): Content => {
  if (kind === "module") return { value: null, style: cell === 1 ? darkStyle : lightStyle };
  const value = valueOf(shownValue(cell), kind);
  const isFormula = cell !== undefined && cell !== null && typeof cell === "object";
  assert(!isFormula || cell.formula !== "", "a formula that says nothing would be written as text");
  return isFormula
    ? { value, formula: cell.formula, style: formulaStyle(kind, tone, cell.formula) }
    : { value, style: cellStyle(kind, tone) };
};

type TableColumns = { readonly row: number; readonly columns: readonly Column[] };

/** Joins the cells of columns that take several of the sheet's. */
export const mergeSpans = (sheet: SheetWriter, { row, columns }: TableColumns): void => {
  const starts = columnStarts(columns);
  for (const [index, column] of columns.entries()) {
    const start = starts[index] ?? 1;
    if ((column.span ?? 1) > 1) sheet.mergeCells(row, start, row, start + (column.span ?? 1) - 1);
  }
};

/** Puts one row of a table, high enough for its longest text, and hands it to the archive. */
export const putRow = (sheet: SheetWriter, at: TableColumns, row: Row): void => {
  const starts = columnStarts(at.columns);
  const written = sheet.getRow(at.row);
  for (const [index, { kind }] of at.columns.entries())
    fill(written.getCell(starts[index] ?? 1), contentOf(row.cells[index], kind, row.tone ?? "plain"));
  mergeSpans(sheet, at);
  written.height = row.height ?? rowHeight(at.columns, row);
  written.commit();
};
