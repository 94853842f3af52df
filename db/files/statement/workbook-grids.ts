import { read, type CellObject, type DenseWorkSheet, type ParsingOptions, type WorkBook } from "@e965/xlsx";
import { textFromSerial } from "#domain/bank/date-text.ts";
import { emptyCell, type Cell, type Grid } from "#domain/bank/grid.ts";
import { textCell } from "./cells.ts";
import { columnLimit, rowLimit } from "./limits.ts";

/** `nodim` because bank programs write a wrong dimension; formats only where dates must be told from numbers. */
const options: ParsingOptions = {
  dense: true,
  nodim: true,
  cellNF: true,
  cellText: false,
  cellFormula: false,
  cellHTML: false,
  sheetStubs: false,
  raw: true,
  sheetRows: rowLimit + 1,
};

const quotedOrEscaped = /"[^"]*"|\\.|_.|\*.|\[(?:\$|[A-Za-z]{3,}|>|<|=)[^\]]*\]/g;

/** True when a number format shows a day or a time; letters in quotes and colours in brackets do not count. */
const isDateFormat = (format: string): boolean => /[ymdhs]/i.test(format.replaceAll(quotedOrEscaped, ""));

/** Days between the two epochs of Excel. */
const epoch1904Days = 1462;

/** How numbers of one workbook are read; formats repeat, so each is judged once. */
type NumberReading = { readonly is1904: boolean; readonly isDateByFormat: Map<string, boolean> };

const isDateCell = ({ isDateByFormat }: NumberReading, format: string): boolean => {
  const known = isDateByFormat.get(format);
  if (known !== undefined) return known;
  const isDate = isDateFormat(format);
  isDateByFormat.set(format, isDate);
  return isDate;
};

const numberCell = (value: number, format: string, reading: NumberReading): Cell => {
  const serial = reading.is1904 ? value + epoch1904Days : value;
  const text = isDateCell(reading, format) ? textFromSerial(serial) : undefined;
  return text === undefined
    ? { text: String(value), kind: "number", number: value }
    : { text, kind: "date", number: value };
};

const cellOf = (cell: CellObject | undefined, reading: NumberReading): Cell => {
  const value = cell?.v;
  if (cell === undefined || value === undefined) return emptyCell;
  if (typeof value === "number" && cell.t === "n") return numberCell(value, String(cell.z ?? "General"), reading);
  if (typeof value === "string") return textCell(value);
  if (typeof value === "boolean") return textCell(value ? "TRUE" : "FALSE");
  return textCell(cell.w ?? "#ERROR");
};

const rowCells = (row: readonly (CellObject | undefined)[], reading: NumberReading): readonly Cell[] => {
  const cells: Cell[] = [];
  for (let column = 0; column < row.length; column += 1) cells.push(cellOf(row[column], reading));
  while (cells.at(-1) === emptyCell) cells.pop();
  return cells;
};

const emptyRow: readonly Cell[] = [];

const gridOf = (sheet: string, worksheet: DenseWorkSheet, reading: NumberReading): Grid => {
  const stored = worksheet["!data"];
  const rows: (readonly Cell[])[] = [];
  for (let index = 0; index < stored.length; index += 1) {
    const row = stored[index];
    rows.push(row === undefined ? emptyRow : rowCells(row, reading));
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return { sheet, rows };
};

/** True when a sheet holds more rows or columns than a statement may have. */
export const isOversized = ({ rows }: Grid): boolean =>
  rows.length > rowLimit || rows.some((row) => row.length > columnLimit);

const isDense = (sheet: object): sheet is DenseWorkSheet => "!data" in sheet;

const gridsOf = (workbook: WorkBook): readonly Grid[] => {
  const reading: NumberReading = {
    is1904: workbook.Workbook?.WBProps?.date1904 === true,
    isDateByFormat: new Map(),
  };
  return workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    return sheet !== undefined && isDense(sheet) ? [gridOf(name, sheet, reading)] : [];
  });
};

/** The grids of an .xls or .xlsx whose bytes were checked; throws what the library throws on content it cannot read. */
export const gridsFromBytes = (bytes: Uint8Array): readonly Grid[] =>
  gridsOf(read(bytes, { ...options, type: "array" }));

/** The grids of HTML or SpreadsheetML that was decoded by us: the library does not know Chinese encodings. */
export const gridsFromMarkup = (text: string): readonly Grid[] => gridsOf(read(text, { ...options, type: "string" }));
