import type ExcelJS from "exceljs";

/** An empty workbook of the program's own, dated alike whenever it is made. */
export const freshWorkbook = async (): Promise<ExcelJS.Workbook> => {
  // Loaded when a workbook is asked for: it would cost every start half a second.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  workbook.creator = "乡账";
  workbook.created = new Date("2026-01-01T00:00:00.000Z");
  workbook.modified = new Date("2026-01-01T00:00:00.000Z");
  return workbook;
};
