import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { localDate } from "#domain/core/dates.ts";
import { dryRun, moved, newRule, ruleProblems, wordsFromText } from "#renderer/stages/bank/draft-rules.ts";
import {
  columnLetter,
  emptyMapping,
  fieldOfColumn,
  finishedMapping,
  mappingProblems,
  withField,
} from "#renderer/stages/bank/mapping-fields.ts";
import { ageLevel, formOf, type OpenItem } from "#renderer/stages/bank/reconciliation.ts";

describe("a mapping made by hand", () => {
  const empty = emptyMapping(3);

  it("gives a meaning to one column only, and a column one meaning only", () => {
    const once = withField(empty, 2, "date");
    expect(fieldOfColumn(once, 2)).toBe("date");
    const elsewhere = withField(once, 4, "date");
    expect([fieldOfColumn(elsewhere, 2), fieldOfColumn(elsewhere, 4)]).toEqual([null, "date"]);
    const other = withField(elsewhere, 4, "balance");
    expect([other.date, other.balance]).toEqual([null, 4]);
    expect(withField(other, 4, null)).toEqual(empty);
  });

  it.each([
    ["nothing chosen", empty, 2],
    ["only a date", { ...empty, date: 0 }, 1],
    ["one of two amount columns", { ...empty, date: 0, creditAmount: 1 }, 1],
    ["two columns and a signed one", { ...empty, date: 0, creditAmount: 1, debitAmount: 2, signedAmount: 3 }, 1],
    ["a direction without an amount", { ...empty, date: 0, directionFlag: 1 }, 2],
    ["date and two columns", { ...empty, date: 0, creditAmount: 1, debitAmount: 2 }, 0],
    ["date and signed amount", { ...empty, date: 0, signedAmount: 1 }, 0],
    ["date, amount and direction", { ...empty, date: 0, signedAmount: 1, directionFlag: 2 }, 0],
  ])("with %s has its problems named", (_case, mapping, count) => {
    expect(mappingProblems(mapping)).toHaveLength(count);
    expect(finishedMapping(mapping) !== null).toBe(count === 0);
  });

  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [53, "BB"],
  ])("calls column %i %s", (column, letter) => {
    expect(columnLetter(column)).toBe(letter);
  });
});

describe("the 余额调节表", () => {
  const item = (side: OpenItem["side"], amountFen: number): OpenItem => ({
    side,
    onDate: localDate("2026-07-31"),
    text: "",
    amountFen: fen(amountFen),
    ageDays: 3,
    voucherId: null,
  });

  it("adds and deducts on the side that does not know, by bare amounts whichever sign the items carry", () => {
    const form = formOf({
      bookFen: fen(120),
      statementFen: fen(150),
      items: [item("bank-in", 50), item("bank-out", -3), item("book-in", 30), item("book-out", 13)],
      adjustedBookFen: fen(167),
      adjustedStatementFen: fen(167),
      differenceFen: fen(0),
    });
    expect(form.book.map(({ side, totalFen }) => [side, totalFen])).toEqual([
      ["bank-in", 50],
      ["bank-out", 3],
    ]);
    expect(form.statement.map(({ side, totalFen }) => [side, totalFen])).toEqual([
      ["book-in", 30],
      ["book-out", 13],
    ]);
  });

  it.each([
    [30, "fresh"],
    [31, "old"],
    [90, "old"],
    [91, "overdue"],
  ])("says how old an item of %i days is", (days, level) => {
    expect(ageLevel(days)).toBe(level);
  });
});

describe("the list of draft rules", () => {
  it("moves a rule up and down, and not beyond the ends", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });

  it("reads words however they are separated, each once", () => {
    expect(wordsFromText(" 结息，利息、结息 存款利息;")).toEqual(["结息", "利息", "存款利息"]);
  });

  it("names what keeps it from being saved", () => {
    const rules = [
      { ...newRule(), name: "利息", words: ["结息"] },
      { ...newRule(), name: "利息", words: [] },
      { ...newRule(), name: " ", words: ["x"] },
    ];
    expect(ruleProblems(rules).map(({ at, text }) => [at, text])).toEqual([
      [1, "没有关键字"],
      [1, "与前面的规则重名"],
      [2, "没有名称"],
    ]);
  });

  it("counts the lines each rule would take: the first that fits, by direction, words and highest amount", () => {
    const rules = [
      { ...newRule(), name: "利息", direction: "in" as const, words: ["利息"] },
      { ...newRule(), name: "小额费用", direction: "out" as const, words: ["手续费", "利息"], mostFen: 5000 },
    ];
    const lines = [
      { text: "存款利息", counterpartyName: "", amountFen: 900 },
      { text: "贷款利息", counterpartyName: "", amountFen: -900 },
      { text: "手续费", counterpartyName: "", amountFen: -5001 },
      { text: "转账", counterpartyName: "利息税专户", amountFen: 10 },
    ];
    expect(dryRun(rules, lines)).toEqual([2, 1]);
  });
});
