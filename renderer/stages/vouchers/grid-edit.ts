import { assert } from "#domain/core/assert.ts";
import { fenFromAmountCell } from "#domain/core/expression.ts";
import { fenFromPrice, milliFromText } from "#domain/core/quantity.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type CategoryId, type ItemId } from "#domain/core/ids.ts";
import {
  isAmountCell,
  itemKindOfCell,
  totalsOf,
  withAccount,
  type AmountCell,
  type Cell,
  type GridBooks,
  type GridLine,
} from "./grid-lines.ts";
import { textAt, type Option } from "./grid-options.ts";
import { listOf, placed, withLine, type Grid, type GridFault } from "./grid-state.ts";

const lineAt = (grid: Grid): GridLine => {
  const line = grid.lines[grid.cursor.row];
  assert(line !== undefined, `line ${grid.cursor.row}`);
  return line;
};

const faulty = (grid: Grid, code: GridFault["code"]): Grid => ({
  ...grid,
  fault: { ...grid.cursor, code, text: grid.text },
  isListOpen: false,
  focusTurn: grid.focusTurn + 1,
});

/** The line with an amount on one side; an amount that is not zero clears the other side. */
const withAmount = (line: GridLine, cell: AmountCell, amountFen: Fen): GridLine => {
  if (cell === "debit") return { ...line, debitFen: amountFen, creditFen: amountFen === 0 ? line.creditFen : fen(0) };
  return { ...line, creditFen: amountFen, debitFen: amountFen === 0 ? line.debitFen : fen(0) };
};

/** The line with what was picked from the list of one of its cells; null empties the cell. */
const withPick = (
  books: GridBooks,
  line: GridLine,
  choice: { readonly cell: Cell; readonly id: string | null },
): GridLine => {
  const { cell, id } = choice;
  const kind = itemKindOfCell(cell);
  if (kind !== null) {
    const others = line.items.filter((item) => item.kind !== kind);
    return { ...line, items: id === null ? others : [...others, { kind, itemId: idOf<ItemId>(id) }] };
  }
  if (cell === "account") return withAccount(books, line, id === null ? null : idOf<AccountId>(id));
  if (cell === "category") return { ...line, categoryId: id === null ? null : idOf<CategoryId>(id) };
  return { ...line, summary: id ?? "" };
};

const settled = (grid: Grid, books: GridBooks, line: GridLine): Grid => {
  const changed = withLine(grid, grid.cursor.row, line);
  return {
    ...changed,
    text: textAt(books, changed.lines, grid.cursor),
    isTyped: false,
    isListOpen: false,
    highlight: 0,
    fault: null,
  };
};

const settledAmount = (grid: Grid, books: GridBooks, cell: AmountCell): Grid => {
  const read = grid.text.trim() === "" ? null : fenFromAmountCell(grid.text);
  if (read !== null && !read.ok) return faulty(grid, "amount-unreadable");
  return settled(grid, books, withAmount(lineAt(grid), cell, read === null ? fen(0) : read.value));
};

/** `3` is a quantity; `3@12.5` and `3*12.5` are quantity and price, and give the line its amount as well. */
const settledQuantity = (grid: Grid, books: GridBooks): Grid => {
  const line = lineAt(grid);
  if (grid.text.trim() === "") return settled(grid, books, { ...line, quantityMilli: null });
  const [count = "", price, ...more] = grid.text.normalize("NFKC").split(/[@*×]/);
  const quantityMilli = milliFromText(count);
  const amountFen =
    price === undefined || quantityMilli === undefined ? fen(0) : fenFromPrice(quantityMilli, price.trim());
  if (quantityMilli === undefined || amountFen === undefined || more.length > 0)
    return faulty(grid, "quantity-unreadable");
  const counted = { ...line, quantityMilli };
  if (price === undefined) return settled(grid, books, counted);
  return settled(grid, books, withAmount(counted, line.creditFen === 0 ? "debit" : "credit", amountFen));
};

const pickedOption = (grid: Grid, books: GridBooks): Option | null => listOf(grid, books)[grid.highlight] ?? null;

/**
 * Moves what was typed from the editor into its line. What cannot be read or is in no list stays in the editor with a
 * fault, and the cursor must not leave.
 */
export const committed = (grid: Grid, books: GridBooks): Grid => {
  const { cell } = grid.cursor;
  if (isAmountCell(cell)) return grid.isTyped ? settledAmount(grid, books, cell) : { ...grid, fault: null };
  if (cell === "quantity") return grid.isTyped ? settledQuantity(grid, books) : { ...grid, fault: null };
  if (!grid.isTyped && !grid.isListOpen) return grid;
  const line = lineAt(grid);
  if (grid.isTyped && grid.text.trim() === "") return settled(grid, books, withPick(books, line, { cell, id: null }));
  if (cell === "summary" && !grid.isListOpen) return settled(grid, books, { ...line, summary: grid.text.trim() });
  const option = pickedOption(grid, books);
  if (option !== null) return settled(grid, books, withPick(books, line, { cell, id: option.id }));
  if (cell === "summary") return settled(grid, books, { ...line, summary: grid.text.trim() });
  return grid.isTyped ? faulty(grid, "not-in-list") : { ...grid, isListOpen: false };
};

/**
 * Leaves the cell without walking: the mouse went elsewhere. A list that was only looked at picks nothing, and half a name
 * that could mean several things is dropped rather than guessed.
 */
export const left = (grid: Grid, books: GridBooks): Grid => {
  const { cell } = grid.cursor;
  if (!grid.isTyped) return committed({ ...grid, isListOpen: false }, books);
  const isLookup = cell !== "summary" && cell !== "quantity" && !isAmountCell(cell);
  const isGuess = isLookup && grid.text.trim() !== "" && listOf(grid, books).length !== 1;
  if (!isGuess) return committed(cell === "summary" ? { ...grid, isListOpen: false } : grid, books);
  return { ...placed(grid, books, grid.cursor), focusTurn: grid.focusTurn };
};

/**
 * Gives this line the amount that makes the voucher balance: on the side where it is black, or red where the other lines
 * are all red.
 */
export const balanced = (grid: Grid, books: GridBooks): Grid => {
  const { row } = grid.cursor;
  const others = grid.lines.filter((_, index) => index !== row);
  const amounts = others.flatMap((line) => [line.debitFen, line.creditFen]).filter((amount) => amount !== 0);
  const isRed = amounts.length > 0 && amounts.every((amount) => amount < 0);
  const { differenceFen } = totalsOf(others);
  const cell: AmountCell = differenceFen > 0 !== isRed ? "credit" : "debit";
  const amountFen = fen(cell === "credit" ? differenceFen : -differenceFen);
  const line = { ...lineAt(grid), debitFen: fen(0), creditFen: fen(0) };
  return placed(withLine(grid, row, withAmount(line, cell, amountFen)), books, { row, cell });
};

/** Moves the amount to the other side; the cursor goes with it. */
export const swapped = (grid: Grid, books: GridBooks): Grid => {
  const { row, cell } = grid.cursor;
  if (!isAmountCell(cell)) return grid;
  const kept = committed(grid, books);
  if (kept.fault !== null) return kept;
  const line = lineAt(kept);
  const turned = { ...line, debitFen: line.creditFen, creditFen: line.debitFen };
  return placed(withLine(kept, row, turned), books, { row, cell: cell === "debit" ? "credit" : "debit" });
};

/** Empties the cell; an open list is only closed. */
export const cleared = (grid: Grid, books: GridBooks): Grid => {
  const { row, cell } = grid.cursor;
  if (grid.isListOpen) return placed(grid, books, grid.cursor);
  const line = lineAt(grid);
  const emptied = isAmountCell(cell)
    ? { ...line, ...(cell === "debit" ? { debitFen: fen(0) } : { creditFen: fen(0) }) }
    : cell === "quantity"
      ? { ...line, quantityMilli: null }
      : withPick(books, line, { cell, id: null });
  return placed(withLine(grid, row, emptied), books, grid.cursor);
};

const copyOf = (grid: Grid, books: GridBooks, isWhole: boolean): Grid => {
  const { row } = grid.cursor;
  const above = grid.lines[row - 1];
  const line = lineAt(grid);
  if (above === undefined) return { ...grid, text: "", isTyped: true };
  const copied = isWhole ? { ...above, key: line.key } : { ...line, summary: above.summary };
  return placed(withLine(grid, row, copied), books, grid.cursor);
};

const sameSummary = new Set(["..", "。。", "．．", "··"]);
const sameLine = new Set(["//", "、、", "／／"]);

/** Takes what now stands in the editor; `..`, `//` and `=` act at once, also as a Chinese input method writes them. */
export const typed = (grid: Grid, books: GridBooks, text: string): Grid => {
  const { cell } = grid.cursor;
  if (cell === "summary" && sameSummary.has(text)) return copyOf(grid, books, false);
  if (cell === "summary" && sameLine.has(text)) return copyOf(grid, books, true);
  if (isAmountCell(cell) && /[=＝]/.test(text)) return balanced(grid, books);
  const isLookup = cell !== "summary" && cell !== "quantity" && !isAmountCell(cell);
  return {
    ...grid,
    text,
    isTyped: true,
    isListOpen: isLookup || grid.isListOpen,
    highlight: 0,
    fault: null,
    notes: [],
  };
};
