import type { PageSetup } from "exceljs";
import { linesNeeded, rowHeight } from "./row-heights.ts";
import { columnStarts, placeSheet, type Sheet, type Table, type TablePlace } from "./sheet.ts";
import { columnWidths } from "./write-frame.ts";

// Room inside the margins of an A4 sheet laid flat, and what a spreadsheet takes for a character of a column.
const pageInches = 10.89;
const pagePoints = 516;
const pixelsOf = (characters: number): number => characters * 7 + 5;
const pixelsPerInch = 96;

// Long sheets run over several pages whatever happens: only of a short one is the height worth knowing.
const mostRows = 90;
// How much smaller the lines of a second page may make the first, and how small a sheet may become by it.
const mostOverrun = 1.45;
const leastShare = 0.72;

const headHeight = (table: Table, place: TablePlace): number => {
  const lines = Math.max(1, ...table.columns.map((column) => linesNeeded(column.heading, column.width)));
  return (
    (place.captionRow === null ? 0 : 20) +
    (place.groupRow === null ? 0 : 18) +
    (table.hasHead === false ? 0 : lines * 14 + 8)
  );
};

const pointsOf = (sheet: Sheet): number => {
  const place = placeSheet(sheet);
  const width = columnWidths(sheet).reduce((sum, each) => sum + each, 0);
  let points = 48 + (sheet.hasSigners ? 45 : 0);
  for (const note of sheet.notes) points += linesNeeded(note, width) * 13 + 3;
  for (const [index, table] of sheet.tables.entries()) {
    const at = place.tables[index];
    if (at === undefined) continue;
    points += headHeight(table, at) + (at.totalRow === null ? 0 : 18) + 15;
    for (const row of table.rows(at.firstRow)) points += row.height ?? rowHeight(table.columns, row);
  }
  return points;
};

const shareByWidth = (sheet: Sheet): number => {
  const widths = columnWidths(sheet);
  const columns = Math.max(
    widths.length,
    ...sheet.tables.map((table) => (columnStarts(table.columns).at(-1) ?? 1) - 1),
  );
  const pixels = widths.reduce((sum, width) => sum + pixelsOf(width), 0) + (columns - widths.length) * 64;
  return Math.min(1, (pageInches * pixelsPerInch) / pixels);
};

/** Whether a sheet that runs over by a few lines is printed a little smaller, so that they do not stand alone on a page. */
const isDrawnTogether = (sheet: Sheet): boolean => {
  if (sheet.tables.reduce((sum, { count }) => sum + count, 0) > mostRows) return false;
  const share = shareByWidth(sheet);
  const pages = (pointsOf(sheet) * share) / pagePoints;
  return pages > 0.95 && pages <= mostOverrun && share / pages >= leastShare;
};

/** How a sheet fills its pages: as wide as the paper, or where its tables stand on pages of their own, at one size. */
export const fitOf = (sheet: Sheet): Partial<PageSetup> =>
  sheet.tablePagesAt === undefined
    ? { fitToPage: true, fitToWidth: 1, fitToHeight: sheet.isOnePage === true || isDrawnTogether(sheet) ? 1 : 0 }
    : { scale: sheet.tablePagesAt, horizontalCentered: true };
