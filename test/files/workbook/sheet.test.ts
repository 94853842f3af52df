import { describe, expect, it } from "vitest";
import { workbookName, safeName } from "#files/workbook/file-name.ts";
import { linesNeeded } from "#files/workbook/row-heights.ts";
import { letterOf, linkTo, placeSheet, totalIn, type Sheet } from "#files/workbook/sheet.ts";
import { fixZipTimes } from "#files/workbook/zip-times.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import { instant, quarterOf, month } from "#domain/core/dates.ts";

const sheet: Sheet = {
  name: "1 表's",
  title: "表",
  under: ["", ""],
  hasFilter: false,
  hasSigners: false,
  frozenColumns: 0,
  notes: [],
  tables: [
    {
      caption: "第一",
      columns: [
        { heading: "甲", kind: "text", width: 10, group: "组" },
        { heading: "乙", kind: "money", width: 10, total: "sum" },
      ],
      count: 2,
      rows: () => [{ cells: ["a", 10] }, { cells: ["b", { formula: "1/10", result: 20 }] }],
      totalLabel: "合计",
    },
    { columns: [{ heading: "丙", kind: "text", width: 10, span: 3 }], count: 0, rows: () => [] },
  ],
};

describe("the layout of a sheet", () => {
  it("places captions, heads, rows and totals one below the other", () => {
    const { width, tables, notesRow } = placeSheet(sheet);
    expect([width, notesRow]).toEqual([3, 12]);
    expect(tables[0]).toMatchObject({ captionRow: 3, groupRow: 4, headRow: 5, firstRow: 6, lastRow: 7, totalRow: 8 });
    expect(tables[1]).toMatchObject({
      captionRow: null,
      groupRow: null,
      headRow: 10,
      firstRow: 11,
      lastRow: 11,
      totalRow: null,
    });
  });

  it("names a total from another sheet and knows what it is", () => {
    expect(totalIn(sheet, { table: 0, column: 2 })).toEqual({ formula: "'1 表''s'!B8", result: 30 });
    expect(linkTo(sheet.name, '看"表"').formula).toBe(`HYPERLINK("#'1 表''s'!A1","看""表""")`);
  });

  it.each([
    [1, "A"],
    [26, "Z"],
    [27, "AA"],
    [52, "AZ"],
    [703, "AAA"],
  ] as const)("calls column %i %s", (column, letters) => {
    expect(letterOf(column)).toBe(letters);
  });

  it.each([
    ["短", 10, 1],
    ["", 10, 1],
    ["一二三四五六", 10, 2],
    ["12345678901234567890", 16, 2],
    ["8-12345678901234567890", 16, 3],
    ["a\nb", 10, 2],
  ])("needs for %j in a column of %i %i lines", (text, width, lines) => {
    expect(linesNeeded(text, width)).toBe(lines);
  });
});

describe("the file of a workbook", () => {
  const workbook = { title: "表", footer: "甲&乙", madeAt: instant("2026-10-08T02:00:00.000Z"), sheets: [sheet] };

  it("has the same bytes each time", async () => {
    const [first, second] = [
      await writeWorkbook(workbook, () => undefined),
      await writeWorkbook(workbook, () => undefined),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it("refuses to touch what is no archive", () => {
    expect(() => fixZipTimes(new Uint8Array(30))).toThrow("zip");
  });

  it.each([
    ["青禾镇", "青禾镇"],
    ['  石桥/村:*?"<>|\\ ', "石桥村"],
    ["..", "未命名"],
    ["ＡＢ_1", "AB1"],
    ["\u202Exslx", "xslx"],
  ])("writes the name %j as %j", (text, expected) => {
    expect(safeName(text)).toBe(expected);
  });

  it("is named after the code of the unit, village, entity, quarter and version", () => {
    const of = {
      unitCode: "QH",
      villageName: "柳溪村",
      entity: "committee",
      quarter: quarterOf(month("2026-08")),
    } as const;
    expect(workbookName({ ...of, version: 3, isMasked: false })).toBe("QH_柳溪村_村委会_2026Q3_季度检查工作簿_v3.xlsx");
  });
});
