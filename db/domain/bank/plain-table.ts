import { hasLostDigits, readAmount } from "./amount-text.ts";
import { isBlankText } from "./cell-text.ts";
import { readMoment } from "./date-text.ts";
import type { Cell, Grid } from "./grid.ts";
import type { FoundHeader } from "./header-search.ts";

// As far down as a known header is looked for.
const searchedRows = 200;
const fewestColumns = 3;

const isFilled = ({ text }: Cell): boolean => !isBlankText(text);
const isMoment = (cell: Cell): boolean => isFilled(cell) && readMoment(cell) !== undefined;
const isAmount = (cell: Cell): boolean => isFilled(cell) && readAmount(cell).kind === "amount" && !hasLostDigits(cell);

const isTitleRow = (row: readonly Cell[]): boolean => {
  const filled = row.filter(isFilled);
  return filled.length >= fewestColumns && !filled.some((cell) => isMoment(cell) || isAmount(cell));
};

const isMovement = (row: readonly Cell[]): boolean => {
  const day = row.findIndex(isMoment);
  return day >= 0 && row.some((cell, column) => column !== day && isAmount(cell) && !isMoment(cell));
};

/**
 * A table whose headings are no words a bank is known to use: a row of headings with a movement right below it, which a date
 * and an amount show. What a file that is no table holds has no such rows, so a person is asked only where columns can be named.
 */
export const findPlainTable = ({ rows }: Grid): FoundHeader | undefined => {
  for (let index = 0; index < Math.min(rows.length, searchedRows); index += 1) {
    const row = rows[index] ?? [];
    if (!isTitleRow(row)) continue;
    const next = rows.slice(index + 1, index + 4).find((each) => each.some(isFilled));
    if (next !== undefined && isMovement(next))
      return { index, bodyIndex: index + 1, headers: row.map(({ text }) => text) };
  }
  return undefined;
};
