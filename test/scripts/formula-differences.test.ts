import { describe, expect, it } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { instant } from "#domain/core/dates.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import { formulaDifferences, readFormulaCells, withoutResults } from "#scripts/formula-differences.ts";

const workbookWith = (result: number) =>
  writeWorkbook(
    {
      title: "表",
      footer: "",
      madeAt: instant("2026-10-08T02:00:00.000Z"),
      sheets: [
        {
          name: "表",
          title: "表",
          under: ["", ""],
          hasFilter: false,
          hasSigners: false,
          frozenColumns: 0,
          notes: [],
          tables: [
            {
              columns: [{ heading: "数", kind: "money", width: 10 }],
              count: 2,
              rows: () => [{ cells: [1_234] }, { cells: [{ formula: "A4*2", result }] }],
            },
          ],
        },
      ],
    },
    () => undefined,
  );

describe("the comparison with a recalculated workbook", () => {
  it("sees every formula with the result it carries", async () => {
    expect(await readFormulaCells(await workbookWith(2_468))).toEqual([
      { place: "表!A5", formula: "A4*2", result: "24.68" },
    ]);
  });

  it("finds a result that is not the recalculated one, and one that is gone", async () => {
    const written = await readFormulaCells(await workbookWith(2_467));
    const right = await readFormulaCells(await workbookWith(2_468));
    expect(formulaDifferences(right, right)).toEqual([]);
    expect(formulaDifferences(written, right)).toMatchObject([
      { place: "表!A5", result: "24.67", recalculated: "24.68" },
    ]);
    expect(formulaDifferences(written, [])).toHaveLength(1);
  });

  it("hands over a workbook without results, so that they must be calculated", async () => {
    const bare = unzipSync(withoutResults(await workbookWith(2_468)));
    const xml = strFromU8(bare["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(xml).toContain("<f>A4*2</f>");
    expect(xml).not.toMatch(/<\/f><v>/);
  });
});
