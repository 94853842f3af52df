import { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import ExcelJS from "exceljs";
import { daysBetween, dateFromText, localDate, type Instant } from "#domain/core/dates.ts";
import { linesNeeded, rowHeight } from "./row-heights.ts";
import {
  columnStarts,
  letterOf,
  placeSheet,
  shownValue,
  type Cell,
  type Column,
  type Row,
  type Sheet,
  type SheetPlace,
  type Table,
  type TablePlace,
} from "./sheet.ts";
import {
  captionStyle,
  cellStyle,
  formulaStyle,
  groupStyle,
  headStyle,
  noteStyle,
  signerStyle,
  titleStyle,
  underLeftStyle,
  underRightStyle,
  type CellStyle,
} from "./styles.ts";
import { fixZipTimes } from "./zip-times.ts";

type Writer = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;
type SheetWriter = ReturnType<Writer["addWorksheet"]>;

/** What belongs to the whole workbook. The dates in it are `madeAt`: never the clock's. */
export type Workbook = {
  readonly title: string;
  readonly footer: string;
  readonly madeAt: Instant;
  readonly sheets: readonly Sheet[];
};

// The day numbers of spreadsheets: 1 January 1990 is day 32874.
const firstDay = localDate("1990-01-01");
const firstDayNumber = 32_874;

const valueOf = (value: string | number | null, kind: Column["kind"]): string | number | null => {
  // A sum of whole fen divided once is the nearest number to the amount in yuan.
  if (kind === "money") return typeof value === "number" ? value / 100 : value;
  if (kind !== "date" || typeof value !== "string") return value;
  const day = dateFromText(value);
  return day === undefined ? value : firstDayNumber + daysBetween(firstDay, day);
};

const putCell = (
  sheet: SheetWriter,
  at: { readonly row: number; readonly column: number },
  content: { readonly value: string | number | null; readonly formula?: string; readonly style: CellStyle },
): void => {
  const cell = sheet.getCell(at.row, at.column);
  const { value, formula, style } = content;
  cell.value = formula === undefined ? value : { formula, result: value ?? "" };
  cell.style = style;
};

const putData = (
  sheet: SheetWriter,
  at: { readonly row: number; readonly column: Column; readonly number: number },
  of: { readonly cell: Cell | undefined; readonly tone: "plain" | "strong" | "section" },
): void => {
  const { kind } = at.column;
  const { cell, tone } = of;
  const value = valueOf(shownValue(cell), kind);
  const place = { row: at.row, column: at.number };
  if (cell !== undefined && cell !== null && typeof cell === "object")
    putCell(sheet, place, { value, formula: cell.formula, style: formulaStyle(kind, tone, cell.formula) });
  else putCell(sheet, place, { value, style: cellStyle(kind, tone) });
};

type TableColumns = { readonly row: number; readonly columns: readonly Column[] };

/** Joins the cells of columns that take several of the sheet's. */
const mergeSpans = (sheet: SheetWriter, { row, columns }: TableColumns): void => {
  const starts = columnStarts(columns);
  for (const [index, column] of columns.entries()) {
    const start = starts[index] ?? 1;
    if ((column.span ?? 1) > 1) sheet.mergeCells(row, start, row, start + (column.span ?? 1) - 1);
  }
};

const putRow = (sheet: SheetWriter, at: TableColumns, row: Row): void => {
  const starts = columnStarts(at.columns);
  for (const [index, column] of at.columns.entries())
    putData(
      sheet,
      { row: at.row, column, number: starts[index] ?? 1 },
      { cell: row.cells[index], tone: row.tone ?? "plain" },
    );
  mergeSpans(sheet, at);
  const written = sheet.getRow(at.row);
  written.height = rowHeight(at.columns, row);
  written.commit();
};

const putHeads = (sheet: SheetWriter, table: Table, place: TablePlace): void => {
  const { columns } = table;
  if (place.captionRow !== null) {
    putCell(sheet, { row: place.captionRow, column: 1 }, { value: table.caption ?? "", style: captionStyle });
    sheet.getRow(place.captionRow).height = 20;
  }
  const starts = columnStarts(columns);
  for (const [index, column] of columns.entries()) {
    if (place.groupRow !== null)
      putCell(
        sheet,
        { row: place.groupRow, column: starts[index] ?? 1 },
        { value: column.group ?? column.heading, style: groupStyle },
      );
    putCell(sheet, { row: place.headRow, column: starts[index] ?? 1 }, { value: column.heading, style: headStyle });
  }
  if (place.groupRow !== null) {
    sheet.getRow(place.groupRow).height = 18;
    mergeGroups(sheet, columns, { groupRow: place.groupRow, headRow: place.headRow });
  }
  mergeSpans(sheet, { row: place.headRow, columns });
  const lines = Math.max(...columns.map((column) => linesNeeded(column.heading, column.width)));
  sheet.getRow(place.headRow).height = Math.max(lines, 1) * 14 + 8;
};

const mergeGroups = (
  sheet: SheetWriter,
  columns: readonly Column[],
  at: { readonly groupRow: number; readonly headRow: number },
): void => {
  let start = 0;
  while (start < columns.length) {
    const group = columns[start]?.group;
    let end = start;
    while (group !== undefined && columns[end + 1]?.group === group) end += 1;
    if (group === undefined) sheet.mergeCells(at.groupRow, start + 1, at.headRow, start + 1);
    else if (end > start) sheet.mergeCells(at.groupRow, start + 1, at.groupRow, end + 1);
    start = end + 1;
  }
};

const totalRow = (table: Table, place: TablePlace): Row => ({
  tone: "strong",
  cells: table.columns.map((column, index): Cell => {
    const starts = columnStarts(table.columns);
    if (index === 0) return table.totalLabel ?? "";
    const range = { first: place.firstRow, last: place.lastRow };
    const letter = letterOf(starts[index] ?? 1);
    const result = place.totals.get(index) ?? 0;
    if (column.total === "sum") return { formula: `SUM(${letter}${range.first}:${letter}${range.last})`, result };
    return column.total === undefined ? null : { formula: column.total(range), result };
  }),
});

const nothing = "（本期无记录）";
const rowsBetweenPauses = 1000;

async function putTable(
  sheet: SheetWriter,
  table: Table,
  at: { readonly place: TablePlace; readonly report: () => void },
) {
  const { place, report } = at;
  const { columns } = table;
  putHeads(sheet, table, place);
  let row = place.firstRow;
  for (const content of table.rows(place.firstRow)) {
    putRow(sheet, { row, columns }, content);
    row += 1;
    if (row % rowsBetweenPauses === 0) {
      report();
      // Lets the archive take what is written: without a pause the whole sheet would wait in memory.
      await setImmediate();
    }
  }
  if (table.count === 0) putRow(sheet, { row, columns }, { cells: [nothing] });
  if (place.totalRow !== null) putRow(sheet, { row: place.totalRow, columns }, totalRow(table, place));
}

const signers =
  "制表：　　　　　　　　审核：　　　　　　　　村务监督委员会：　　　　　　　　中心主任：　　　　　　　　（签字盖章）";

const putFrame = (sheet: SheetWriter, content: Sheet, place: SheetPlace): void => {
  const { width } = place;
  putCell(sheet, { row: 1, column: 1 }, { value: content.title, style: titleStyle });
  sheet.mergeCells(1, 1, 1, width);
  sheet.getRow(1).height = 30;
  const half = Math.max(1, Math.ceil(width / 2));
  putCell(sheet, { row: 2, column: 1 }, { value: content.under[0], style: underLeftStyle });
  sheet.mergeCells(2, 1, 2, half);
  putCell(sheet, { row: 2, column: half + 1 }, { value: content.under[1], style: underRightStyle });
  if (width > half + 1) sheet.mergeCells(2, half + 1, 2, width);
  sheet.getRow(2).height = 18;
};

const putFoot = (sheet: SheetWriter, content: Sheet, place: SheetPlace): void => {
  const widths = columnWidths(content);
  const total = widths.reduce((sum, width) => sum + width, 0);
  let row = place.notesRow;
  for (const note of content.notes) {
    putCell(sheet, { row, column: 1 }, { value: note, style: noteStyle });
    sheet.mergeCells(row, 1, row, place.width);
    sheet.getRow(row).height = linesNeeded(note, total) * 13 + 3;
    row += 1;
  }
  if (!content.hasSigners) return;
  putCell(sheet, { row: row + 1, column: 1 }, { value: signers, style: signerStyle });
  sheet.mergeCells(row + 1, 1, row + 1, place.width);
  sheet.getRow(row + 1).height = 30;
};

/** The first table cuts the sheet into columns; where it ends, later tables may go on. */
const columnWidths = (content: Sheet): readonly number[] => {
  const widths: number[] = [];
  for (const table of content.tables)
    for (const column of table.columns.slice(widths.length)) if ((column.span ?? 1) === 1) widths.push(column.width);
  return widths;
};

const openSheet = (
  writer: Writer,
  content: Sheet,
  of: { readonly place: SheetPlace; readonly footer: string },
): SheetWriter => {
  const headRow = of.place.tables[0]?.headRow ?? 2;
  const lastRow = of.place.tables[0]?.lastRow ?? headRow;
  const sheet = writer.addWorksheet(content.name, {
    views: [{ state: "frozen", ySplit: headRow, xSplit: content.frozenColumns, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: content.isOnePage === true ? 1 : 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: content.hasFilter ? `1:${headRow}` : "1:2",
    },
    headerFooter: {
      oddFooter: `&L${of.footer.replaceAll("&", "&&")}&C${content.name.replaceAll("&", "&&")}&R第 &P 页 / 共 &N 页`,
    },
  });
  sheet.columns = columnWidths(content).map((width) => ({ width }));
  const columnCount = content.tables[0]?.columns.length ?? 1;
  if (content.hasFilter)
    sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: lastRow, column: columnCount } };
  return sheet;
};

const collector = (): { readonly stream: Writable; readonly bytes: () => Uint8Array } => {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, next) => {
      chunks.push(chunk);
      next();
    },
  });
  return { stream, bytes: () => new Uint8Array(Buffer.concat(chunks)) };
};

/**
 * The workbook as xlsx bytes: streamed sheet by sheet, so that memory stays small however long a sheet is. The same content
 * gives the same bytes. `progress` is told of sheets done, and may throw to stop.
 */
export const writeWorkbook = async (
  workbook: Workbook,
  progress: (done: number, total: number) => void,
): Promise<Uint8Array> => {
  const { stream, bytes } = collector();
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true });
  const madeAt = new Date(workbook.madeAt);
  Object.assign(writer, {
    creator: "乡账",
    lastModifiedBy: "乡账",
    created: madeAt,
    modified: madeAt,
    title: workbook.title,
  });
  for (const [index, content] of workbook.sheets.entries()) {
    const report = (): void => progress(index, workbook.sheets.length);
    report();
    const place = placeSheet(content);
    const sheet = openSheet(writer, content, { place, footer: workbook.footer });
    putFrame(sheet, content, place);
    for (const [at, table] of content.tables.entries()) {
      const tablePlace = place.tables[at];
      if (tablePlace !== undefined) await putTable(sheet, table, { place: tablePlace, report });
    }
    putFoot(sheet, content, place);
    sheet.commit();
    await setImmediate();
  }
  await writer.commit();
  const archive = bytes();
  fixZipTimes(archive);
  return archive;
};
