/**
 * True when part/whole ≥ numerator/denominator, exactly: shares are compared by cross-multiplying, never as floats.
 * Votes rest on it: "at least two thirds" is `isAtLeastShare(x, n, 2, 3)`.
 */
export const isAtLeastShare = (part: number, whole: number, numerator: number, denominator: number): boolean =>
  BigInt(part) * BigInt(denominator) >= BigInt(whole) * BigInt(numerator);

/** True when part/whole > numerator/denominator, exactly: "more than half" is `isMoreThanShare(x, n, 1, 2)`. */
export const isMoreThanShare = (part: number, whole: number, numerator: number, denominator: number): boolean =>
  BigInt(part) * BigInt(denominator) > BigInt(whole) * BigInt(numerator);
