import { cellsOf, emptyLine, isBlank, nextKey, type Cursor, type GridBooks, type GridLine } from "./grid-lines.ts";
import { placed, withLine, type Grid } from "./grid-state.ts";

/** The cell after this one when Enter is pressed: the credit cell is passed over once the debit is filled. */
const nextCell = (books: GridBooks, lines: readonly GridLine[], { row, cell }: Cursor): Cursor => {
  const line = lines[row];
  const cells = line === undefined ? [] : cellsOf(books, line);
  const next = cells[cells.indexOf(cell) + 1];
  const isFilled = cell === "debit" && line !== undefined && line.debitFen !== 0;
  return next === undefined || isFilled ? { row: row + 1, cell: "summary" } : { row, cell: next };
};

const previousCell = (books: GridBooks, lines: readonly GridLine[], { row, cell }: Cursor): Cursor => {
  const line = lines[row];
  const cells = line === undefined ? [] : cellsOf(books, line);
  const previous = cells[cells.indexOf(cell) - 1];
  if (previous !== undefined) return { row, cell: previous };
  return row === 0 ? { row, cell } : { row: row - 1, cell: "credit" };
};

/** Goes to a line, adding it at the end; a line with nothing in it starts with the summary of the line above. */
const enteredLine = (grid: Grid, books: GridBooks, row: number): Grid => {
  const lines = row < grid.lines.length ? grid.lines : [...grid.lines, emptyLine(nextKey(grid.lines))];
  const line = lines[row];
  const above = lines[row - 1];
  const needsSummary = line !== undefined && line.summary === "" && isBlank(lines, row) && above !== undefined;
  const grown = { ...grid, lines };
  const filled = needsSummary ? withLine(grown, row, { ...line, summary: above.summary }) : grown;
  return placed(filled, books, { row, cell: "summary" });
};

/** Walks on with Enter, from cell to cell and from line to line. */
export const walked = (grid: Grid, books: GridBooks): Grid => {
  const next = nextCell(books, grid.lines, grid.cursor);
  return next.row === grid.cursor.row ? placed(grid, books, next) : enteredLine(grid, books, next.row);
};

export type Direction = "up" | "down" | "left" | "right";

/** Moves with the arrow keys; nothing is added and nothing copied. */
export const moved = (grid: Grid, books: GridBooks, direction: Direction): Grid => {
  const { row, cell } = grid.cursor;
  const { lines } = grid;
  switch (direction) {
    case "up":
      return placed(grid, books, { row: row - 1, cell });
    case "down":
      return placed(grid, books, { row: row + 1, cell });
    case "left":
      return placed(grid, books, previousCell(books, lines, grid.cursor));
    case "right": {
      const cells = cellsOf(books, lines[row] ?? emptyLine("0"));
      const next = cells[cells.indexOf(cell) + 1];
      if (next !== undefined) return placed(grid, books, { row, cell: next });
      return row + 1 < lines.length ? placed(grid, books, { row: row + 1, cell: "summary" }) : grid;
    }
  }
};
