import { Writable } from "node:stream";
import type ExcelJS from "exceljs";
import type { Instant } from "#domain/core/dates.ts";
import { pause } from "#files/pause.ts";
import { fitOf } from "./page-fit.ts";
import { linesNeeded } from "./row-heights.ts";
import {
  columnStarts,
  letterOf,
  placeSheet,
  type Cell,
  type Column,
  type Row,
  type Sheet,
  type SheetPlace,
  type Table,
  type TablePlace,
} from "./sheet.ts";
import { captionStyle, groupStyle, headStyle } from "./styles.ts";
import { mergeSpans, putCell, putRow, type SheetWriter } from "./write-cells.ts";
import { columnWidths, putFoot, putFrame } from "./write-frame.ts";
import { fixZipTimes } from "./zip-times.ts";

type Writer = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;

/** What belongs to the whole workbook. The dates in it are `madeAt`: never the clock's. */
export type Workbook = {
  readonly title: string;
  readonly footer: string;
  readonly madeAt: Instant;
  readonly sheets: readonly Sheet[];
};

const putCaption = (sheet: SheetWriter, table: Table, place: TablePlace): void => {
  if (place.captionRow === null) return;
  putCell(sheet, { row: place.captionRow, column: 1 }, { value: table.caption ?? "", style: captionStyle });
  sheet.getRow(place.captionRow).height = 20;
};

const putHeads = (sheet: SheetWriter, table: Table, place: TablePlace): void => {
  const { columns } = table;
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
  for (const [index, { group }] of columns.entries()) {
    if (group === undefined) {
      sheet.mergeCells(at.groupRow, index + 1, at.headRow, index + 1);
      continue;
    }
    if (columns[index - 1]?.group === group) continue;
    const rest = columns.slice(index).findIndex((column) => column.group !== group);
    const last = rest === -1 ? columns.length : index + rest;
    if (last > index + 1) sheet.mergeCells(at.groupRow, index + 1, at.groupRow, last);
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
// Few enough that the archive keeps up: what it has not yet packed stands in memory.
const rowsBetweenPauses = 25;

async function putTable(
  sheet: SheetWriter,
  table: Table,
  at: { readonly place: TablePlace; readonly report: () => void },
) {
  const { place, report } = at;
  const { columns } = table;
  putCaption(sheet, table, place);
  if (table.hasHead !== false) putHeads(sheet, table, place);
  let row = place.firstRow;
  for (const content of table.rows(place.firstRow)) {
    putRow(sheet, { row, columns }, content);
    row += 1;
    if (row % rowsBetweenPauses === 0) {
      report();
      await pause();
    }
  }
  if (table.count === 0) putRow(sheet, { row, columns }, { cells: [nothing] });
  if (place.totalRow !== null) putRow(sheet, { row: place.totalRow, columns }, totalRow(table, place));
}

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
      ...fitOf(content),
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: content.hasFilter ? `1:${headRow}` : "1:2",
    },
    headerFooter: {
      // Nothing in the middle: the footer of a set of books with a long name reaches into it.
      oddFooter: `&L${of.footer.replaceAll("&", "&&")}&R${content.name.replaceAll("&", "&&")}　第 &P 页 / 共 &N 页`,
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
  // The pieces are let go as they are joined: a large workbook would stand in memory twice.
  return { stream, bytes: () => Buffer.concat(chunks.splice(0)) };
};

/** Loaded when the first workbook is made: it would cost every start a fifth of a second. */
export const loadWriter = () => import("exceljs/lib/stream/xlsx/workbook-writer.js");

/**
 * The workbook as xlsx bytes: streamed sheet by sheet, so that memory stays small however long a sheet is. The same content
 * gives the same bytes. `progress` is told of sheets done, and may throw to stop.
 */
export const writeWorkbook = async (
  workbook: Workbook,
  progress: (done: number, total: number) => void,
): Promise<Uint8Array> => {
  const { stream, bytes } = collector();
  const { default: WorkbookWriter } = await loadWriter();
  const writer = new WorkbookWriter({ stream, useSharedStrings: true, useStyles: true });
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
      if (tablePlace === undefined) continue;
      await putTable(sheet, table, { place: tablePlace, report });
      if (content.tablePagesAt !== undefined && at < content.tables.length - 1)
        sheet.getRow((tablePlace.totalRow ?? tablePlace.lastRow) + 1).addPageBreak();
    }
    putFoot(sheet, content, place);
    sheet.commit();
    await pause();
  }
  await writer.commit();
  const archive = bytes();
  fixZipTimes(archive);
  return archive;
};
