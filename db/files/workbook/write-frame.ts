import { signerLabel } from "#domain/reports/listing.ts";
import type { Sheet, SheetPlace } from "./sheet.ts";
import { linesNeeded } from "./row-heights.ts";
import { noteStyle, signerStyle, titleStyle, underLeftStyle, underRightStyle } from "./styles.ts";
import { putCell, type SheetWriter } from "./write-cells.ts";

const workbookSigners = ["制表", "审核", "村务监督委员会", "中心主任", "（签字盖章）"];
const roomToSign = "　".repeat(8);

/** A merge of one cell is one that spreadsheets offer to repair. */
const mergeAcross = (
  sheet: SheetWriter,
  row: number,
  columns: { readonly from: number; readonly to: number },
): void => {
  if (columns.to > columns.from) sheet.mergeCells(row, columns.from, row, columns.to);
};

/** Title, unit and period above the tables. */
export const putFrame = (sheet: SheetWriter, content: Sheet, place: SheetPlace): void => {
  const { width } = place;
  putCell(sheet, { row: 1, column: 1 }, { value: content.title, style: titleStyle });
  mergeAcross(sheet, 1, { from: 1, to: width });
  sheet.getRow(1).height = 30;
  // Beside a QR code half of the columns are as narrow as its squares: the unit takes them all.
  const isCut = content.tables.some(({ columns }) => columns.some(({ kind }) => kind === "module"));
  const half = isCut ? width - 1 : Math.max(1, Math.ceil(width / 2));
  putCell(sheet, { row: 2, column: 1 }, { value: content.under[0], style: underLeftStyle });
  mergeAcross(sheet, 2, { from: 1, to: half });
  putCell(sheet, { row: 2, column: half + 1 }, { value: content.under[1], style: underRightStyle });
  mergeAcross(sheet, 2, { from: half + 1, to: width });
  sheet.getRow(2).height = 18;
};

/** Notes and the line for signatures below the tables. */
export const putFoot = (sheet: SheetWriter, content: Sheet, place: SheetPlace): void => {
  const widths = columnWidths(content);
  const total = widths.reduce((sum, width) => sum + width, 0);
  let row = place.notesRow;
  for (const note of content.notes) {
    putCell(sheet, { row, column: 1 }, { value: note, style: noteStyle });
    mergeAcross(sheet, row, { from: 1, to: place.width });
    sheet.getRow(row).height = linesNeeded(note, total) * 13 + 3;
    row += 1;
  }
  if (!content.hasSigners) return;
  const line = (content.signers ?? workbookSigners).map(signerLabel).join(roomToSign);
  putCell(sheet, { row: row + 1, column: 1 }, { value: line, style: signerStyle });
  mergeAcross(sheet, row + 1, { from: 1, to: place.width });
  sheet.getRow(row + 1).height = 30;
};

/** The first table cuts the sheet into columns; where it ends, later tables may go on. */
export const columnWidths = (content: Sheet): readonly number[] => {
  const widths: number[] = [];
  for (const table of content.tables)
    for (const column of table.columns.slice(widths.length)) if ((column.span ?? 1) === 1) widths.push(column.width);
  return widths;
};
