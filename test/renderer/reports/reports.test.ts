import { describe, expect, it } from "vitest";
import { month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";
import { movedRow, rowWindow, scrollToShow } from "#renderer/ui/row-window.ts";
import { presetSpans, quarterChoices, spanText, spanWithFrom, spanWithTo } from "#renderer/stages/reports/period.ts";
import { bareFen, sidesOf, sideWord } from "#renderer/stages/reports/sides.ts";
import {
  accountCodesOf,
  lineNumbersOf,
  sheetPairs,
  type StatementLine,
} from "#renderer/stages/reports/statement-lines.ts";
import {
  deepestLevel,
  foldableCodes,
  foldedToLevel,
  rowsMatching,
  unfoldedRows,
  type TrialRow,
} from "#renderer/stages/reports/trial-balance.ts";

const row = (code: string, level: number, name = code): TrialRow => ({
  accountId: idOf<AccountId>(`a${code}`),
  code,
  name,
  level,
  isLeaf: true,
  normalSide: "debit",
  openingFen: fen(0),
  debitFen: fen(0),
  creditFen: fen(0),
  yearDebitFen: fen(0),
  yearCreditFen: fen(0),
  closingFen: fen(0),
});
const rows = [
  row("101", 1),
  row("102", 1),
  row("10201", 2, "农商行"),
  row("1020101", 3),
  row("10202", 2),
  row("112", 1),
];
const codes = (list: readonly TrialRow[]): readonly string[] => list.map(({ code }) => code);

describe("folding a trial balance", () => {
  it("knows which rows have rows below them", () => {
    expect([...foldableCodes(rows)]).toEqual(["102", "10201"]);
    expect(deepestLevel(rows)).toBe(3);
  });

  it.each([
    ["nothing folded", [], ["101", "102", "10201", "1020101", "10202", "112"]],
    ["a detail folded", ["10201"], ["101", "102", "10201", "10202", "112"]],
    ["a first-level account folded", ["102"], ["101", "102", "112"]],
  ])("shows the rows left with %s", (_case, folded, expected) => {
    expect(codes(unfoldedRows(rows, new Set(folded)))).toEqual(expected);
  });

  it.each([
    [1, ["101", "102", "112"]],
    [2, ["101", "102", "10201", "10202", "112"]],
    [3, ["101", "102", "10201", "1020101", "10202", "112"]],
  ])("folds to level %i", (level, expected) => {
    expect(codes(unfoldedRows(rows, foldedToLevel(rows, level)))).toEqual(expected);
  });

  it.each([
    ["a name, with the accounts above it", "农商", ["102", "10201"]],
    ["the beginning of a code", "112", ["112"]],
    ["nothing", "  ", ["101", "102", "10201", "1020101", "10202", "112"]],
  ])("finds by %s", (_case, words, expected) => {
    expect(codes(rowsMatching(rows, words))).toEqual(expected);
  });
});

describe("the side of a balance", () => {
  it.each([
    [100, "借", { debitFen: 100, creditFen: 0 }, 100],
    [-250, "贷", { debitFen: 0, creditFen: 250 }, 250],
    [0, "平", { debitFen: 0, creditFen: 0 }, 0],
  ])("of %i fen is %s", (balance, word, sides, bare) => {
    expect(sideWord(fen(balance))).toBe(word);
    expect(sidesOf(fen(balance))).toEqual(sides);
    expect(bareFen(fen(balance))).toBe(bare);
  });
});

describe("the span of a report", () => {
  it("offers the usual spans around the current month", () => {
    expect(presetSpans(month("2026-08")).map(({ name, span }) => [name, span.fromMonth, span.toMonth])).toEqual([
      ["本月", "2026-08", "2026-08"],
      ["上月", "2026-07", "2026-07"],
      ["本季", "2026-07", "2026-09"],
      ["上季", "2026-04", "2026-06"],
      ["本年至今", "2026-01", "2026-08"],
      ["全年", "2026-01", "2026-12"],
    ]);
  });

  it("lets the other end follow when one end passes it", () => {
    const span = { fromMonth: month("2026-03"), toMonth: month("2026-05") };
    expect(spanWithFrom(span, month("2026-07"))).toEqual({ fromMonth: "2026-07", toMonth: "2026-07" });
    expect(spanWithTo(span, month("2026-01"))).toEqual({ fromMonth: "2026-01", toMonth: "2026-01" });
    expect(spanWithTo(span, month("2026-04"))).toEqual({ fromMonth: "2026-03", toMonth: "2026-04" });
  });

  it.each([
    ["2026-07", "2026-07", "2026年7月"],
    ["2026-01", "2026-09", "2026年1月至9月"],
    ["2025-12", "2026-01", "2025年12月至2026年1月"],
  ])("from %s to %s reads %s", (from, to, text) => {
    expect(spanText({ fromMonth: month(from), toMonth: month(to) })).toBe(text);
  });

  it("offers quarters latest first, across the turn of the year", () => {
    expect(quarterChoices(month("2026-05"), 1)).toEqual(["2026Q2", "2026Q1", "2025Q4", "2025Q3"]);
  });
});

describe("a statement's formula", () => {
  it.each([
    ["101+102", ["101", "102"], []],
    ["112+113借", ["112", "113"], []],
    ["151-152-15201", ["151", "152", "15201"], []],
    ["行1+行9", [], [1, 9]],
    ["[12]-[13]", [], [12, 13]],
    ["321+322+(501…521)", ["321", "322", "501", "521"], []],
  ])("%s names its accounts and lines", (formula, accounts, lines) => {
    expect(accountCodesOf(formula)).toEqual(accounts);
    expect(lineNumbersOf(formula)).toEqual(lines);
  });
});

describe("the balance sheet's account form", () => {
  const line = (no: number, section: string, name: string): StatementLine => ({
    no,
    section,
    name,
    formula: "",
    isTotal: false,
    isToCheck: false,
    currentFen: fen(0),
    otherFen: fen(0),
    lastYearFen: null,
  });

  it("puts assets left, the rest right, and both grand totals on the last line", () => {
    const pairs = sheetPairs([
      line(1, "流动资产", "货币资金"),
      line(2, "非流动资产", "固定资产"),
      line(3, "资产", "资产总计"),
      line(4, "流动负债", "短期借款"),
      line(5, "负债和所有者权益", "负债和所有者权益总计"),
    ]);
    expect(pairs.map(({ left, right }) => [left?.name ?? null, right?.name ?? null])).toEqual([
      ["货币资金", "短期借款"],
      ["固定资产", null],
      ["资产总计", "负债和所有者权益总计"],
    ]);
  });

  it("has no lines when there is nothing to show", () => {
    expect(sheetPairs([])).toEqual([]);
  });
});

describe("a long table", () => {
  it("draws only the rows that are seen, with a margin", () => {
    expect(rowWindow(10_000, 40, { scrollTop: 4000, height: 400 })).toEqual({ first: 88, end: 122 });
    expect(rowWindow(3, 40, { scrollTop: 0, height: 400 })).toEqual({ first: 0, end: 3 });
    expect(rowWindow(0, 40, { scrollTop: 0, height: 400 })).toEqual({ first: 0, end: 0 });
  });

  it.each([
    ["ArrowDown", 4, 5],
    ["ArrowUp", 0, 0],
    ["ArrowDown", -1, 0],
    ["PageDown", 4, 14],
    ["PageUp", 4, 0],
    ["End", 4, 99],
    ["Home", 4, 0],
    ["a", 4, null],
  ])("moves its cursor on %s from row %i to %s", (key, from, expected) => {
    expect(movedRow(key, from, { count: 100, page: 10 })).toBe(expected);
  });

  it("scrolls no further than needed to show a row", () => {
    expect(scrollToShow(5, 40, { scrollTop: 0, height: 400 })).toBe(0);
    expect(scrollToShow(20, 40, { scrollTop: 0, height: 400 })).toBe(440);
    expect(scrollToShow(1, 40, { scrollTop: 400, height: 400 })).toBe(40);
  });
});
