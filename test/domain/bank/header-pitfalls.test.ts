import { describe, expect, it } from "vitest";
import { headerWord } from "#domain/bank/cell-text.ts";
import { findHeader, headerFingerprint } from "#domain/bank/header-search.ts";
import { guessMapping } from "#domain/bank/mapping-guess.ts";
import { cell, grid, inspectRows } from "#test/support/statement-fixtures.ts";

const head = ["交易日期", "摘要", "收入金额", "支出金额", "余额", "对方户名"];
const row = ["2026-07-01", "转账", "100.00", "", "100.00", "柳溪商店"];

describe("headers", () => {
  it.each([
    ["账　　号：", "账号"],
    ["户  名", "户名"],
    ["帐户名称", "账户名称"],
    ["借方发生额（支取）", "借方发生额(支取)"],
    ["借方发生额/元(支取)   ", "借方发生额(支取)"],
    ["交易日期[ Transaction Date ]", "交易日期"],
    ["余额(元)", "余额"],
    ["⽇期", "日期"],
  ])("pitfalls 5 and 6: %j is compared as %j", (text, word) => {
    expect(headerWord(text)).toBe(word);
  });

  it("pitfall 5: texts keep their own characters although headers are folded", () => {
    const lines = inspectRows([head, ["2026-07-01", "①号井㎡（维修）", "1.00", "", "1.00", "Ａ公司"]]).lines;
    expect(lines[0]).toMatchObject({ summary: "①号井㎡（维修）", counterpartyName: "Ａ公司" });
  });

  it("pitfall 7: takes the best row, not a label row with the same words above it", () => {
    const labels = ["交易日期", "20260701", "收入金额", "1.00", "余额", "对方账号"];
    expect(findHeader(grid([labels, [], [...head, "对方账号"], [...row, "123456789"]]))?.index).toBe(2);
  });

  it.each([0, 1, 5, 12, 40])("pitfall 8: finds the header under %i rows of labels", (count) => {
    const above = Array.from({ length: count }, (_, index) => [`标签${index}`, "值"]);
    expect(findHeader(grid([...above, head, row]))?.index).toBe(count);
  });

  it.each([
    ["no money", ["交易日期", "摘要", "用途", "对方户名", "对方账号"]],
    ["no date", ["摘要", "收入金额", "支出金额", "余额", "对方户名"]],
    ["three kinds of column only", ["交易日期", "收入金额", "余额", "甲", "乙", "丙"]],
    ["four cells only", ["交易日期", "摘要", "收入金额", "余额"]],
  ])("pitfall 7: sees no header in a row with %s", (_case, cells) => {
    expect(findHeader(grid([cells, row]))).toBeUndefined();
  });

  it("pitfall 9: joins 借方 and 贷方 below a merged 发生额 to the header above", () => {
    const upper = ["记账日期", "交易时间", "发生额/元", "", "余额/元", "对方户名", "摘要"];
    const lower = ["", "", "借方", "贷方", "", "", ""];
    const body = [
      ["20260701", "20260701 09:00:00", "0", "500.00", "500.00", "甲", "存"],
      ["20260702", "20260702 09:00:00", "200.00", "0", "300.00", "乙", "取"],
    ];
    const found = findHeader(grid([upper, lower, ...body]));
    expect(found).toMatchObject({ index: 0, bodyIndex: 2 });
    const inspection = inspectRows([upper, lower, ...body]);
    expect(inspection.lines.map((line) => line.amountFen)).toEqual([50_000, -20_000]);
    expect(inspection.breaks).toEqual([]);
  });

  it("gives one fingerprint to headers that differ only in width and padding", () => {
    expect(headerFingerprint(["交易日期 ", "余额（元）", ""])).toBe(headerFingerprint(["交易日期", "余额"]));
    expect(headerFingerprint(head)).not.toBe(headerFingerprint(head.toReversed()));
  });
});

describe("pitfall 10: values above the table", () => {
  const declaredBy = (...rows: readonly (readonly (string | number | null)[])[]) =>
    inspectRows([...rows, head, row]).declared;
  it.each([
    ["in the next cell", [["账号", "9510060100001"]]],
    ["two cells on, behind a merge", [["账户号", null, "9510060100001"]]],
    ["after a full-width colon", [["账号：9510060100001"]]],
    ["after a label with spaces inside", [["账　　号:", "9510060100001"]]],
    ["beside other labels in one cell", [["查询账号:9510060100001  户  名:柳溪村  币种:人民币"]]],
    ["in a cell of several lines", [["开户行：青禾支行\n账号：9510060100001\n户名：柳溪村"]]],
    ["after an English bracket", [["查询账号[ Inquirer account number ]", "9510060100001"]]],
    ["with 帐 for 账", [["帐号", "9510060100001"]]],
    ["with groups of four", [["账号", "9510 0601 00001"]]],
  ])("finds the account %s", (_case, rows) => {
    expect(declaredBy(...rows).account).toBe("9510060100001");
  });

  it("does not take 对方账号 or a neighbouring label for the account", () => {
    expect(declaredBy(["对方账号", "9510060100001"]).account).toBeNull();
    expect(declaredBy(["账号", "户名", "柳溪村"])).toMatchObject({ account: null, accountName: "柳溪村" });
  });

  it("keeps brackets of a name and stops at the next label", () => {
    expect(declaredBy(["户名：柳溪村（合作社）  开户行：青禾支行"]).accountName).toBe("柳溪村（合作社）");
  });

  it("reads totals, counts, balances and the period", () => {
    const rows = [
      ["期初余额", "1,000.00", "期末余额", 1100],
      ["收入合计：100.00 元(1笔)", null, "支出合计", "0.00"],
      ["贷方笔数", "1笔", "借方笔数", 0],
      ["起止日期:20260701-20260930"],
    ];
    expect(declaredBy(...rows)).toMatchObject({
      openingFen: 100_000,
      closingFen: 110_000,
      creditFen: 10_000,
      debitFen: 0,
      creditCount: 1,
      debitCount: 0,
      from: "2026-07-01",
      to: "2026-09-30",
    });
  });
});

describe("pitfall 14: a column called 交易类型", () => {
  const guess = (type: readonly string[]) =>
    guessMapping(
      ["交易日期", "交易类型", "交易金额", "余额", "摘要"],
      type.map((word) => ["2026-07-01", word, "100.00", "100.00", "x"].map(cell)),
    );

  it("is a direction where its values are flag words", () => {
    expect(guess(["来账", "往账"]).mapping?.amount).toMatchObject({ mode: "flag", flag: { column: 1 } });
  });

  it("is text where its values are not, and then no direction is guessed", () => {
    expect(guess(["跨行转账", "来账"])).toMatchObject({ mapping: null, missing: ["moneyIn", "moneyOut"] });
  });
});
