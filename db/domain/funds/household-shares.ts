import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ItemId } from "#domain/core/ids.ts";

/** One household of a distribution list: its shares in hundredths, what it gets in fen, what is kept back of it. */
export type HouseholdLine = {
  readonly itemId: ItemId;
  readonly shares: number;
  readonly amountFen: Fen;
  readonly withheldFen: Fen;
};

/**
 * Splits an amount by shares so that the parts add up to it to the fen: everybody gets the whole fen of their share, and
 * the fen left over go one by one to the largest remainders, the earlier household first where they are equal.
 */
export const splitByShares = (totalFen: Fen, shares: readonly number[]): readonly Fen[] => {
  const whole = shares.reduce((total, each) => total + each, 0);
  if (whole <= 0) return shares.map(() => fen(0));
  const exact = shares.map((each) => BigInt(totalFen) * BigInt(each));
  const floors = exact.map((value) => Number(value / BigInt(whole)));
  const left = totalFen - floors.reduce((total, each) => total + each, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % BigInt(whole) }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const lucky = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return floors.map((value, index) => fen(value + (lucky.has(index) ? 1 : 0)));
};

/** Why a list cannot stand: list-empty, household-twice, amount-not-positive, withheld-too-much, total-differs. */
export type ListFault =
  "list-empty" | "household-twice" | "amount-not-positive" | "withheld-too-much" | "total-differs";

/** The first fault of a list and the line it stands in (0: the whole list). `totalFen` is what was voted to be given. */
export const listFault = (
  lines: readonly HouseholdLine[],
  totalFen: Fen,
): { readonly fault: ListFault; readonly line: number } | undefined => {
  if (lines.length === 0) return { fault: "list-empty", line: 0 };
  const seen = new Set<ItemId>();
  for (const [index, line] of lines.entries()) {
    if (seen.has(line.itemId)) return { fault: "household-twice", line: index + 1 };
    seen.add(line.itemId);
    if (line.amountFen <= 0) return { fault: "amount-not-positive", line: index + 1 };
    if (line.withheldFen < 0 || line.withheldFen > line.amountFen)
      return { fault: "withheld-too-much", line: index + 1 };
  }
  return sumOf(lines, (line) => line.amountFen) === totalFen ? undefined : { fault: "total-differs", line: 0 };
};
