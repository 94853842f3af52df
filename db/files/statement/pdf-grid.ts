import { readMoment } from "#domain/bank/date-text.ts";
import type { Cell, Grid } from "#domain/bank/grid.ts";
import { kindOfHeader } from "#domain/bank/header-words.ts";
import { textCell } from "./cells.ts";
import type { PdfPage } from "./pdf-items.ts";
import { columnOf, columnsIn, linesOf, words, type PdfColumn, type PrintedLine } from "./pdf-lines.ts";

/** A row while it is put together: what stands in each column, one text a printed line. */
type Row = { readonly y: number; lastY: number; readonly cells: string[][]; readonly isDated: boolean };

const footer = /^(?:合\s*计|小\s*计|总\s*计|本页|承前页|过次页|第\s*\d+\s*页|共\s*\d+|说明|注[:：]|温馨提示|以上|打印)/;

const plainRow = (line: PrintedLine): readonly Cell[] => words(line).map(({ text }) => textCell(text));
const textOf = (line: PrintedLine): string =>
  words(line)
    .map(({ text }) => text.trim())
    .join(" ");

const placed = (line: PrintedLine, columns: readonly PdfColumn[]): readonly string[] => {
  const cells = columns.map(() => "");
  // Runs that touch may reach over the edge of a column, so every piece finds its own.
  for (const item of line.items) {
    const column = columnOf(item, columns);
    cells[column] = `${cells[column] ?? ""}${item.text}`;
  }
  return cells.map((cell) => cell.trim());
};

const dateColumnOf = (columns: readonly PdfColumn[]): number => {
  const kinds = columns.map(({ header }) => kindOfHeader(header)?.kind);
  const date = kinds.indexOf("date");
  return date >= 0 ? date : kinds.indexOf("time");
};

const isDated = (cells: readonly string[], dateColumn: number): boolean =>
  readMoment(textCell(cells[dateColumn] ?? "")) !== undefined;

const newRow = (line: PrintedLine, cells: readonly string[], dated: boolean): Row => ({
  y: line.y,
  lastY: line.y,
  cells: cells.map((cell) => (cell === "" ? [] : [cell])),
  isDated: dated,
});

const addTo = (
  row: Row,
  line: PrintedLine,
  { cells, isAbove }: { cells: readonly string[]; isAbove: boolean },
): void => {
  cells.forEach((cell, column) => {
    if (cell === "") return;
    if (isAbove) row.cells[column]?.unshift(cell);
    else row.cells[column]?.push(cell);
  });
  row.lastY = Math.max(row.lastY, line.y);
};

type Printed = { readonly line: PrintedLine; readonly cells: readonly string[]; readonly dated: boolean };

const isLoose = ({ line, cells }: Printed): boolean =>
  footer.test(textOf(line).trim()) || cells.every((cell) => cell === "");

/** The row a wrapped line belongs to: the nearest one where names are centred beside their row, else the one above. */
const ownerOf = (printed: Printed, rows: readonly Row[], isCentred: boolean): Row | undefined => {
  const { y, height } = printed.line;
  const dated = rows.filter((row) => row.isDated);
  if (isCentred) {
    const nearest = dated.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0];
    return nearest === undefined || Math.abs(nearest.y - y) > height * 3.5 ? undefined : nearest;
  }
  const above = dated.findLast((row) => row.y < y);
  return above === undefined || y - above.lastY > height * 2 ? undefined : above;
};

/** The body of one page as rows: a row begins at a day, wrapped names join their row, everything else stays by itself. */
const rowsOf = (lines: readonly PrintedLine[], columns: readonly PdfColumn[]): readonly Row[] => {
  const dateColumn = dateColumnOf(columns);
  const printed = lines.map((line): Printed => {
    const cells = placed(line, columns);
    return { line, cells, dated: isDated(cells, dateColumn) };
  });
  const first = printed.find((each) => !isLoose(each));
  const isCentred = first !== undefined && !first.dated;
  const rows = printed.flatMap((each) => (each.dated ? [newRow(each.line, each.cells, true)] : []));
  const loose: Row[] = [];
  for (const each of printed) {
    if (each.dated) continue;
    const owner = isLoose(each) ? undefined : ownerOf(each, rows, isCentred);
    if (owner === undefined) loose.push(newRow(each.line, each.cells, false));
    else addTo(owner, each.line, { cells: each.cells, isAbove: each.line.y < owner.y });
  }
  return [...rows, ...loose].toSorted((a, b) => a.y - b.y);
};

const cellsOf = ({ cells }: Row): readonly Cell[] => cells.map((parts) => textCell(parts.join("")));

/** Page furniture, compared without the page's number. */
const furnitureOf = (line: PrintedLine): string => textOf(line).replaceAll(/\d+/g, "#");

/**
 * Lays the pages out as one table: labels, header and rows of every page, each row with its page. Labels that a page repeats
 * from the first are left out; a repeated header stays a row, so that it is listed. Pages without any text are scans.
 */
export const gridFromPages = (pages: readonly PdfPage[]): Grid => {
  const rows: (readonly Cell[])[] = [];
  const places: string[] = [];
  const furniture = new Set<string>();
  let columns: readonly PdfColumn[] | undefined;
  const add = (page: number, row: readonly Cell[]): void => {
    rows.push(row);
    places.push(`第${page}页`);
  };
  for (const { page, items } of pages) {
    const lines = linesOf(items);
    const headerAt = lines.findIndex((line) => columnsIn(line) !== undefined);
    const header = lines[headerAt];
    for (const line of lines.slice(0, Math.max(0, columns === undefined && headerAt < 0 ? lines.length : headerAt))) {
      if (furniture.has(furnitureOf(line))) continue;
      furniture.add(furnitureOf(line));
      add(page, plainRow(line));
    }
    if (header !== undefined) {
      columns = columnsIn(header);
      add(
        page,
        (columns ?? []).map((column) => textCell(column.header)),
      );
    }
    if (columns === undefined) continue;
    for (const row of rowsOf(lines.slice(headerAt + 1), columns)) add(page, cellsOf(row));
  }
  return { sheet: "", rows, places };
};
