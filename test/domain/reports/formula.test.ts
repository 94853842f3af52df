import { describe, expect, it } from "vitest";
import { formulaText, parseFormula } from "#domain/reports/formula.ts";
import { balanceSheetLines2023, incomeLines2023 } from "#domain/reports/statement-lines-2023.ts";
import { evaluateLines, type Figures } from "#domain/reports/statement.ts";
import { fen } from "#domain/core/fen.ts";

const read = (text: string) => {
  const formula = parseFormula(text);
  return formula.ok ? formulaText(formula.value) : formula.error;
};

describe("the formulas of statement lines", () => {
  it.each([
    ["101+102", "101+102"],
    ["112+113.D", "112+113借"],
    ["211+113.C-L3", "211+113贷-行3"],
    ["-L8+L9", "-行8+行9"],
    ["513[运转支出]", "513[运转支出]"],
    ["OPEN(322)+OPEN(RESULT)", "年初322+年初未结转损益"],
    ["T(322>OTHER)-T(311>322)", "322转其他-311转322"],
    ["321+322+RESULT", "321+322+未结转损益"],
    ["", { code: "formula-bad", at: 0, text: "" }],
    ["101+", { code: "formula-bad", at: 4, text: "101+" }],
    ["101 + 102", { code: "formula-bad", at: 3, text: "101 + 102" }],
    ["101*2", { code: "formula-bad", at: 3, text: "101*2" }],
    ["T(32>311)", { code: "formula-bad", at: 0, text: "T(32>311)" }],
    ["113.E", { code: "formula-bad", at: 3, text: "113.E" }],
  ])("reads %s as %o", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("are all readable in the shipped statements", () => {
    for (const line of [...balanceSheetLines2023, ...incomeLines2023]) expect(parseFormula(line.formula).ok).toBe(true);
  });

  it("never let a line rest on itself", () => {
    const nothing = () => fen(0);
    const figures: Figures = {
      account: nothing,
      side: nothing,
      detail: nothing,
      opening: nothing,
      transfer: nothing,
      result: nothing,
      measure: nothing,
    };
    const line = (no: number, formula: string) => ({ no, formula });
    expect(() => evaluateLines([line(1, "L2"), line(2, "101-L1")], figures)).toThrow("rests on itself");
    expect(() => evaluateLines([line(1, "L9")], figures)).toThrow("no line 9");
  });
});
