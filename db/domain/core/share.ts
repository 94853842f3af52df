/** A fraction of a whole: two thirds is `{ numerator: 2, denominator: 3 }`. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** True when part/whole ≥ share, exactly: shares are compared by cross-multiplying, never as floats. */
export const isAtLeastShare = (part: number, whole: number, share: Share): boolean =>
  BigInt(part) * BigInt(share.denominator) >= BigInt(whole) * BigInt(share.numerator);

/** True when part/whole > share, exactly: "more than half" is `isMoreThanShare(x, n, { numerator: 1, denominator: 2 })`. */
export const isMoreThanShare = (part: number, whole: number, share: Share): boolean =>
  BigInt(part) * BigInt(share.denominator) > BigInt(whole) * BigInt(share.numerator);
