import { expect, it } from "vitest";
import { capNames, isDrawn, isUncounted } from "#renderer/stages/rules/cap-names.ts";
import { fen } from "#domain/core/fen.ts";

const each = (units: number | null) => ({ unit: "person" as const, unitFen: fen(4000), units });

it("tells two caps of one category apart, and leaves the others their name", () => {
  expect(
    capNames([
      { categoryName: "会务费", periodName: "2026年" },
      { categoryName: "会务费", periodName: "2026年", per: each(3) },
      { categoryName: "办公费", periodName: "2026年" },
    ]),
  ).toEqual(["会务费（2026年）", "会务费（2026年每人）", "办公费"]);
});

it("has no sum for a cap of so much each until papers count", () => {
  expect([{}, { per: each(null) }, { per: each(0) }, { per: each(3) }].map(isUncounted)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it("draws no cap whose base is unknown, and never one as 0.00", () => {
  const carriedFen = fen(0);
  expect(
    [
      { capFen: null, carriedFen },
      { capFen: fen(0), carriedFen },
      { capFen: fen(5), carriedFen },
    ].map(isDrawn),
  ).toEqual([false, true, true]);
});
