import type { PlainKind, PlainParameters } from "./plain-rule.ts";

/** Two numbers of one rule of which the first must not be above the second; `isStrict` where it must be below it. */
type Order = { readonly low: string; readonly high: string; readonly isStrict: boolean };

const below = (low: string, high: string): Order => ({ low, high, isStrict: true });
const upTo = (low: string, high: string): Order => ({ low, high, isStrict: false });

const orders: Partial<Readonly<Record<PlainKind, readonly Order[]>>> = {
  K10: [upTo("monthDays", "yearDays"), upTo("dayRateFen", "yearCapFen")],
  K12: [below("populationFrom", "populationBelow"), below("incomeFromFen", "incomeBelowFen")],
  K22: [
    upTo("quotesFromFen", "siteBidFromFen"),
    upTo("siteBidFromFen", "tenderFromFen"),
    upTo("quotesFromFen", "tenderFromFen"),
  ],
  K34: [
    below("firstBucketDays", "secondBucketDays"),
    below("secondBucketDays", "thirdBucketDays"),
    below("firstBucketDays", "thirdBucketDays"),
  ],
};

/** The first two numbers of a rule that contradict each other, so that it would never or always speak; `undefined` when none. */
export const crossedNumbers = (parameters: PlainParameters): Order | undefined => {
  const { kind, amounts, counts } = parameters;
  // A limit of nothing means that petty cash is abolished; what a single paper may be does not matter then.
  const single = kind === "K13" && amounts["limitFen"] !== 0 ? [upTo("singleFen", "limitFen")] : [];
  return [...(orders[kind] ?? []), ...single].find(({ low, high, isStrict }) => {
    const lower = amounts[low] ?? counts[low];
    const higher = amounts[high] ?? counts[high];
    if (lower === undefined || higher === undefined) return false;
    return isStrict ? lower >= higher : lower > higher;
  });
};
