import { describe, expect, it } from "vitest";
import { recogniseLayout } from "#domain/bank/recognition.ts";
import { shippedLayouts } from "#domain/bank/shipped-layouts.ts";
import { inspectFixture, inspectRows } from "#test/support/statement-fixtures.ts";

const headersOf = (id: string): readonly string[] => shippedLayouts.find((layout) => layout.id === id)?.required ?? [];
const recognised = (headers: readonly string[], ...titles: readonly string[]) => {
  const found = recogniseLayout(shippedLayouts, headers, titles);
  if (found.kind === "recognised") return found.layout.id;
  return found.kind === "ambiguous" ? found.candidates.map(({ id }) => id) : found.kind;
};

describe("recognising a layout", () => {
  it.each(["psbc-1", "abc-1", "abc-1b", "icbc-1", "ccb-3"])("knows %s by its headers alone", (id) => {
    expect(recognised(headersOf(id))).toBe(id);
  });

  it("tells 四川农信 from 农业银行 by the title only, and asks when the title is gone", () => {
    const headers = headersOf("scrcb-1");
    expect(recognised(headers, "四川农信账户交易明细")).toBe("scrcb-1");
    expect(recognised(headers)).toEqual(["scrcb-1", "abc-1"]);
    expect(recognised(headersOf("abc-1"), "四川农信账户交易明细")).toBe("unknown");
  });

  it("tells 建设银行 from 国家开发银行 by 个性化信息 or the title, else asks", () => {
    const headers = headersOf("ccb-2");
    expect(recognised([...headers, "个性化信息1"])).toBe("ccb-2");
    expect(recognised(headers)).toEqual(["ccb-2", "cdb-1"]);
    expect(recognised(headers, "国家开发银行")).toBe("cdb-1");
    expect(recognised(headers, "中国建设银行")).toBe("ccb-2");
  });

  it("calls headers unknown that belong to no bank it knows", () => {
    expect(recognised(["交易日期", "收入", "支出", "余额", "摘要"])).toBe("unknown");
  });
});

describe("what a person may choose", () => {
  const headers = headersOf("ccb-2");
  const line = [
    "5105019988",
    "柳溪村",
    "20260701 09:00:00",
    "0",
    "5.00",
    "5.00",
    "人民币",
    "甲",
    "1",
    "行",
    "20260701",
    "x",
    "9",
  ];

  it("an ambiguous layout refuses until one is named, and shows the lines meanwhile", () => {
    const open = inspectRows([headers, line]);
    expect(open).toMatchObject({ layout: null, bank: null, rows: 1 });
    expect(open.refusals).toEqual([
      { code: "layout-ambiguous", candidates: ["ccb-2", "cdb-1"], banks: ["建设银行", "国家开发银行"] },
    ]);
    expect(inspectRows([headers, line], { layoutId: "ccb-2" })).toMatchObject({ layout: "ccb-2", refusals: [] });
  });

  it("a layout that does not fit is refused with the headers that lack", () => {
    const [refusal] = inspectRows([headers, line], { layoutId: "psbc-1" }).refusals;
    expect(refusal).toMatchObject({ code: "layout-not-matching", layoutId: "psbc-1" });
    expect(refusal?.code === "layout-not-matching" && refusal.missingHeaders.includes("支出金额")).toBe(true);
  });

  it("a guess becomes importable once it is given back as a mapping", () => {
    const guessed = inspectFixture("rural/wrapped.xls");
    expect(guessed.guess?.missing).toEqual([]);
    expect(guessed.guess?.columns.map(({ role }) => role)).toEqual([
      "bookedOn",
      "counterpartyName",
      "moneyIn",
      "moneyOut",
      "balance",
      "ownAccount",
      "currency",
      "counterpartyAccount",
      "purpose",
      "remark",
      "serial",
    ]);
    const mapping = guessed.mapping ?? undefined;
    const confirmed = inspectFixture("rural/wrapped.xls", { mapping });
    expect(confirmed.refusals).toEqual([]);
    expect(confirmed.lines).toEqual(guessed.lines);
  });

  it("a mapping made for a wider file is refused", () => {
    const mapping = inspectFixture("rural/wrapped.xls").mapping ?? undefined;
    const narrow = inspectRows(
      [
        ["交易日期", "收入金额", "支出金额", "余额", "摘要"],
        ["2026-07-01", "1.00", "", "1.00", "x"],
      ],
      { mapping },
    );
    expect(narrow.refusals).toEqual([{ code: "mapping-not-fitting", columnCount: 5 }]);
    expect(narrow.lines).toEqual([]);
  });

  it("a sheet that is not there is refused with those that are", () => {
    const found = inspectFixture("psbc-1/quarter.xlsx", { sheet: "八月" });
    expect(found.refusals).toEqual([{ code: "sheet-not-found", sheet: "八月", sheets: ["账户交易明细"] }]);
  });

  it("a file without a table is refused with its sheets", () => {
    expect(inspectRows([["只是", "一些", "文字"]]).refusals).toEqual([{ code: "no-header", sheets: ["Sheet1"] }]);
  });
});
