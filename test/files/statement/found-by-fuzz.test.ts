import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSoundReferences } from "#files/statement/cell-references.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { zipEntries } from "#files/statement/zip-entries.ts";
import { fixtureBytes, statementFixtures } from "#test/support/statement-fixtures.ts";

const found = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/damaged/${name}`, import.meta.url)));
const isSound = (bytes: Uint8Array): boolean => hasSoundReferences(bytes, zipEntries(bytes) ?? []);

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

  it("is not seen in any workbook a bank hands out", () => {
    const workbooks = statementFixtures().filter((name) => name.endsWith(".xlsx"));
    expect(workbooks.length).toBeGreaterThan(15);
    expect(workbooks.filter((name) => !isSound(fixtureBytes(name)))).toEqual([]);
  });
});
