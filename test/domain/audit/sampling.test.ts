import { describe, expect, it } from "vitest";
import {
  digitProfile,
  digitReading,
  isPiledBelow,
  payeeLines,
  sampleOf,
  thresholdProfile,
} from "#domain/audit/sampling.ts";
import { ageBuckets, lotsOf } from "#domain/audit/standing-tests.ts";
import { isSettled } from "#domain/audit/settled.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { payment } from "./quarter-facts.ts";

const items = Array.from({ length: 200 }, (_none, index) => index);
const paid = (...amounts: readonly number[]) =>
  amounts.map((yuan, index) => payment(`p${index}`, { amountFen: fen(yuan * 100) }));

describe("a sample", () => {
  it("is the same for the same seed, another for another, without repeats and in order", () => {
    const first = sampleOf(items, 25, "0a1b2c3d");
    expect(sampleOf(items, 25, "0a1b2c3d")).toEqual(first);
    expect(sampleOf(items, 25, "0a1b2c3e")).not.toEqual(first);
    expect([first.length, [...new Set(first)].toSorted((left, right) => left - right)]).toEqual([25, first]);
  });

  it("is everything where there is no more to draw from", () => {
    expect(sampleOf([1, 2], 25, "ffffffff")).toEqual([1, 2]);
  });

  it("draws every item about as often", () => {
    const counts = items.map(() => 0);
    for (let seed = 0; seed < 800; seed += 1)
      for (const item of sampleOf(items, 20, (seed * 2_654_435).toString(16).padStart(8, "0")))
        counts[item] = (counts[item] ?? 0) + 1;
    // 80 expected of each; far from it would be a bad generator.
    expect([Math.min(...counts) > 40, Math.max(...counts) < 130]).toEqual([true, true]);
  });
});

describe("profiles", () => {
  it("read first digits only where there are enough amounts", () => {
    expect(digitReading(digitProfile([12_300, 9_900]))).toEqual({ reading: "too-few" });
    const natural = Array.from({ length: 300 }, (_none, index) => Math.round(1_000 * 1.035 ** index));
    expect(digitReading(digitProfile(natural))).toEqual({ reading: "usual" });
    const fixed = [...natural, ...Array.from({ length: 100 }, () => 98_000)];
    expect(digitReading(digitProfile(fixed))).toEqual({ reading: "unusual", digit: 9 });
  });

  it.each([
    ["three just below and none beside", [950, 960, 990], true],
    ["as many beside as below", [950, 960, 990, 850, 1_010, 1_020], false],
    ["two just below", [950, 960], false],
  ])("tell a pile below a threshold: %s", (_what, amounts, expected) => {
    expect(isPiledBelow(thresholdProfile(paid(...amounts), fen(100_000)))).toBe(expected);
  });

  it("put people first and add up what each was paid", () => {
    const lines = payeeLines([
      payment("a", { payee: "青禾商店", amountFen: fen(900) }),
      payment("b", { payee: "柳大伯", isPerson: true, amountFen: fen(100) }),
      payment("c", { payee: "柳大伯", amountFen: fen(50), onDate: localDate("2026-08-01") }),
      payment("d", { payee: "" }),
    ]);
    expect(lines.map(({ payee, count, amountFen, lastOn }) => [payee, count, amountFen, lastOn])).toEqual([
      ["柳大伯", 2, 150, "2026-08-01"],
      ["青禾商店", 1, 900, "2026-07-06"],
    ]);
  });
});

describe("ageing", () => {
  const moves = (...rows: readonly (readonly [string, number])[]) =>
    rows.map(([text, amount]) => ({ onDate: localDate(text), amountFen: amount }));

  it.each([
    ["payments settle the oldest first", 150, moves(["2024-01-31", 100], ["2026-01-31", 100]), [100, 0, 50, 0]],
    ["what no movement explains was brought forward", 150, moves(["2026-01-31", 100]), [100, 0, 0, 50]],
    [
      "red takes back the newest before it",
      150,
      moves(["2024-01-31", 100], ["2024-05-31", 100], ["2026-02-01", 50], ["2026-03-01", -50]),
      [0, 0, 150, 0],
    ],
    ["the year ends on its day", 100, moves(["2025-09-30", 40], ["2025-09-29", 60]), [40, 60, 0, 0]],
    ["nothing stands", 0, moves(["2026-01-31", 100]), [0, 0, 0, 0]],
  ])("%s", (_what, balance, increases, expected) => {
    const lots = lotsOf(balance, increases, localDate("2022-01-31"));
    expect(ageBuckets({ lots }, localDate("2026-09-30"))).toEqual(expected);
  });
});

it.each([
  ["unanswered", null, null, false, false],
  ["admitted and signed", "true", "周审核", false, false],
  ["put right, not signed", "rectified", null, false, false],
  ["put right and signed", "rectified", "周审核", false, true],
  ["a signed false alarm", "false-alarm", "周审核", false, true],
  ["no longer found", null, null, true, true],
] as const)("a finding %s is settled or not", (_what, answer, signedByName, isCleared, expected) => {
  expect(isSettled({ answer, signedByName, isCleared })).toBe(expected);
});
