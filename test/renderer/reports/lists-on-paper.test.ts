import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId } from "#domain/core/ids.ts";
import { amountOf, isSided, noteOnPaper, sideOf } from "#renderer/stages/printing/sided-balances.ts";
import { totalsOf } from "#renderer/stages/reports/ageing.ts";

describe("a list on paper", () => {
  it.each([
    ["2026年7月　双击一行看它的明细账", "2026年7月"],
    ["还没结清的款项按先进先出分到各账龄段；双击一行看明细账。", "还没结清的款项按先进先出分到各账龄段"],
    ["柳溪村　2026年7月　单位：元", "柳溪村　2026年7月　单位：元"],
  ])("leaves out of %s what helps on the screen alone", (note, said) => {
    expect(noteOnPaper(note)).toBe(said);
  });

  it.each([
    ["借 12,000.00", "借", "12,000.00"],
    ["贷 3.50", "贷", "3.50"],
    ["平", "平", "0.00"],
    ["", "", ""],
  ])("writes the balance %s as a side and an amount", (text, side, amount) => {
    expect([sideOf(text), amountOf(text)]).toEqual([side, amount]);
  });

  it("takes only balances with sides apart", () => {
    expect(isSided(["借 1.00", "平", ""])).toBe(true);
    expect(isSided(["平", ""])).toBe(false);
    expect(isSided(["借 款利息", "借 1.00"])).toBe(false);
  });
});

it("adds receivables and payables up apart in 往来账龄", () => {
  const row = (code: string, amount: number, buckets: readonly number[]) => ({
    accountId: idOf<AccountId>(code),
    accountCode: code,
    accountName: "",
    itemId: idOf<ItemId>("i"),
    itemName: "县公司",
    balanceFen: fen(amount),
    oldestOn: null,
    buckets: buckets.map((each) => fen(each)),
  });
  const totals = totalsOf([row("112", 100, [40, 60]), row("211", -1100, [-1000, -100]), row("113", 5, [5, 0])]);
  expect(totals.map((total) => [total.accountName, total.balanceFen, ...total.buckets])).toEqual([
    ["应收合计（借方）", 105, 45, 60],
    ["应付合计（贷方）", -1100, -1000, -100],
  ]);
});
