import { describe, expect, it } from "vitest";
import { month } from "#domain/core/dates.ts";
import { faultOfDefinition } from "#domain/reports/report-definition.ts";
import { statementPackOf } from "#domain/reports/statement-pack.ts";
import { filledLines, newReport, newestOf, withNextLine } from "#renderer/stages/reports/definition-draft.ts";

const line = (no: number, name: string, formula: string) => ({
  no,
  section: "",
  name,
  formula,
  status: "confirmed" as const,
  key: null,
});

describe("a report being written", () => {
  it("begins with a line that can be saved, and drops the empty ones", () => {
    const draft = newReport("2023", month("2026-07"));
    expect(filledLines(draft.lines).map(({ no }) => no)).toEqual([1]);
    expect(faultOfDefinition(filledLines(draft.lines), { system: "2023", kind: "custom" })).toBeUndefined();
  });

  it("gets its next line after the highest number", () => {
    expect(withNextLine([line(7, "a", "101"), line(3, "b", "102")]).at(-1)?.no).toBe(8);
  });

  it("shows the newest version of each", () => {
    const row = {
      system: "2023",
      kind: "custom",
      name: "月报",
      state: "in-force",
      fromMonth: null,
      lines: [],
      columns: [],
      reason: "",
      proposedByName: "",
      approvedByName: null,
    } as const;
    const rows = [
      { ...row, id: "a", version: 2 },
      { ...row, id: "a", version: 1 },
      { ...row, id: "b", version: 1 },
    ];
    const kept = newestOf(rows.map((each) => ({ ...each, lines: [], columns: [] })));
    expect(kept.map(({ id, version }) => [id, version])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
  });
});

describe("the lines of a definition", () => {
  it.each([
    ["none", [], "empty"],
    ["no name", [line(1, " ", "101")], "no-name"],
    ["one number twice", [line(1, "a", "101"), line(1, "b", "102")], "duplicate"],
    ["a circle of three", [line(1, "a", "L2"), line(2, "b", "L3"), line(3, "c", "L1")], "cycle"],
    ["an account of the other system", [line(1, "a", "541")], "no-account"],
  ])("are refused with %s", (_case, lines, fault) => {
    expect(faultOfDefinition(lines, { system: "2023", kind: "custom" })?.fault).toBe(fault);
  });

  it.each(["2004", "2023"] as const)("of the shipped statements of %s stand", (system) => {
    for (const kind of ["balance-sheet", "income"] as const)
      expect(faultOfDefinition(statementPackOf(system).lines[kind], { system, kind })).toBeUndefined();
  });
});
