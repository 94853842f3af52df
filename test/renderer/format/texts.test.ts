import { describe, expect, it } from "vitest";
import { longDateText, momentText, monthText, quarterText } from "#renderer/format/dates.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { sizeText } from "#renderer/format/sizes.ts";

describe("texts for people", () => {
  it.each<[string, string, string]>([
    ["a day", longDateText("2026-03-05"), "2026年3月5日"],
    ["a month", monthText("2026-03"), "2026年3月"],
    ["a quarter", quarterText("2026Q3"), "2026年第3季度"],
    ["a moment in China", momentText("2026-03-31T08:05:59.000Z"), "2026-03-31 16:05"],
    ["a moment after midnight in China", momentText("2026-03-31T16:05:00.000Z"), "2026-04-01 00:05"],
    ["an amount", moneyText(-123456), "-1,234.56"],
    ["no amount", moneyText(null), ""],
    ["zero in a column", moneyTextOrBlank(0), ""],
    ["a small file", sizeText(200), "不到 1 KB"],
    ["a large file", sizeText(12 * 1024 * 1024), "12.0 MB"],
  ])("write %s", (_case, text, expected) => {
    expect(text).toBe(expected);
  });
});
