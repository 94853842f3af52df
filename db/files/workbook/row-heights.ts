import { shownValue, type Column, type Row } from "./sheet.ts";

const isWide = (sign: string): boolean => (sign.codePointAt(0) ?? 0) > 0x2e7f;

/** Chinese characters are two columns wide. */
const columnsOf = (text: string): number => {
  let columns = 0;
  for (const sign of text) columns += isWide(sign) ? 1.95 : 1;
  return columns;
};

/** Pieces a line may break between: single Chinese characters; words up to a blank or a hyphen. */
const pieces = /[\u{2E80}-\u{10FFFF}]|[^\s\-\u{2E80}-\u{10FFFF}]*(?:\s|-|$)|[^\s\-\u{2E80}-\u{10FFFF}]+/gu;

const linesOfPart = (text: string, room: number): number => {
  let [lines, used] = [1, 0];
  for (const piece of text.match(pieces) ?? []) {
    const columns = columnsOf(piece);
    if (used > 0 && used + columns > room) [lines, used] = [lines + 1, 0];
    // A word longer than a line is broken wherever the line ends.
    lines += Math.max(0, Math.ceil(columns / room) - 1);
    used = columns > room ? columns % room : used + columns;
  }
  return lines;
};

/** Lines a text takes in a column; a little room is lost at the edges. */
export const linesNeeded = (text: string, width: number): number =>
  text.length * 2 <= width - 0.7 && !text.includes("\n")
    ? 1
    : text.split("\n").reduce((lines, part) => lines + linesOfPart(part, Math.max(width - 0.7, 1)), 0);

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
  return Math.min(lines * 12.5 + 5.5, mostPoints);
};
