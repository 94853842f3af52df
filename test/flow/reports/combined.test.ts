import { afterEach, beforeEach, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
  await village.book(
    village.content("2026-07-10", [
      { code: "101", debit: 5000 },
      { code: "501", credit: 5000 },
    ]),
  );
  const paid = village.content("2026-08-20", [
    { code: "513", debit: 30, category: "银行手续费" },
    { code: "101", credit: 30 },
  ]);
  const slip = {
    kind: "invoice",
    number: "26000001",
    onDate: "2026-08-20",
    amountFen: 3000,
    party: "",
    note: "",
  } as const;
  await village.book({ ...paid, documents: [slip] });
});
afterEach(() => village.close());

const scope = { kind: "township" } as const;
const span = { fromMonth: "2026-08", toMonth: "2026-08" };

it("adds up 科目余额表 by first-level account, both sides alike", async () => {
  const { must, ledgerId } = village;
  const { columns, lines } = await must("report.combined", { scope, statement: "trial-balance", ...span });
  expect(columns).toEqual(["期初余额", "本期借方", "本期贷方", "期末余额"]);
  const { rows } = await must("report.trialBalance", { ledgerId, ...span, depth: "first" });
  expect(lines.slice(0, -1).map(({ name, columnsFen }) => [name, ...columnsFen])).toEqual(
    rows.map((row) => [`${row.code} ${row.name}`, row.openingFen, row.debitFen, row.creditFen, row.closingFen]),
  );
  expect(lines.at(-1)).toMatchObject({ name: "合计", isTotal: true, totalFen: 0, columnsFen: [0, 3000, 3000, 0] });
});

it("adds up 收支明细表 by first-level account and by category, whatever details the ledgers have", async () => {
  const { must } = village;
  const { columns, lines } = await must("report.combined", { scope, statement: "income-detail", ...span });
  expect(columns).toEqual(["本期金额", "本年累计金额", "上年同期金额"]);
  expect(lines.map(({ section, name, isTotal, columnsFen }) => [section, name.trim(), isTotal, ...columnsFen])).toEqual(
    [
      ["收入", "501 经营收入", true, 0, 500_000, null],
      ["支出", "513 管理费用", true, 3000, 3000, null],
      ["支出", "银行手续费", false, 3000, 3000, null],
    ],
  );
});
