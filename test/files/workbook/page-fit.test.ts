import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { fitOf } from "#files/workbook/page-fit.ts";
import type { Sheet, Table } from "#files/workbook/sheet.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";

const tableOf = (count: number): Table => ({
  columns: [
    { heading: "事项", kind: "text", width: 60 },
    { heading: "金额", kind: "money", width: 40 },
  ],
  count,
  rows: () => Array.from({ length: count }, (_none, index) => ({ cells: [`第 ${String(index + 1)} 项`, 100] })),
});
const sheetOf = (tables: readonly Table[], rest: Partial<Sheet> = {}): Sheet => ({
  name: "表",
  title: "表",
  under: ["", ""],
  hasFilter: false,
  hasSigners: true,
  frozenColumns: 0,
  notes: [],
  tables,
  ...rest,
});

it("draws a sheet together that would leave its last lines alone on a page, and no other", () => {
  const heights = [4, 28, 60, 500].map((count) => fitOf(sheetOf([tableOf(count)])).fitToHeight);
  expect(heights).toEqual([0, 1, 0, 0]);
  expect(fitOf(sheetOf([tableOf(60)], { isOnePage: true })).fitToHeight).toBe(1);
});

it("keeps a wide sheet readable rather than on one page", () => {
  const wide = { ...tableOf(70), columns: tableOf(70).columns.map((column) => ({ ...column, width: 140 })) };
  expect(fitOf(sheetOf([wide])).fitToHeight).toBe(0);
});

it("draws no sheet together that its width alone makes small already", () => {
  const columns = tableOf(24).columns.map((column) => ({ ...column, width: 98 }));
  expect(fitOf(sheetOf([{ ...tableOf(34), columns }])).fitToHeight).toBe(0);
});

it("begins a page with every table where the sheet asks for it", async () => {
  const bytes = await writeWorkbook(
    {
      title: "",
      footer: "",
      madeAt: instant("2026-10-10T00:00:00.000Z"),
      sheets: [sheetOf([tableOf(3), tableOf(2), tableOf(2)], { tablePagesAt: 78 })],
    },
    () => undefined,
  );
  const xml = new TextDecoder().decode(unzipSync(bytes)["xl/worksheets/sheet1.xml"]);
  expect(xml).toContain('scale="78"');
  expect(xml).not.toContain('fitToPage="1"');
  // Head in row 3, three rows, a blank line; head in row 8, two rows, a blank line.
  expect([...xml.matchAll(/<brk id="(\d+)"/gu)].map(([, id]) => id)).toEqual(["7", "11"]);
});
