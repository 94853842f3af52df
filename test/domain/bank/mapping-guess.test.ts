import { describe, expect, it } from "vitest";
import { inspectRows } from "#test/support/statement-fixtures.ts";

type Rows = readonly (readonly (string | number | null)[])[];

const roles = (rows: Rows) =>
  (inspectRows([["本方账号", "951006010099000188"], ...rows]).guess?.columns ?? []).map(({ role }) => role);
const one = (flag: string, sum: string, balance: string) => ["2026/7/1", flag, sum, balance, "张三", "62220001", "款"];

describe("columns of an unknown layout", () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ["收/付", ["入账日", "收/付", "发生额(元)", "账户结余", "往来单位", "往来账户", "摘 要"], ["收", "付"]],
    ["方向", ["交易日", "方向", "交易额", "结存", "对方", "往来账号", "摘要"], ["贷", "借"]],
    ["借贷标记", ["记账日", "借贷标记", "交易金额（元）", "余额（元）", "对方户名", "对方账号", "摘要"], ["贷", "借"]],
    ["a heading nobody knows", ["记账日", "类", "金额", "余额", "对方户名", "对方账号", "摘要"], ["收", "付"]],
  ])("are all guessed: %s", (_case, head, [moneyIn = "", moneyOut = ""]) => {
    const rows = [head, one(moneyIn, "100.00", "10,100.00"), one(moneyOut, "30.00", "10,070.00")];
    const [day, party] = [
      ["bookedOn", "flag", "signedAmount", "balance"],
      ["counterpartyName", "counterpartyAccount"],
    ];
    expect(roles(rows)).toEqual([...day, ...party, "summary"]);
    const found = inspectRows([["本方账号", "951006010099000188"], ...rows]);
    expect(found.lines.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b)).toEqual([-3_000, 10_000]);
    expect(found.breaks).toEqual([]);
  });

  it.each([
    ["存入（贷）", "支取（借）"],
    ["收", "支"],
    ["收", "付"],
    ["进账", "出账"],
    ["进账金额（元）", "出账金额（元）"],
  ])("%s beside %s are the two sides", (moneyIn, moneyOut) => {
    expect(
      roles([
        ["日期", "摘要", moneyIn, moneyOut, "结余金额", "交易对手户名"],
        ["2026/7/1", "存", "100.00", "", "10,100.00", "张三"],
        ["2026/7/2", "取", "", "30.00", "10,070.00", "李四"],
      ]),
    ).toEqual(["bookedOn", "summary", "moneyIn", "moneyOut", "balance", "counterpartyName"]);
  });
});
