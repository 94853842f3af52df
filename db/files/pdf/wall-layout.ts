import { flowPages, type FlowingPart } from "#domain/audit/wall-pages.ts";
import type { WallPaper, WallSheet, WallTable } from "#domain/audit/wall-sheet.ts";
import type { ListingRow } from "#domain/reports/listing.ts";
import { lineHeightMm, type Canvas, type PaperSize } from "./canvas.ts";
import { cellWords } from "./listing-layout.ts";

/**
 * Everything is designed for A3, where the smallest type of a table is 15 points and can be read from two metres; A4 is the
 * same sheet at 1/√2, because the papers are alike. Lengths are millimetres of A3, sizes points of A3.
 */
export const wallScale = (paper: WallPaper): number => (paper === "A3" ? 1 : Math.SQRT1_2);

export const wallPaper: PaperSize = { widthMm: 420, heightMm: 297 };
export const wallMargins = { left: 18, right: 18, top: 12, bottom: 10 } as const;
export const wallWidth = wallPaper.widthMm - wallMargins.left - wallMargins.right;
export const wallSizes = {
  title: 34,
  running: 20,
  band: 20,
  hint: 15,
  head: 15,
  cell: 15,
  note: 15,
  foot: 14,
} as const;
export const wallHeights = {
  running: 18,
  band: 12.5,
  hint: 8,
  head: 10,
  note: 8.5,
  signers: 22,
  foot: 25,
  gap: 5,
} as const;
export const cellPad = 1.6;

const leastRow = 9.2;
const rowPad = 2.4;
// A text longer than this goes on in a row of its own, so that no row is higher than a page.
const mostLines = 12;

/** A piece of a row, its texts broken into lines. */
export type WallRow = {
  readonly row: ListingRow;
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
};
export type PlannedTable = {
  readonly table: WallTable;
  readonly edges: readonly number[];
  readonly hintLines: readonly string[];
  readonly headHeight: number;
  readonly rows: readonly WallRow[];
};
export type WallPlan = {
  readonly sheet: WallSheet;
  readonly tables: readonly PlannedTable[];
  readonly noteLines: readonly string[];
  /** What stands on each page after the summary. */
  readonly pages: readonly (readonly FlowingPart[])[];
};

const edgesOf = (table: WallTable): readonly number[] => {
  const natural = table.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const edges: number[] = [wallMargins.left];
  for (const column of table.columns) edges.push((edges.at(-1) ?? 0) + (column.widthMm * wallWidth) / natural);
  return edges;
};

/** The first cell of a group's line or a total may run over the empty cells beside it. */
export const spanOfFirst = (row: ListingRow): number => {
  if (row.tone === undefined) return 1;
  const filled = row.cells.findIndex((cell, index) => index > 0 && cell !== null);
  return filled < 0 ? row.cells.length : filled;
};

const rowsOf = (canvas: Canvas, table: WallTable, edges: readonly number[]): readonly WallRow[] =>
  table.rows.flatMap((row): readonly WallRow[] => {
    const weight = row.tone === undefined ? "regular" : "bold";
    const lines = table.columns.map(({ kind }, index) => {
      const words = cellWords(row.cells[index], kind);
      if (kind === "money" && typeof row.cells[index] === "number") return [words];
      const last = index === 0 ? spanOfFirst(row) : index + 1;
      const widthMm = (edges[last] ?? 0) - (edges[index] ?? 0) - cellPad * 2;
      return canvas.wrap(words, { widthMm, size: wallSizes.cell, weight });
    });
    const most = Math.max(1, ...lines.map((each) => each.length));
    return Array.from({ length: Math.ceil(most / mostLines) }, (_none, piece): WallRow => {
      const own = lines.map((each) => each.slice(piece * mostLines, (piece + 1) * mostLines));
      const tall = Math.max(1, ...own.map((each) => each.length)) * lineHeightMm(wallSizes.cell) + rowPad;
      return { row, lines: own, height: Math.max(leastRow, tall) };
    });
  });

const plannedTable = (canvas: Canvas, table: WallTable): PlannedTable => {
  const edges = edgesOf(table);
  const hintLines =
    table.hint === "" ? [] : canvas.wrap(table.hint, { widthMm: wallWidth - cellPad * 2, size: wallSizes.hint });
  const headHeight = wallHeights.band + hintLines.length * wallHeights.hint + wallHeights.head;
  return { table, edges, hintLines, headHeight, rows: rowsOf(canvas, table, edges) };
};

/** What follows the last table: notes and places to sign. */
const wallFootHeight = (noteLines: readonly string[]): number =>
  3 + noteLines.length * wallHeights.note + wallHeights.signers;

/** Measures a sheet and says where its pages end. */
export const planWall = (canvas: Canvas, sheet: WallSheet): WallPlan => {
  const tables = sheet.tables.map((table) => plannedTable(canvas, table));
  const noteLines = sheet.notes.flatMap((note) => canvas.wrap(note, { widthMm: wallWidth, size: wallSizes.note }));
  const room = {
    page: wallPaper.heightMm - wallMargins.top - wallMargins.bottom - wallHeights.running - wallHeights.foot,
    firstLess: 0,
    gap: wallHeights.gap,
    foot: wallFootHeight(noteLines),
  };
  const flowing = tables.map(({ headHeight, rows }) => ({ head: headHeight, rows: rows.map((row) => row.height) }));
  return { sheet, tables, noteLines, pages: flowPages(flowing, room) };
};
