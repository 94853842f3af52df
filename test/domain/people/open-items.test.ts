import { describe, expect, it } from "vitest";
import { setupLayouts, setupSheets } from "#domain/people/setup/layout.ts";
import type { SetupSheet } from "#domain/people/setup/places.ts";
import { planSetup } from "#domain/people/setup/plan-setup.ts";
import type { OfficeNow } from "#domain/people/setup/plan.ts";

const now: OfficeNow = {
  townshipName: "青禾镇",
  villages: [],
  ledgers: [],
  categories: [],
  bankNumbers: new Set(),
  logins: new Set(),
  personNames: new Set(),
};
const ledger = "柳溪村经济合作社";
const number = "6210000000000001";
const rows: Readonly<Record<string, readonly (readonly string[])[]>> = {
  乡镇: [["青禾镇", "", ""]],
  村: [["01", "柳溪村"]],
  账套: [[ledger, "柳溪村", "农村集体经济组织", "2026-07"]],
  银行账户: [[ledger, "邮储银行", number, "柳溪村", ""]],
  期初余额: [
    [ledger, number, "", "", "9700.00", ""],
    [ledger, "311", "", "", "", "9700.00"],
  ],
};
const sheetsOf = (items: readonly (readonly string[])[] | null): readonly SetupSheet[] =>
  setupSheets
    .filter((layout) => items !== null || layout !== setupLayouts.openingItems)
    .map((layout) => {
      const own = layout === setupLayouts.openingItems ? (items ?? []) : (rows[layout.name] ?? []);
      const lines = [layout.columns.map(({ header }) => header), ...own];
      return {
        name: layout.name,
        rows: lines.map((line) => line.map((text) => (text === "" ? { kind: "empty", text } : { kind: "text", text }))),
        merged: new Set<string>(),
      };
    });
const good = [ledger, number, "单位已付、银行未付", "2026-06-28", "300.00", "支票未兑"];

describe("期初未达账项 of a set-up workbook", () => {
  it("go with the openings of their ledger", () => {
    const plan = planSetup(sheetsOf([good]), now);
    expect(plan.ok && plan.value.ledgers[0]?.openItems).toEqual([
      { bankNumber: number, side: "book-out", onDate: "2026-06-28", amountFen: 30_000, text: "支票未兑" },
    ]);
  });

  it("may be lacking as a whole, as in a file from an older template", () => {
    const plan = planSetup(sheetsOf(null), now);
    expect(plan.ok && plan.value.ledgers[0]?.openItems).toEqual([]);
  });

  it.each([
    ["银行账号", "6210000000009999", "account-unknown"],
    ["类型", "不知道", "unknown"],
    ["日期", "2026-07-01", "not-before-start"],
    ["金额", "0", "amount-missing"],
    ["账套名称", "别的村", "ledger-unknown"],
  ])("are refused by their cell: %s %s", (header, text, code) => {
    const at = setupLayouts.openingItems.columns.findIndex((column) => column.header === header);
    const plan = planSetup(sheetsOf([good.map((cell, index) => (index === at ? text : cell))]), now);
    expect(plan).toMatchObject({ ok: false, error: [{ sheet: "期初未达账项", row: 2, code }] });
  });
});
