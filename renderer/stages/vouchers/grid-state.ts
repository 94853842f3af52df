import {
  cellsOf,
  firstLineCount,
  padded,
  type Cell,
  type Cursor,
  type GridBooks,
  type GridLine,
} from "./grid-lines.ts";
import type { PasteNote } from "./grid-paste.ts";
import { optionsFor, textAt, type Option } from "./grid-options.ts";

/** Why what was typed cannot stay in its cell. */
export type GridFault = {
  readonly row: number;
  readonly cell: Cell;
  readonly code: "amount-unreadable" | "not-in-list" | "quantity-unreadable";
  readonly text: string;
};

/**
 * The lines, the one cell being edited and what has been typed into it. `isTyped` is false as long as the cell still
 * holds what it held when it was entered; `focusTurn` counts the times the keyboard focus must go to that cell.
 */
export type Grid = {
  readonly lines: readonly GridLine[];
  readonly cursor: Cursor;
  readonly text: string;
  readonly isTyped: boolean;
  readonly isListOpen: boolean;
  readonly highlight: number;
  readonly fault: GridFault | null;
  readonly focusTurn: number;
  /** Cells of the last pasted block that found no place; shown until something is typed. */
  readonly notes: readonly PasteNote[];
};

export const gridOf = (lines: readonly GridLine[], books: GridBooks): Grid => {
  const all = padded(lines, firstLineCount);
  const cursor: Cursor = { row: 0, cell: "summary" };
  return {
    lines: all,
    cursor,
    text: textAt(books, all, cursor),
    isTyped: false,
    isListOpen: false,
    highlight: 0,
    fault: null,
    focusTurn: 0,
    notes: [],
  };
};

/** What the open list shows: everything, recent first, until something is typed. */
export const listOf = (grid: Grid, books: GridBooks): readonly Option[] => {
  const line = grid.lines[grid.cursor.row];
  if (line === undefined) return [];
  return optionsFor(books, { line, cell: grid.cursor.cell }, grid.isTyped ? grid.text : "");
};

/** The same cell name in another line, or the account where that line has no such cell. */
const cellIn = (books: GridBooks, line: GridLine, cell: Cell): Cell =>
  cellsOf(books, line).includes(cell) ? cell : "account";

/** Puts the cursor on a cell and the cell's text into the editor. */
export const placed = (grid: Grid, books: GridBooks, cursor: Cursor): Grid => {
  const row = Math.max(0, Math.min(cursor.row, grid.lines.length - 1));
  const line = grid.lines[row];
  const at: Cursor = { row, cell: line === undefined ? "summary" : cellIn(books, line, cursor.cell) };
  return {
    ...grid,
    cursor: at,
    text: textAt(books, grid.lines, at),
    isTyped: false,
    isListOpen: false,
    highlight: 0,
    fault: null,
    focusTurn: grid.focusTurn + 1,
  };
};

/** Replaces one line. */
export const withLine = (grid: Grid, row: number, line: GridLine): Grid => ({
  ...grid,
  lines: grid.lines.map((each, index) => (index === row ? line : each)),
});
