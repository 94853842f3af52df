import { describe, expect, it } from "vitest";
import { disclosureDueOn, mayComeDownOn, postedDays, postingFault, postingLacks } from "#domain/caps/publicity.ts";
import { localDate, quarterFromText, type LocalDate } from "#domain/core/dates.ts";

const day = (text: string | null): LocalDate | null => (text === null ? null : localDate(text));

describe("how long something hung", () => {
  it.each([
    ["the day it went up is not counted", "2026-07-10", "2026-07-10", "2026-09-30", 0],
    ["until it came down", "2026-07-10", "2026-07-25", "2026-09-30", 15],
    ["until today while it hangs", "2026-07-10", null, "2026-07-20", 10],
    ["not beyond the day asked about", "2026-07-10", "2026-08-20", "2026-07-20", 10],
    ["nothing before it went up", "2026-07-10", null, "2026-07-01", 0],
  ])("%s", (_case, from, to, on, days) => {
    expect(postedDays({ fromOn: localDate(from), toOn: day(to) }, localDate(on))).toBe(days);
  });

  it("may come down on the first day that makes it long enough", () => {
    const fromOn = localDate("2026-02-20");
    const toOn = mayComeDownOn(fromOn, 15);
    expect(toOn).toBe("2026-03-07");
    expect(postingLacks({ fromOn, toOn }, { leastDays: 15, photoCount: 1 })).toEqual({
      days: 15,
      isShort: false,
      lacksPhoto: false,
    });
    expect(postingLacks({ fromOn, toOn: localDate("2026-03-06") }, { leastDays: 15, photoCount: 0 })).toMatchObject({
      isShort: true,
      lacksPhoto: true,
    });
  });

  it.each([
    ["2026Q2", 15, "2026-07-15"],
    ["2026Q4", 15, "2027-01-15"],
    ["2027Q1", 8, "2027-04-08"],
  ])("accounts of %s are due %i days after it, on %s", (text, days, expected) => {
    const quarter = quarterFromText(text);
    if (quarter === undefined) throw new Error(text);
    expect(disclosureDueOn(quarter, days)).toBe(expected);
  });
});

describe("days that cannot be", () => {
  const at = { readyOn: localDate("2026-07-05"), today: localDate("2026-08-01") };
  it.each([
    ["a posting after today", "2026-08-02", null, { reason: "in-future", on: "2026-08-02" }],
    [
      "a posting before there was anything to post",
      "2026-07-04",
      null,
      { reason: "before-content", earliestOn: "2026-07-05" },
    ],
    ["an end after today", "2026-07-05", "2026-08-02", { reason: "in-future", on: "2026-08-02" }],
    [
      "an end before the beginning",
      "2026-07-10",
      "2026-07-09",
      { reason: "ends-before-it-begins", fromOn: "2026-07-10" },
    ],
    ["nothing wrong", "2026-07-05", "2026-08-01", undefined],
  ])("%s", (_case, from, to, expected) => {
    expect(postingFault({ fromOn: localDate(from), toOn: day(to) }, at)).toEqual(expected);
  });
});
