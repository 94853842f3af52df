import { describe, expect, it } from "vitest";
import { readAmount } from "#domain/bank/amount-text.ts";
import type { Cell } from "#domain/bank/grid.ts";
import { cell } from "#test/support/statement-fixtures.ts";

describe("pitfall 11: amounts as banks write them", () => {
  it.each([
    ["1,234.50", 123_450],
    ["1234.5", 123_450],
    ["+267.10", 26_710],
    ["-267.10", -26_710],
    ["−267.10", -26_710],
    ["\uFF0D267.10", -26_710],
    ["267.10-", -26_710],
    ["(267.10)", -26_710],
    ["\uFF08267.10\uFF09", -26_710],
    ["¥80.00", 8_000],
    ["\uFFE580.00", 8_000],
    ["-¥80.00", -8_000],
    ["CNY 80.00", 8_000],
    ["80.00元", 8_000],
    ["\uFF11\uFF12\uFF13\uFF0E\uFF14\uFF15", 12_345],
    ["1\uFF0C234.50", 123_450],
    ["\u200B123.45\t", 12_345],
    ["'123.45", 12_345],
    ["0.00", 0],
    [".50", 50],
    ["-.5", -50],
    ["12.3400", 1_234],
    ["9,999,999,999.99", 999_999_999_999],
  ])("reads %j as %i fen", (text, fen) => {
    expect(readAmount(cell(text))).toEqual({ kind: "amount", fen });
  });

  it.each(["", "-", "--", "------", "—", "－", "null"])("takes %j for nothing", (text) => {
    expect(readAmount(cell(text))).toEqual({ kind: "empty" });
  });

  it.each([
    [1234.5, 123_450],
    [-0.29, -29],
    [1.1 + 2.2, 330],
    [0, 0],
  ])("reads the number cell %d as %i fen", (value, fen) => {
    expect(readAmount(cell(value))).toEqual({ kind: "amount", fen });
  });
});

describe("pitfall 12: amounts nobody may guess", () => {
  const date: Cell = { text: "2026-07-01", kind: "date", number: 46_204 };
  it.each<readonly [Cell, string]>([
    [cell("12,34"), "amount-unreadable"],
    [cell("1.234,50"), "amount-unreadable"],
    [cell("12.345"), "amount-unreadable"],
    [cell("1 234.50"), "amount-unreadable"],
    [cell("(-5.00)"), "amount-unreadable"],
    [cell("--5.00"), "amount-unreadable"],
    [cell("十元"), "amount-unreadable"],
    [cell(0.125), "amount-unreadable"],
    [date, "amount-unreadable"],
    [cell("$12.00"), "foreign-currency"],
    [cell("HKD 12.00"), "foreign-currency"],
    [cell("€12.00"), "foreign-currency"],
    [cell("1.23E+15"), "rounded-number"],
    [cell(6_222_021_234_567_890_000), "rounded-number"],
  ])("refuses %o as %s", (value, fault) => {
    expect(readAmount(value)).toEqual({ kind: "fault", fault });
  });
});
