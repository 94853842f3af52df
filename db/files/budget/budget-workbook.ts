import { read } from "@e965/xlsx";
import { budgetHeads, type TableCell } from "#domain/caps/budget-table.ts";
import { finishedWorkbook } from "#files/setup/finished-workbook.ts";
import { workbookHealth } from "#files/statement/cell-references.ts";
import { zipEntries } from "#files/statement/zip-entries.ts";

const mostBytes = 5 * 1024 * 1024;
const widths = [8, 10, 30, 14, 16, 16, 30] as const;
const face = { name: "宋体", size: 11 } as const;
const fixedTime = new Date(Date.UTC(2026, 0, 1));

/** The Excel table of a budget: headings, one row a line in the order of `budgetHeads`, amounts in yuan as numbers, a live total. */
export const writeBudgetWorkbook = async (
  title: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> => {
  // Loaded when a table is asked for: it would cost every start half a second.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  workbook.created = fixedTime;
  workbook.modified = fixedTime;
  const sheet = workbook.addWorksheet("预算", {
    views: [{ state: "frozen", ySplit: 2 }],
    pageSetup: {
      paperSize: 9,
      orientation: "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "1:2",
    },
  });
  sheet.mergeCells(1, 1, 1, budgetHeads.length);
  sheet.getCell(1, 1).value = title;
  sheet.getCell(1, 1).font = { ...face, size: 14, bold: true };
  sheet.getCell(1, 1).alignment = { horizontal: "center" };
  for (const [index, head] of budgetHeads.entries()) {
    const cell = sheet.getCell(2, index + 1);
    cell.value = head;
    cell.font = { ...face, bold: true };
    cell.border = { bottom: { style: "thin" } };
    sheet.getColumn(index + 1).width = widths[index] ?? 12;
    sheet.getColumn(index + 1).numFmt = head === "金额" || head === "上年结转" ? "#,##0.00" : "@";
  }
  for (const [index, cells] of rows.entries())
    for (const [column, value] of cells.entries()) {
      const cell = sheet.getCell(index + 3, column + 1);
      cell.value = value;
      cell.font = face;
    }
  return finishedWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};

const cellOf = (cell: { readonly f?: string; readonly v?: unknown } | undefined): TableCell => {
  if (cell === undefined) return null;
  if (cell.f !== undefined) return { formula: cell.f };
  return typeof cell.v === "string" || typeof cell.v === "number" ? cell.v : null;
};

/** The first sheet of an Excel file as cells, or why it cannot be read. */
export const readBudgetWorkbook = (
  bytes: Uint8Array,
): { readonly rows: readonly (readonly TableCell[])[] } | { readonly fault: "too-large" | "unreadable" } => {
  if (bytes.length > mostBytes) return { fault: "too-large" };
  const entries = zipEntries(bytes);
  if (entries === undefined || !entries.some(({ name }) => name === "xl/workbook.xml")) return { fault: "unreadable" };
  if (workbookHealth(bytes, entries) !== "sound") return { fault: "unreadable" };
  try {
    const workbook = read(bytes, { type: "array", dense: true, cellFormula: true, raw: true, sheetRows: 2000 });
    const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ""];
    const stored: unknown = sheet === undefined ? undefined : sheet["!data"];
    if (!Array.isArray(stored)) return { fault: "unreadable" };
    return { rows: Array.from(stored, (row: unknown) => (Array.isArray(row) ? Array.from(row, cellOf) : [])) };
  } catch {
    return { fault: "unreadable" };
  }
};
