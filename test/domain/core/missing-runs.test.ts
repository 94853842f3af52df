import { describe, expect, it } from "vitest";
import { missingRuns, namesOfRuns } from "#domain/core/missing-runs.ts";

describe("missing numbers", () => {
  it.each<[string, readonly number[], readonly (number | string)[]]>([
    ["nothing used", [], []],
    ["none missing", [1, 2, 3], []],
    ["one in the middle, given out of order and twice", [4, 1, 2, 2], [3]],
    ["the first ones", [3], [1, 2]],
    ["numbers that are none", [-5, 0, 2], [1]],
    ["a run too long to be named one by one", [1, 2, 40], ["3–39"]],
    ["a number far beyond reckoning", [1, 9_007_199_254_740_000], ["2–9007199254739999"]],
  ])("of %s", (_what, numbers, expected) => {
    expect(namesOfRuns(missingRuns(numbers))).toEqual(expected);
  });
});
