import type { Month } from "#domain/core/dates.ts";
import { fen, shareOf, zeroFen, type Fen } from "#domain/core/fen.ts";

/** How a card loses value: evenly over its months, by units of work, or not at all (公益性生物资产, land). */
export type DepreciationMethod = "straight-line" | "workload" | "none";

/**
 * A card as it stands before a month is depreciated. `wornFen` is all booked so far; `firstMonth` the first month that
 * counts; `wornThrough` the last month booked, null before the first. Work is in whole units.
 */
export type Wearing = {
  readonly method: DepreciationMethod;
  readonly costFen: Fen;
  readonly residualFen: Fen;
  readonly wornFen: Fen;
  readonly lifeMonths: number;
  readonly firstMonth: Month;
  readonly wornThrough: Month | null;
  readonly lifeUnits: number;
  readonly usedUnits: number;
};

/** A part of what is left to wear off; everything when the part reaches the whole. */
const partOf = (amountFen: number, part: number, whole: number): Fen =>
  part >= whole ? fen(amountFen) : shareOf(amountFen, part, whole);

const indexOf = (value: Month): number => Number(value.slice(0, 4)) * 12 + Number(value.slice(5));

const countMonths = (from: Month, to: Month): number => Math.max(0, indexOf(to) - indexOf(from) + 1);

/** How many months up to `month` are not yet booked; none for a card that has not begun or is not depreciated by time. */
export const monthsDue = (card: Wearing, month: Month): number => {
  if (card.method === "none" || month < card.firstMonth) return 0;
  const done = card.wornThrough === null ? 0 : countMonths(card.firstMonth, card.wornThrough);
  return Math.max(0, countMonths(card.firstMonth, month) - done);
};

/**
 * The depreciation of a card for all months up to `month` that are not yet booked. What is left to wear off is spread over
 * what is left of its life, so a changed cost, residual or life counts from now on (未来适用法) and the parts of a whole life
 * always add up to cost less residual, to the fen. `units` is the work done since the last booking (workload method).
 */
export const depreciationDue = (card: Wearing, month: Month, units: number): Fen => {
  const due = monthsDue(card, month);
  const leftFen = card.costFen - card.residualFen - card.wornFen;
  if (due === 0 || leftFen <= 0) return zeroFen;
  if (card.method === "workload") {
    return units <= 0 ? zeroFen : partOf(leftFen, units, Math.max(1, card.lifeUnits - card.usedUnits));
  }
  const done = countMonths(card.firstMonth, month) - due;
  return partOf(leftFen, due, Math.max(1, card.lifeMonths - done));
};
