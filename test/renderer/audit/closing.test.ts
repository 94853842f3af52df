import { describe, expect, it } from "vitest";
import { month } from "#domain/core/dates.ts";
import {
  checkColumns,
  checksInOrder,
  markOf,
  nextMonthToClose,
  type CloseCheck,
} from "#renderer/stages/audit/closing.ts";

const check = (code: string, severity: CloseCheck["severity"], count: number): CloseCheck => ({
  code,
  severity,
  count,
  facts: {},
});

describe("the closing matrix", () => {
  it.each([
    [null, "2026-07"],
    ["2026-08", "2026-09"],
    ["2026-12", "2027-01"],
  ])("closed through %s, closes %s next", (closedThrough, expected) => {
    const ledger = {
      startMonth: month("2026-07"),
      closedThrough: closedThrough === null ? null : month(closedThrough),
    };
    expect(nextMonthToClose(ledger)).toBe(expected);
  });

  it("marks a cell by the check's severity, and as fine when nothing is found or the check is silent", () => {
    expect(markOf(check("drafts-open", "block", 2))).toEqual({ level: "block", count: 2 });
    expect(markOf(check("drafts-open", "block", 0))).toEqual({ level: "fine", count: 0 });
    expect(markOf(undefined)).toEqual({ level: "fine", count: 0 });
  });

  it("shows blocks before warnings, each check once", () => {
    const states = [
      { checks: [check("a", "warn", 1), check("b", "block", 1)], canClose: false, isClosed: false },
      { checks: [check("c", "block", 0), check("a", "warn", 0)], canClose: false, isClosed: false },
    ];
    expect(checkColumns(states)).toEqual(["b", "c", "a"]);
    expect(checksInOrder(states.flatMap(({ checks }) => checks)).map(({ code, count }) => [code, count])).toEqual([
      ["b", 1],
      ["a", 1],
      ["c", 0],
      ["a", 0],
    ]);
  });
});
