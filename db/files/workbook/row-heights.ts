import { shownValue, type Column, type Row } from "./sheet.ts";

/** Lines a text takes in a column: Chinese characters are two columns wide, and a little room is lost at the edges. */
export const linesNeeded = (text: string, width: number): number =>
  text.split("\n").reduce((lines, part) => {
    let columns = 0;
    for (const sign of part) columns += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 1.95 : 1;
    return lines + Math.max(1, Math.ceil(columns / Math.max(width - 0.7, 1)));
  }, 0);

// A spreadsheet allows no higher row.
const mostPoints = 409;

/** The height (points) in which no wrapped text of a row is cut off. */
export const rowHeight = (columns: readonly Column[], row: Row): number => {
  let lines = 1;
  for (const [index, column] of columns.entries()) {
    const value = shownValue(row.cells[index]);
    if ((column.kind === "wrap" || column.kind === "text") && typeof value === "string")
      lines = Math.max(lines, linesNeeded(value, column.width));
  }
  return Math.min(lines * 13.5 + 4.5, mostPoints);
};
