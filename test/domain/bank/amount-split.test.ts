import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitAmount, type SplitShare } from "#domain/bank/amount-split.ts";
import { fen, sumOf } from "#domain/core/fen.ts";

const fixed = (amount: number): SplitShare => ({ kind: "fixed", amountFen: fen(amount) });
const share = (basisPoints: number): SplitShare => ({ kind: "share", basisPoints });
const rest: SplitShare = { kind: "rest" };

describe("splitting an amount", () => {
  it.each([
    ["half and half of an odd fen", 101, [share(5000), rest], [51, 50]],
    ["a charge and what it leaves", 10_050, [fixed(50), rest], [50, 10_000]],
    ["a third, rounded, and the rest", 10_000, [rest, share(3333)], [6667, 3333]],
    ["fixed, share and rest", 100_000, [fixed(1_000), share(2_500), rest], [1_000, 25_000, 74_000]],
  ] as const)("gives %s", (_case, amount, shares, parts) => {
    expect(splitAmount(fen(amount), shares)).toEqual({ ok: true, value: parts });
  });

  it.each([
    ["no part takes the rest", 100, [fixed(50), fixed(50)], "rest-not-one"],
    ["two parts take the rest", 100, [rest, rest], "rest-not-one"],
    ["fixed sums use it up", 100, [fixed(100), rest], "nothing-left"],
    ["shares and sums go beyond it", 100, [fixed(60), share(5000), rest], "nothing-left"],
    ["a share rounds to nothing", 1, [share(100), rest], "part-empty"],
  ] as const)("is refused when %s", (_case, amount, shares, error) => {
    expect(splitAmount(fen(amount), shares)).toEqual({ ok: false, error });
  });

  it("always adds up to the amount, every part above nothing", () => {
    const parts = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 5_000 }).map(fixed), fc.integer({ min: 1, max: 4_000 }).map(share)),
      { maxLength: 5 },
    );
    const property = fc.property(fc.integer({ min: 1, max: 2 ** 45 }), parts, fc.nat(5), (amount, others, at) => {
      const shares = others.toSpliced(at, 0, rest);
      const split = splitAmount(fen(amount), shares);
      if (!split.ok) return;
      expect(sumOf(split.value, (part) => part)).toBe(amount);
      expect(split.value.every((part) => part > 0)).toBe(true);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
