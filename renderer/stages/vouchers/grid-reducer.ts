import { balanced, cleared, committed, left, swapped, typed } from "./grid-edit.ts";
import { emptyLine, isAmountCell, nextKey, type Cursor, type GridBooks } from "./grid-lines.ts";
import { isBlock, pasted } from "./grid-paste.ts";
import { gridOf, listOf, placed, type Grid } from "./grid-state.ts";
import { moved, walked, type Direction } from "./grid-walk.ts";

export type GridAction =
  | { readonly type: "type"; readonly text: string }
  | { readonly type: "go"; readonly cursor: Cursor }
  | { readonly type: "enter" }
  | { readonly type: "leave" }
  | { readonly type: "move"; readonly direction: Direction }
  | { readonly type: "look-up" }
  | { readonly type: "highlight"; readonly by: number }
  | { readonly type: "pick"; readonly index: number }
  | { readonly type: "clear" }
  | { readonly type: "balance" }
  | { readonly type: "swap" }
  | { readonly type: "remove-line" }
  | { readonly type: "insert-line" }
  | { readonly type: "paste"; readonly text: string };

/** Runs `then` on the grid with the cell's text in its line, unless that text cannot stand. */
const after = (grid: Grid, books: GridBooks, then: (kept: Grid) => Grid): Grid => {
  const kept = committed(grid, books);
  return kept.fault === null ? then(kept) : kept;
};

const withoutLine = (grid: Grid, books: GridBooks): Grid => {
  const lines = grid.lines.filter((_, row) => row !== grid.cursor.row);
  const rest = lines.length === 0 ? gridOf([], books).lines : lines;
  return placed({ ...grid, lines: rest }, books, grid.cursor);
};

const withLineAbove = (grid: Grid, books: GridBooks): Grid => {
  const { row } = grid.cursor;
  const added = emptyLine(nextKey(grid.lines));
  return placed({ ...grid, lines: grid.lines.toSpliced(row, 0, added) }, books, { row, cell: "summary" });
};

const withBlock = (grid: Grid, books: GridBooks, text: string): Grid => {
  if (!isBlock(text)) return grid;
  const { lines, notes } = pasted(books, grid, text);
  return { ...placed({ ...grid, lines }, books, grid.cursor), notes };
};

const highlighted = (grid: Grid, books: GridBooks, by: number): Grid => {
  const count = listOf(grid, books).length;
  if (count === 0) return grid;
  return { ...grid, highlight: (grid.highlight + by + count) % count };
};

/** Every change of the grid, in one place; what a key does is decided in `grid-keys.ts`. */
export const gridReducer = (grid: Grid, books: GridBooks, action: GridAction): Grid => {
  switch (action.type) {
    case "type":
      return typed(grid, books, action.text);
    case "go": {
      const kept = left(grid, books);
      return kept.fault === null ? placed(kept, books, action.cursor) : kept;
    }
    case "enter":
      return after(grid, books, (kept) => walked(kept, books));
    case "leave":
      // Whatever took the focus keeps it, also over a cell with a fault: two that fetch it back from each other never end.
      return { ...left(grid, books), focusTurn: grid.focusTurn };
    case "move": {
      const kept = left(grid, books);
      return kept.fault === null ? moved(kept, books, action.direction) : kept;
    }
    case "look-up":
      return isAmountCell(grid.cursor.cell) ? grid : { ...grid, isListOpen: true, highlight: 0, fault: null };
    case "highlight":
      return highlighted(grid, books, action.by);
    case "pick":
      return after({ ...grid, isListOpen: true, highlight: action.index }, books, (kept) => walked(kept, books));
    case "clear":
      return cleared(grid, books);
    case "balance":
      return balanced(grid, books);
    case "swap":
      return swapped(grid, books);
    case "remove-line":
      return withoutLine(grid, books);
    case "insert-line":
      return after(grid, books, (kept) => withLineAbove(kept, books));
    case "paste":
      return withBlock(grid, books, action.text);
  }
};
