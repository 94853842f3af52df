import { assert } from "#domain/core/assert.ts";

/**
 * How a column is printed. `money` cells are whole fen and come out as yuan; `date` cells are `2026-03-31` and come out as
 * days a spreadsheet can sort; `share` cells are plain ratios and come out as per cent; `module` cells are the dark (1) and
 * light squares of a QR code.
 */
export type ColumnKind = "text" | "wrap" | "centre" | "date" | "money" | "whole" | "share" | "module";

/** A live formula with the result the program itself calculated, in the unit of its column. */
export type Formula = { readonly formula: string; readonly result: number | string };
export type Cell = string | number | null | Formula;
export type Row = {
  readonly cells: readonly Cell[];
  readonly tone?: "strong" | "section";
  /** Points; by the texts where none is given. */ readonly height?: number;
};

export type Column = {
  readonly heading: string;
  readonly kind: ColumnKind;
  readonly width: number;
  /** How many columns of the sheet it takes, one by default: for a second table below a differently cut one. */
  readonly span?: number;
  /** A heading over several neighbouring columns. */
  readonly group?: string;
  /** What stands in the total row: the sum of the column, or a formula over its rows. */
  readonly total?: "sum" | ((rows: { readonly first: number; readonly last: number }) => string);
  /** The result of the total: of a formula that is no plain sum, or of a sum that is known without walking through the rows. */
  readonly totalResult?: number;
};

export type Table = {
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly count: number;
  /** The rows, one after the other; `row` is the sheet row each will stand in. Called more than once. */
  readonly rows: (first: number) => Iterable<Row>;
  readonly totalLabel?: string;
  /** False for a table without a row of headings. */
  readonly hasHead?: boolean;
};

export type Sheet = {
  readonly name: string;
  readonly title: string;
  /** Left and right of the line under the title. */
  readonly under: readonly [string, string];
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
  readonly hasFilter: boolean;
  readonly hasSigners: boolean;
  /** Who signs, where it is not those who sign a quarter's workbook. */
  readonly signers?: readonly string[];
  /** Printed on one page, however small. */
  readonly isOnePage?: boolean;
  /** Printed with every table on a page of its own, at this share of the size (per cent). */
  readonly tablePagesAt?: number;
  /** Columns kept in sight when scrolling sideways. */
  readonly frozenColumns: number;
};

/** Where a table stands on its sheet; rows count from 1. */
export type TablePlace = {
  readonly captionRow: number | null;
  readonly groupRow: number | null;
  readonly headRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly totalRow: number | null;
  readonly totals: ReadonlyMap<number, number>;
};
export type SheetPlace = {
  readonly width: number;
  readonly tables: readonly TablePlace[];
  readonly notesRow: number;
};

const firstTableRow = 3;

const knownStarts = new WeakMap<readonly Column[], readonly number[]>();

/** The first sheet column of each column of a table, counted from 1, and the one after its last. */
export const columnStarts = (columns: readonly Column[]): readonly number[] => {
  const known = knownStarts.get(columns);
  if (known !== undefined) return known;
  const starts = [1];
  knownStarts.set(columns, starts);
  for (const column of columns) starts.push((starts.at(-1) ?? 1) + (column.span ?? 1));
  return starts;
};

const widthOf = (table: Table): number => (columnStarts(table.columns).at(-1) ?? 1) - 1;

/** The value a cell shows: a formula's is its result. */
export const shownValue = (cell: Cell | undefined): string | number | null =>
  cell === undefined || cell === null ? null : typeof cell === "object" ? cell.result : cell;

const sumsOf = (table: Table, firstRow: number): ReadonlyMap<number, number> => {
  const summed = table.columns.flatMap((column, index) =>
    column.total === "sum" && column.totalResult === undefined ? [index] : [],
  );
  const sums = new Map<number, number>(summed.map((index) => [index, 0]));
  if (summed.length > 0)
    for (const row of table.rows(firstRow))
      for (const index of summed) {
        const value = shownValue(row.cells[index]);
        if (typeof value === "number") sums.set(index, (sums.get(index) ?? 0) + value);
      }
  for (const [index, column] of table.columns.entries())
    if (column.total !== undefined && !sums.has(index)) sums.set(index, column.totalResult ?? 0);
  return sums;
};

const places = new WeakMap<Sheet, SheetPlace>();

/** Lays out a sheet's rows; an empty table still has one row, which says that there is nothing. */
export const placeSheet = (sheet: Sheet): SheetPlace => {
  const known = places.get(sheet);
  if (known !== undefined) return known;
  const place = layOut(sheet);
  places.set(sheet, place);
  return place;
};

const layOut = (sheet: Sheet): SheetPlace => {
  let row = firstTableRow;
  const tables = sheet.tables.map((table): TablePlace => {
    const captionRow = table.caption === undefined ? null : row;
    row += captionRow === null ? 0 : 1;
    const groupRow = table.columns.some((column) => column.group !== undefined) ? row : null;
    row += groupRow === null ? 0 : 1;
    const headRow = row;
    const firstRow = table.hasHead === false ? headRow : headRow + 1;
    const lastRow = firstRow + Math.max(table.count, 1) - 1;
    const totalRow = table.totalLabel === undefined ? null : lastRow + 1;
    row = (totalRow ?? lastRow) + 2;
    return { captionRow, groupRow, headRow, firstRow, lastRow, totalRow, totals: sumsOf(table, firstRow) };
  });
  return { width: Math.max(...sheet.tables.map(widthOf)), tables, notesRow: row - 1 };
};

/** A, B … Z, AA for 1, 2 … 26, 27. */
export const letterOf = (column: number): string => {
  assert(Number.isInteger(column) && column > 0, `column ${column}`);
  let [rest, letters] = [column, ""];
  while (rest > 0) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
};

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** The cells of one column of a table as a formula of another sheet names them. */
export const rangeIn = (sheet: Sheet, at: { readonly table: number; readonly column: number }): string => {
  const place = placeSheet(sheet).tables[at.table];
  assert(place !== undefined, `table ${at.table} of ${sheet.name}`);
  const letter = letterOf(at.column);
  return `${quoted(sheet.name)}!$${letter}$${place.firstRow}:$${letter}$${place.lastRow}`;
};

/** The total of one column of a table: how a formula of another sheet names it, and what it is. */
export const totalIn = (sheet: Sheet, at: { readonly table: number; readonly column: number }): Formula => {
  const place = placeSheet(sheet).tables[at.table];
  assert(place !== undefined && place.totalRow !== null, `total of table ${at.table} of ${sheet.name}`);
  const letter = letterOf(at.column);
  return {
    formula: `${quoted(sheet.name)}!${letter}${place.totalRow}`,
    result: place.totals.get(at.column - 1) ?? 0,
  };
};

/** A cell that jumps to the top of another sheet. */
export const linkTo = (sheetName: string, text: string): Formula => ({
  formula: `HYPERLINK("#${quoted(sheetName).replaceAll('"', '""')}!A1","${text.replaceAll('"', '""')}")`,
  result: text,
});

/** A cell that jumps to one cell of another sheet. */
export const linkToCell = (sheetName: string, address: string, text: string): Formula => ({
  formula: `HYPERLINK("#${quoted(sheetName).replaceAll('"', '""')}!${address}","${text.replaceAll('"', '""')}")`,
  result: text,
});

/** Text as it may stand inside a formula. */
export const textInFormula = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Rows made one by one from records, numbered by the sheet row they will stand in. */
export const tableRows = <Record>(
  records: Iterable<Record>,
  rowOf: (record: Record, row: number, index: number) => Row,
): Table["rows"] =>
  function* rows(first) {
    let index = 0;
    for (const record of records) {
      yield rowOf(record, first + index, index);
      index += 1;
    }
  };
