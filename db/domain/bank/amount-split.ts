import { fen, shareOf, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { err, ok, type Result } from "#domain/core/result.ts";

/**
 * What of an amount goes to one of several accounts: a fixed sum in fen, a share of the whole in hundredths of a per cent, or
 * what the others leave.
 */
export type SplitShare =
  | { readonly kind: "fixed"; readonly amountFen: Fen }
  | { readonly kind: "share"; readonly basisPoints: number }
  | { readonly kind: "rest" };

export type SplitFault =
  /** There must be exactly one part that takes what is left. */
  | "rest-not-one"
  /** Fixed sums and shares come to as much as the amount or more: nothing would be left. */
  | "nothing-left"
  /** A share of nothing, or a part that comes to nothing. */
  | "part-empty";

const whole = 10_000;

/**
 * Splits an amount (fen, positive) into its parts, in their order; they add up to the amount to the fen, because one part
 * takes what the fixed sums and rounded shares leave.
 */
export const splitAmount = (amount: Fen, shares: readonly SplitShare[]): Result<readonly Fen[], SplitFault> => {
  if (shares.filter(({ kind }) => kind === "rest").length !== 1) return err("rest-not-one");
  const taken = shares.map((share): Fen => {
    switch (share.kind) {
      case "fixed":
        return share.amountFen;
      case "share":
        return shareOf(amount, share.basisPoints, whole);
      case "rest":
        return zeroFen;
    }
  });
  if (taken.some((part, at) => shares[at]?.kind !== "rest" && part <= 0)) return err("part-empty");
  const rest = fen(amount - sumOf(taken, (part) => part));
  if (rest <= 0) return err("nothing-left");
  return ok(taken.map((part, at) => (shares[at]?.kind === "rest" ? rest : part)));
};
