import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOfDefinition } from "#domain/reports/report-definition.ts";
import { statementPackOf } from "#domain/reports/statement-pack.ts";
import {
  formulaInNames,
  linesRestingOn,
  withLineBelow,
  withLineMoved,
  withNumbersInRow,
} from "#renderer/stages/reports/definition-lines.ts";

const line = (no: number, name: string, formula: string) => ({
  no,
  section: "流动资产",
  name,
  formula,
  status: "confirmed" as const,
  key: null,
});
const form = [line(1, "货币资金", "101"), line(2, "应收", "112[L1户]"), line(5, "合计", "L1+L2")];
const shown = (lines: readonly { no: number; name: string; formula: string }[]) =>
  lines.map(({ no, name, formula }) => `${no} ${name} ${formula}`);

describe("the lines of a form", () => {
  it("go one on below a new one as far as they are in its way, and formulas follow them", () => {
    expect(shown(withLineBelow(form, 0))).toEqual(["1 货币资金 101", "2  ", "3 应收 112[L1户]", "5 合计 L1+L3"]);
    expect(shown(withLineBelow(form, 1))).toEqual(["1 货币资金 101", "2 应收 112[L1户]", "3  ", "5 合计 L1+L2"]);
    expect(withLineBelow(form, 0)[1]).toMatchObject({ section: "流动资产", status: "unverified" });
  });

  it("change places while the numbers stay with the places", () => {
    expect(shown(withLineMoved(form, 1, -1))).toEqual(["1 应收 112[L1户]", "2 货币资金 101", "5 合计 L2+L1"]);
    expect(withLineMoved(form, 0, -1)).toBe(form);
  });

  it("are numbered in a row, and say who rests on them", () => {
    expect(shown(withNumbersInRow(form)).at(-1)).toBe("3 合计 L1+L2");
    expect(linesRestingOn(form, 1)).toEqual([5]);
    expect(linesRestingOn(form, 5)).toEqual([]);
  });

  it("are compared by the names they add up", () => {
    expect(formulaInNames("L1+L2-112[L1户]", form)).toBe("「货币资金」+「应收」-112[L1户]");
  });

  it("always stay a form, whatever is added and moved within a section", () => {
    const shipped = statementPackOf("2023").lines.income;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(40))), (steps) => {
        const changed = steps.reduce<ReturnType<typeof withLineBelow>>((lines, [isNew, place]) => {
          const at = place % lines.length;
          if (!isNew) return withLineMoved(lines, at, 1);
          return withLineBelow(lines, at).map((each) =>
            each.name === "" ? { ...each, name: "新", formula: "101" } : each,
          );
        }, shipped);
        const inNames = (lines: typeof changed) => lines.map((each) => formulaInNames(each.formula, lines));
        expect(faultOfDefinition(changed, { system: "2023", kind: "income" })).toBeUndefined();
        expect(inNames(changed).toSorted()).toEqual(
          [...inNames(shipped), ...inNames(changed).filter((each) => each === "101")].toSorted(),
        );
      }),
    );
  });
});
