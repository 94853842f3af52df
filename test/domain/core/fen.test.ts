import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capitalAmount } from "#domain/core/capital-amount.ts";
import { fenFromAmountCell } from "#domain/core/expression.ts";
import {
  fen,
  fenFromYuanNumber,
  fenFromYuanText,
  moneyTextFromFen,
  sumFen,
  yuanTextFromFen,
} from "#domain/core/fen.ts";
import { isAtLeastShare, isMoreThanShare } from "#domain/core/share.ts";

const anyFen = fc.integer({ min: -9_000_000_000_000_00, max: 9_000_000_000_000_00 }).map(fen);

describe("money", () => {
  it("is never a fraction or beyond exactness", () => {
    expect(() => fen(0.5)).toThrow();
    expect(() => fen(2 ** 53)).toThrow();
    expect(Object.is(fen(-0), 0)).toBe(true);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow();
  });

  it("is written and read back unchanged", () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(fenFromYuanText(yuanTextFromFen(amount))).toEqual({ ok: true, value: amount });
        expect(fenFromYuanText(moneyTextFromFen(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it("comes out of a spreadsheet's float unchanged", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (amount) => {
        expect(fenFromYuanNumber(amount / 100)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it.each([
    ["0.05", 5],
    ["-0.05", -5],
    ["1,234.50", 123_450],
    [" 12 ", 1200],
    ["+3.1", 310],
    ["1234.", 123_400],
  ])("reads %s as written by people", (text, expected) => {
    expect(fenFromYuanText(text)).toEqual({ ok: true, value: expected });
  });

  it.each(["", "12,34", "1,23,456", "1.234", "abc", "1e3", "--3", "１２", "9999999999999999"])("refuses %s", (text) => {
    expect(fenFromYuanText(text)).toEqual({ ok: false, error: { code: "amount-unreadable", text } });
  });

  it.each([0.001, 1.005, Number.NaN, Infinity, 1e15])("refuses the number %s", (value) => {
    expect(fenFromYuanNumber(value).ok).toBe(false);
  });
});

describe("an amount cell", () => {
  it.each([
    ["1200*3+50", 365_000],
    ["100/3", 3333],
    ["200/3", 6667],
    ["-200/3", -6667],
    ["80-", -8000],
    ["-80", -8000],
    ["１２３．４５", 12_345],
    ["2×3", 600],
    ["=1,234.5", 123_450],
    ["1,000*2", 200_000],
    ["10-4", 600],
    ["1-2*3", -500],
    ["-1+3", 200],
  ])("takes %s", (text, expected) => {
    expect(fenFromAmountCell(text)).toEqual({ ok: true, value: expected });
  });

  it.each(["", "1/0", "1+", "*3", "1**2", "(1+2)", "abc", "1 + b", "99999999999999*99999999999"])(
    "refuses %s",
    (text) => {
      expect(fenFromAmountCell(text).ok).toBe(false);
    },
  );
});

describe("大写金额", () => {
  it.each([
    [0, "零元整"],
    [123_450, "壹仟贰佰叁拾肆元伍角整"],
    [123_400, "壹仟贰佰叁拾肆元整"],
    [123_405, "壹仟贰佰叁拾肆元零伍分"],
    [5, "伍分"],
    [10, "壹角整"],
    [100_000_00, "壹拾万元整"],
    [1_000_000_000_00, "壹拾亿元整"],
    [10_001_00, "壹万零壹元整"],
    [10_100_00, "壹万零壹佰元整"],
    [100_000_001_00, "壹亿零壹元整"],
    [100_010_000_00, "壹亿零壹万元整"],
    [1_010_50, "壹仟零壹拾元伍角整"],
    [1_000_000_000_000_00, "壹万亿元整"],
    [1_234_500_000_000_00, "壹万贰仟叁佰肆拾伍亿元整"],
    [-12_345, "负壹佰贰拾叁元肆角伍分"],
  ])("of %s fen is %s", (amount, expected) => {
    expect(capitalAmount(fen(amount))).toBe(expected);
  });
});

describe("shares", () => {
  const twoThirds = { numerator: 2, denominator: 3 };
  const half = { numerator: 1, denominator: 2 };
  it.each([
    [20, 30, true],
    [19, 30, false],
    [21, 31, true],
    [20, 31, false],
  ])("%i of %i is at least two thirds: %s", (part, whole, expected) => {
    expect(isAtLeastShare(part, whole, twoThirds)).toBe(expected);
  });

  it.each([
    [10, 20, false],
    [11, 20, true],
  ])("%i of %i is more than half: %s", (part, whole, expected) => {
    expect(isMoreThanShare(part, whole, half)).toBe(expected);
  });
});
