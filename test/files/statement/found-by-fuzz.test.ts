import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readBudgetWorkbook, writeBudgetWorkbook } from "#files/budget/budget-workbook.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { writeSetupWorkbook } from "#files/setup/write-workbook.ts";
import { hasSoundReferences } from "#files/statement/cell-references.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { zipEntries } from "#files/statement/zip-entries.ts";
import { fixtureBytes, statementFixtures } from "#test/support/statement-fixtures.ts";

const found = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/damaged/${name}`, import.meta.url)));
const isSound = (bytes: Uint8Array): boolean => hasSoundReferences(bytes, zipEntries(bytes) ?? []);

/** The workbook with every cell of its third row in a column no sheet has: little enough for the library to bear. */
const displaced = (workbook: Uint8Array): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(workbook)).map(([name, bytes]) => [
        name,
        name.startsWith("xl/worksheets/sheet")
          ? strToU8(strFromU8(bytes).replaceAll(/(<c r=")[A-Z]+3"/g, '$1AAAA3"'))
          : bytes,
      ]),
    ),
  );

describe("a cell whose place is damaged", () => {
  // Nine kilobytes that cost the library twenty seconds and three gigabytes before it gave up.
  it("is found before the library counts columns into the billions", () => {
    const bytes = found("cell-reference.xlsx");
    expect(isSound(bytes)).toBe(false);
    expect(readStatementGrids(bytes, "a.xlsx")).toMatchObject({
      ok: false,
      error: { code: "unreadable-file", container: "xlsx" },
    });
  });

  it("is refused as well in a form that was filled in and in a budget", async () => {
    const [form, budget] = [await writeSetupWorkbook({}), await writeBudgetWorkbook("预算", [["收入", 1]])];
    expect([readSetupWorkbook(form), readBudgetWorkbook(budget)]).toMatchObject([
      { ok: true },
      { rows: [["预算"], {}, ["收入", 1]] },
    ]);
    expect([readSetupWorkbook(displaced(form)), readBudgetWorkbook(displaced(budget))]).toEqual([
      { ok: false, error: "workbook-unreadable" },
      { fault: "unreadable" },
    ]);
  });

  it("is not seen in any workbook a bank hands out", () => {
    const workbooks = statementFixtures().filter((name) => name.endsWith(".xlsx"));
    expect(workbooks.length).toBeGreaterThan(15);
    expect(workbooks.filter((name) => !isSound(fixtureBytes(name)))).toEqual([]);
  });
});
