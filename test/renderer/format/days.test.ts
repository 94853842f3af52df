import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { daysFromText, daysText } from "#renderer/format/days.ts";

const day = (number: number) => localDate(`2026-02-${String(number).padStart(2, "0")}`);

describe("the days of a month", () => {
  it.each([
    ["3、5、8-10", [3, 5, 8, 9, 10]],
    ["3,5，8~10日", [3, 5, 8, 9, 10]],
    ["10 3 3", [3, 10]],
    ["", []],
  ])("are read as people write them: %s", (text, days) => {
    expect(daysFromText(text, "2026-02")).toEqual(days.map(day));
  });

  it.each(["30", "3-", "10-8", "三号", "0", "3.5"])("are refused when they are none: %s", (text) => {
    expect(daysFromText(text, "2026-02")).toBeUndefined();
  });

  it("come back from what is shown of them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 28 })), (days) => {
        const dates = days.toSorted((left, right) => left - right).map(day);
        expect(daysFromText(daysText(dates), "2026-02")).toEqual(dates);
      }),
    );
  });
});
