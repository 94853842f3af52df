import { assert } from "#domain/core/assert.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { Payment } from "./facts.ts";

/** A number generator of the mulberry kind from a printed seed of hexadecimal digits: anybody can draw the same sample again. */
const drawsOf = (seed: string): (() => number) => {
  assert(/^[0-9a-f]{8}/.test(seed), `seed ${seed}`);
  let state = Number.parseInt(seed.slice(0, 8), 16);
  return () => {
    state = (state + 0x6d2b79f5) % 0x1_0000_0000;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** `count` of the items, each equally likely, in their own order; all of them when there are no more. The seed decides. */
export const sampleOf = <Item>(items: readonly Item[], count: number, seed: string): readonly Item[] => {
  const draw = drawsOf(seed);
  const chosen = new Set<number>();
  const wanted = Math.min(count, items.length);
  while (chosen.size < wanted) chosen.add(Math.floor(draw() * items.length));
  return items.filter((_item, index) => chosen.has(index));
};

/** Whom to ask at the door: a payee, what it was for, and how much the books say was received. */
export type PayeeLine = {
  readonly payee: string;
  readonly isPerson: boolean;
  readonly count: number;
  readonly amountFen: Fen;
  readonly lastOn: Payment["onDate"];
  readonly text: string;
};

/** Payees of the quarter: people first, then the others, each by what they received. */
export const payeeLines = (payments: readonly Payment[]): readonly PayeeLine[] =>
  [
    ...Map.groupBy(
      payments.filter(({ payee }) => payee !== ""),
      ({ payee }) => payee,
    ),
  ]
    .flatMap(([payee, own]): readonly PayeeLine[] => {
      const last = own.toSorted((left, right) => (left.onDate < right.onDate ? -1 : 1)).at(-1);
      return last === undefined
        ? []
        : [
            {
              payee,
              isPerson: own.some(({ isPerson }) => isPerson),
              count: own.length,
              amountFen: sumOf(own, ({ amountFen }) => amountFen),
              lastOn: last.onDate,
              text: last.text,
            },
          ];
    })
    .toSorted(
      (left, right) =>
        Number(right.isPerson) - Number(left.isPerson) ||
        right.amountFen - left.amountFen ||
        (left.payee < right.payee ? -1 : 1),
    );

// Shares of first digits in hundredths of a per cent, as amounts that grow freely have them (Benford's law).
const expectedShares = [3010, 1761, 1249, 969, 792, 669, 580, 512, 458] as const;

export type DigitLine = {
  readonly digit: number;
  readonly count: number;
  /** In hundredths of a per cent. */
  readonly expectedShare: number;
};

/** How many amounts of at least ten yuan begin with each digit. */
export const digitProfile = (amounts: readonly number[]): readonly DigitLine[] => {
  const firsts = amounts.filter((amount) => amount >= 1_000).map((amount) => Number(String(amount)[0]));
  return expectedShares.map((expectedShare, index) => ({
    digit: index + 1,
    count: firsts.filter((digit) => digit === index + 1).length,
    expectedShare,
  }));
};

// Below this many amounts the shares of digits say nothing.
const fewestAmounts = 100;

/** What a first-digit profile says: too little, nothing unusual, or the digit that stands out most. */
export const digitReading = (
  lines: readonly DigitLine[],
): { readonly reading: "too-few" | "usual" } | { readonly reading: "unusual"; readonly digit: number } => {
  const count = sumOf(lines, (line) => line.count);
  if (count < fewestAmounts) return { reading: "too-few" };
  const apart = lines.map((line) => ({
    digit: line.digit,
    excess: line.count * 10_000 - line.expectedShare * count,
  }));
  const most = apart.toSorted((left, right) => right.excess - left.excess)[0];
  // Five points in a hundred more than expected.
  return most !== undefined && most.excess > 500 * count
    ? { reading: "unusual", digit: most.digit }
    : { reading: "usual" };
};

export type ThresholdLine = {
  readonly fromShare: number;
  readonly toShare: number;
  readonly count: number;
  readonly amountFen: Fen;
};

/** Payments in steps of ten per cent of a threshold, from half of it to one and a half: a pile just below it tells. */
export const thresholdProfile = (payments: readonly Payment[], thresholdFen: Fen): readonly ThresholdLine[] =>
  Array.from({ length: 10 }, (_none, index) => {
    const fromShare = 50 + index * 10;
    const own = payments.filter(
      ({ amountFen }) =>
        amountFen * 100 >= thresholdFen * fromShare && amountFen * 100 < thresholdFen * (fromShare + 10),
    );
    return {
      fromShare,
      toShare: fromShare + 10,
      count: own.length,
      amountFen: sumOf(own, ({ amountFen }) => amountFen),
    };
  });

/** True when more payments lie in the step just below the threshold than in the two beside it together. */
export const isPiledBelow = (lines: readonly ThresholdLine[]): boolean => {
  const countFrom = (share: number): number => lines.find(({ fromShare }) => fromShare === share)?.count ?? 0;
  return countFrom(90) >= 3 && countFrom(90) > countFrom(80) + countFrom(100);
};
