import { describe, expect, it } from "vitest";
import { asWholeYear, knownMonths, proposedCap } from "#domain/caps/plan.ts";
import { localDate, month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

describe("what is known of the year before", () => {
  it.each([
    // books begin, closed through, today → from, through, months
    ["2020-01", "2026-12", "2027-02-01", "2026-01", "2026-12", 12],
    ["2026-07", "2026-09", "2026-10-10", "2026-07", "2026-09", 3],
    ["2026-07", null, "2026-10-10", "2026-07", "2026-09", 3],
    ["2020-01", "2026-05", "2026-10-10", "2026-01", "2026-05", 5],
    // A year that is over is told whole, whatever is closed of it.
    ["2020-01", "2026-05", "2027-01-03", "2026-01", "2026-12", 12],
    ["2020-01", "2025-12", "2026-03-03", "2026-01", "2026-02", 2],
  ] as const)("books from %s closed through %s on %s", (start, closed, today, from, through, count) => {
    const books = { startMonth: month(start), closedThrough: closed === null ? null : month(closed) };
    expect(knownMonths(2026, books, localDate(today))).toEqual({ from, through, count });
  });

  it("is nothing where the books begin later, or no month of it is over", () => {
    const books = { startMonth: month("2027-01"), closedThrough: null };
    expect(knownMonths(2026, books, localDate("2027-05-01"))).toBeNull();
    expect(knownMonths(2026, { ...books, startMonth: month("2026-01") }, localDate("2026-01-20"))).toBeNull();
  });
});

it("a proposal is a whole year's use, part by part, never below it", () => {
  expect(asWholeYear(fen(100), 12)).toBe(100);
  expect(asWholeYear(fen(100), 7)).toBe(172);
  expect(asWholeYear(fen(100), 0)).toBe(100);
  expect(proposedCap(fen(1001), { period: "quarter", growth: 0, stepFen: fen(1) })).toBe(251);
  expect(proposedCap(fen(120_000), { period: "month", growth: 1_000, stepFen: fen(1_000) })).toBe(11_000);
});
