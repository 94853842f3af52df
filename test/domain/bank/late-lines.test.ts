import { describe, expect, it } from "vitest";
import { lateMonths, voucherDayOf } from "#domain/bank/late-lines.ts";
import { localDate, month } from "#domain/core/dates.ts";

const days = ["2026-08-31", "2026-07-05", "2026-09-01", "2026-07-31"].map(localDate);

describe("lines that come after their month was closed", () => {
  it.each([
    ["none while nothing is closed", null, []],
    ["none of an open month", "2026-06", []],
    ["those of the closed month", "2026-07", [{ month: "2026-07", count: 2 }]],
    [
      "those of every closed month, earliest first",
      "2026-08",
      [
        { month: "2026-07", count: 2 },
        { month: "2026-08", count: 1 },
      ],
    ],
  ])("are %s", (_case, closedThrough, expected) => {
    expect(lateMonths(days, closedThrough === null ? null : month(closedThrough))).toEqual(expected);
  });

  it.each([
    ["2026-08-31", null, "2026-08-31"],
    ["2026-08-31", "2026-07", "2026-08-31"],
    ["2026-08-31", "2026-08", "2026-09-01"],
    ["2026-07-05", "2026-12", "2027-01-01"],
  ])("a line of %s with books closed through %s is dated %s", (bookedOn, closedThrough, expected) => {
    expect(voucherDayOf(localDate(bookedOn), closedThrough === null ? null : month(closedThrough))).toBe(expected);
  });
});
