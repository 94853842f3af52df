import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate, month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { dayIn, dueMonth, isDue, sharesOf } from "#domain/vouchers/template.ts";
import { fenFromFormula, valuesAsked } from "#domain/vouchers/template-formula.ts";

const books = {
  balanceOf: (code: string) => (code === "10201" ? fen(1_000_000) : undefined),
  debitOf: () => fen(0),
  creditOf: (code: string) => (code === "501" ? fen(30_000) : undefined),
};
const values = new Map([
  ["金额", fen(12_345)],
  ["人数", fen(300)],
]);

describe("a template's formula", () => {
  it.each([
    ["a number", "12.34", 1234],
    ["a typed value", "[金额]", 12_345],
    ["a share, rounded half up", "[金额]*30%", 3704],
    ["brackets before products", "([金额]+1)*2", 24_890],
    ["a balance", "余额(10201)-[金额]", 987_655],
    ["a turnover", "贷方(501)/3", 10_000],
    ["full-width signs and brackets", "【金额】×２", 24_690],
    ["a minus before a part", "-[金额]", -12_345],
  ])("reads %s", (_case, formula, expected) => {
    expect(fenFromFormula(formula, values, books)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["nothing", "", "unreadable"],
    ["words", "全部", "unreadable"],
    ["a sign at the end", "1+", "unreadable"],
    ["an open bracket", "(1+2", "unreadable"],
    ["a value nobody gave", "[单价]", "value-missing"],
    ["an account that is not there", "余额(999)", "account-unknown"],
    ["nothing to divide by", "1/0", "divided-by-zero"],
    ["more than money holds", "9999999999999*9999999999999", "too-large"],
  ])("refuses %s", (_case, formula, fault) => {
    expect(fenFromFormula(formula, values, books)).toMatchObject({ ok: false, error: { fault } });
  });

  it("names each value it asks for once", () => {
    expect(valuesAsked("[单价]*[数量]+[单价]")).toEqual(["单价", "数量"]);
  });
});

describe("a recurring voucher", () => {
  it("falls due on its day, and at the quarter's last month", () => {
    expect(dueMonth("quarterly", month("2026-08"))).toBeNull();
    expect(dueMonth("quarterly", month("2026-09"))).toBe("2026-09");
    expect(isDue(month("2026-09"), 25, localDate("2026-09-24"))).toBe(false);
    expect(isDue(month("2026-09"), 25, localDate("2026-09-25"))).toBe(true);
    expect(isDue(month("2026-02"), 31, localDate("2026-02-28"))).toBe(true);
    expect(dayIn(month("2026-02"), 31, localDate("2026-03-09"))).toBe("2026-02-28");
  });
});

describe("shares of one amount", () => {
  it("add up to the fen whatever the weights, and differ by less than a fen from the exact share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 }),
        (total, weights) => {
          const sum = weights.reduce((all, weight) => all + weight, 0);
          fc.pre(sum > 0);
          const shares = sharesOf(fen(total), weights);
          expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1.001);
        },
      ),
    );
  });
});
