import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  beginningOf,
  chinaDateOf,
  dateFromParts,
  dateFromText,
  daysBetween,
  instant,
  lastDayOf,
  localDate,
  month,
  monthFromText,
  monthsBetween,
  monthsOfQuarter,
  quarterFromText,
  quarterOf,
} from "#domain/core/dates.ts";

describe("days", () => {
  it.each([
    ["2026-02-29", false],
    ["2024-02-29", true],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2026-04-31", false],
    ["2026-13-01", false],
    ["2026-1-1", false],
    ["2026-01-00", false],
    ["0099-01-01", false],
  ])("%s is a day: %s", (text, expected) => {
    expect(dateFromText(text) !== undefined).toBe(expected);
  });

  it("count like the calendar of the running machine", () => {
    const anyDay = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(anyDay, anyDay, (first, second) => {
        const textOf = (days: number): string => new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10);
        const from = localDate(textOf(first));
        expect(addDays(from, second - first)).toBe(textOf(second));
        expect(daysBetween(from, localDate(textOf(second)))).toBe(second - first);
      }),
    );
  });

  it("refuse parts that are no whole numbers", () => {
    expect(dateFromParts(2026, 1.5, 1)).toBeUndefined();
    expect(dateFromParts(2026, 1, Number.NaN)).toBeUndefined();
  });

  it.each([
    ["2026-09-30T15:59:59.999Z", "2026-09-30"],
    ["2026-09-30T16:00:00.000Z", "2026-10-01"],
  ])("at %s it is %s in a village office", (moment, expected) => {
    expect(chinaDateOf(instant(moment))).toBe(expected);
  });

  it("begin at 16:00 UTC of the day before, also over a year's end", () => {
    expect(beginningOf(localDate("2026-10-01"))).toBe("2026-09-30T16:00:00.000Z");
    expect(beginningOf(localDate("2027-01-01"))).toBe("2026-12-31T16:00:00.000Z");
  });
});

describe("months and quarters", () => {
  it("step over years both ways", () => {
    expect(addMonths(month("2026-11"), 3)).toBe("2027-02");
    expect(addMonths(month("2026-02"), -3)).toBe("2025-11");
    expect(monthsBetween(month("2026-11"), month("2027-01"))).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(monthsBetween(month("2026-02"), month("2026-01"))).toEqual([]);
  });

  it("know their days, their quarter and their spelling", () => {
    expect(lastDayOf(month("2024-02"))).toBe("2024-02-29");
    expect(quarterOf(month("2026-09"))).toBe("2026Q3");
    expect(monthsOfQuarter(quarterOf(localDate("2026-10-01")))).toEqual(["2026-10", "2026-11", "2026-12"]);
    expect(monthFromText("2026-00")).toBeUndefined();
    expect(quarterFromText("2026Q5")).toBeUndefined();
  });
});
