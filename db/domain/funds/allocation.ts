import { fen, sumFen, type Fen } from "#domain/core/fen.ts";
import { isAtLeastShare, type Share } from "#domain/core/share.ts";

/** From which share of the grant on an arrival is fine, and below which it is red (到账率). */
export type ArrivalLimits = { readonly green: Share; readonly red: Share };

/** 到账打折: complete is green, below 60 % red, between them amber; shares are settings. */
const usualArrivalLimits: ArrivalLimits = {
  green: { numerator: 1, denominator: 1 },
  red: { numerator: 3, denominator: 5 },
};

export type ArrivalLight = "green" | "amber" | "red";

/** The light of one grant: received against granted (fen), compared exactly. Nothing granted is green. */
export const arrivalLight = (
  grantedFen: Fen,
  receivedFen: Fen,
  limits: ArrivalLimits = usualArrivalLimits,
): ArrivalLight => {
  if (isAtLeastShare(receivedFen, grantedFen, limits.green)) return "green";
  return isAtLeastShare(receivedFen, grantedFen, limits.red) ? "amber" : "red";
};

/** Received of granted in hundredths of a percent, rounded down: 5800 is 58.00 %. Null when nothing was granted. */
export const arrivalBasisPoints = (grantedFen: Fen, receivedFen: Fen): number | null =>
  grantedFen === 0 ? null : Number((BigInt(receivedFen) * 10_000n) / BigInt(grantedFen));

/** True when the average over `count` villages reaches an amount; an average is no promise to any one village. */
export const isAverageAtLeast = (totalFen: Fen, count: number, averageFen: Fen): boolean =>
  BigInt(totalFen) >= BigInt(averageFen) * BigInt(count);

export type Allotment = { readonly name: string; readonly amountFen: Fen };

/** A quarter's instalment and the township's matching money against what was divided: the residue must be zero. */
export const residueOf = (
  received: { readonly instalmentFen: Fen; readonly matchingFen: Fen },
  allotments: readonly Allotment[],
): Fen => fen(received.instalmentFen + received.matchingFen - sumFen(allotments.map(({ amountFen }) => amountFen)));

/**
 * Divides an amount by weights to the fen: each gets its exact share rounded down, and the fen left over go one by one to
 * the largest remainders (ties to the earlier). Weights are whole and not negative, and one of them at least is positive.
 */
export const divideFen = (amountFen: Fen, weights: readonly number[]): readonly Fen[] => {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const parts = weights.map((weight, index) => {
    const product = BigInt(amountFen) * BigInt(weight);
    return { index, share: product / whole, rest: product % whole };
  });
  const left = Number(BigInt(amountFen) - parts.reduce((sum, { share }) => sum + share, 0n));
  const lucky = new Set(
    parts
      .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map(({ index, share }) => fen(Number(share) + (lucky.has(index) ? 1 : 0)));
};
