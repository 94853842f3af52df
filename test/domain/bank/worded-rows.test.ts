import { describe, expect, it } from "vitest";
import { inspectRows } from "#test/support/statement-fixtures.ts";

type Row = readonly (string | number | null)[];

const head = ["交易日期", "对方户名", "收入金额", "支出金额", "余额", "用途", "附言"];
const plain = (day: string, moneyIn: string, moneyOut: string, balance: string): Row => [
  day,
  "张三",
  moneyIn,
  moneyOut,
  balance,
  "货款",
  "",
];
const inspect = (...rows: readonly Row[]) => inspectRows([head, ...rows]);
const mapped = inspect(plain("2026-07-01", "1.00", "", "1.00")).mapping ?? undefined;
const read = (...rows: readonly Row[]) => inspectRows([head, ...rows], { mapping: mapped });

const a = plain("2026-07-01", "100.00", "", "1,100.00");
const c = plain("2026-07-03", "", "30.00", "1,120.00");

describe("a dated row whose purpose is a word of totals, without a serial or a counterparty's account", () => {
  it.each([
    ["合计", ""],
    ["小计", ""],
    ["", "本月合计"],
    ["总计", ""],
    ["", "承前余额"],
  ])("is a movement where its balance proves it: %s%s", (purpose, remark) => {
    const b = ["2026-07-02", "张三", "50.00", "", "1,150.00", purpose, remark];
    for (const rows of [[a, b, c], [c, b, a], [a, b], [b, c], [c, b], [b, a], [b]]) {
      const found = read(...rows);
      expect(found.skipped).toEqual([]);
      expect(found.rows).toBe(rows.length);
      expect(found.lines.map(({ amountFen }) => amountFen)).toContain(5_000);
      expect(found.breaks).toEqual([]);
    }
  });

  it("is a sum where its amount is what the rows come to and its balance the last one", () => {
    const b = plain("2026-07-02", "50.00", "", "1,150.00");
    const sum = ["2026-07-31", "", "150.00", "", "1,150.00", "合计", ""];
    expect(read(a, b, sum)).toMatchObject({ rows: 2, skipped: [{ row: 4, reason: "total-row" }] });
    // Newest first, with the opening balance beside the sum: the balance alone would prove it.
    const bottom = ["2026-07-31", "", "150.00", "", "1,000.00", "合计", ""];
    expect(read(b, a, bottom)).toMatchObject({ rows: 2, skipped: [{ row: 4, reason: "total-row" }] });
    expect(read(sum, b, a)).toMatchObject({ rows: 2, skipped: [{ row: 2, reason: "total-row" }] });
  });

  it("is a sum where a page total stands between two pages", () => {
    const page = ["2026-07-01", "", "100.00", "", "1,100.00", "小计", ""];
    const carried = ["2026-07-01", "", "100.00", "", "1,100.00", "承前页", ""];
    expect(read(a, page, carried, plain("2026-07-02", "50.00", "", "1,150.00"))).toMatchObject({
      rows: 2,
      skipped: [
        { row: 3, reason: "total-row" },
        { row: 4, reason: "carry-forward" },
      ],
    });
  });
});
