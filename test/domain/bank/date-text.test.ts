import { describe, expect, it } from "vitest";
import { readMoment, readTime } from "#domain/bank/date-text.ts";
import type { Cell } from "#domain/bank/grid.ts";
import { cell } from "#test/support/statement-fixtures.ts";

const dateCell = (text: string): Cell => ({ text, kind: "date", number: 46_204 });

describe("pitfall 19: days as banks write them", () => {
  it.each<readonly [Cell, string, string | null]>([
    [cell("20240131"), "2024-01-31", null],
    [cell("2024-01-31"), "2024-01-31", null],
    [cell("2024/1/31"), "2024-01-31", null],
    [cell("2024.01.31"), "2024-01-31", null],
    [cell("2024年01月31日"), "2024-01-31", null],
    [cell("2024年1月5日"), "2024-01-05", null],
    [cell("2024-1-5"), "2024-01-05", null],
    [cell("2024-01-31 09:30:00"), "2024-01-31", "09:30:00"],
    [cell("2024-01-31T09:30:00"), "2024-01-31", "09:30:00"],
    [cell("2024-01-31T09:30:00+08:00"), "2024-01-31", "09:30:00"],
    [cell("20260410 17:07:09"), "2026-04-10", "17:07:09"],
    [cell("20260410170709"), "2026-04-10", "17:07:09"],
    [cell("2025/12/03  14:06:51"), "2025-12-03", "14:06:51"],
    [cell("2025-12-03-14.06.51.000123"), "2025-12-03", "14:06:51"],
    [cell("2025-12-03 14:06"), "2025-12-03", "14:06:00"],
    [cell("\uFF12\uFF10\uFF12\uFF16-07-01"), "2026-07-01", null],
    [cell("2025-12-03 00:00:00"), "2025-12-03", null],
    [cell(20_240_105), "2024-01-05", null],
    [cell(45_296), "2024-01-05", null],
    [cell(45_296.5), "2024-01-05", "12:00:00"],
    [dateCell("2026-07-01"), "2026-07-01", null],
    [dateCell("2026-07-01 09:30:00"), "2026-07-01", "09:30:00"],
    [cell("2024-02-29"), "2024-02-29", null],
    [cell("202607010930"), "2026-07-01", "09:30:00"],
    [cell("20260701 0930"), "2026-07-01", "09:30:00"],
    [cell("2026-07-01 上午9:30"), "2026-07-01", "09:30:00"],
    [cell("2026/7/1 下午 2:06:51"), "2026-07-01", "14:06:51"],
    [cell("2026-07-01 下午14:06"), "2026-07-01", "14:06:00"],
    [cell("2026-07-01 下午12:30"), "2026-07-01", "12:30:00"],
    [cell("2026-07-01 上午12:30"), "2026-07-01", "00:30:00"],
    [cell("2026-07-01 2:06 PM"), "2026-07-01", "14:06:00"],
  ])("reads %o as %s %s", (value, date, time) => {
    expect(readMoment(value)).toEqual({ date, time });
  });

  it.each<Cell>([
    cell(""),
    cell("2023-02-29"),
    cell("20240231"),
    cell("2024-13-01"),
    cell("1999-12-31"),
    cell("2101-01-01"),
    cell("240105"),
    cell("2024-01-05 25:00:00"),
    cell("202607012530"),
    cell("2024-01-05 下午 25:00"),
    cell("2024-01-05 上午"),
    cell("45296"),
    cell("昨天"),
    cell("合计"),
    cell(12),
    cell(-1),
    cell(99_999_999),
  ])("knows no day in %o", (value) => {
    expect(readMoment(value)).toBeUndefined();
  });
});

describe("pitfall 20: times in a column of their own", () => {
  it.each<readonly [Cell, string | null]>([
    [cell("09:30:15"), "09:30:15"],
    [cell("9:30"), "09:30:00"],
    [cell("093015"), "09:30:15"],
    [cell("09.30.15"), "09:30:15"],
    [cell("9时30分15秒"), "09:30:15"],
    [cell(93_015), "09:30:15"],
    [dateCell("09:30:15"), "09:30:15"],
    [cell("000000"), null],
    [cell(""), null],
    [cell("-"), null],
    [cell("早上"), null],
  ])("reads %o as %s", (value, time) => {
    expect(readTime(value)).toBe(time);
  });
});
