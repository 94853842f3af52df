import type ExcelJS from "exceljs";

const cellText = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("result" in value) return cellText(value.result);
  return "";
};

/** The rows of every sheet of a workbook file as text: what a person reads, formulas by their results. */
export const sheetTexts = async (bytes: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: string[] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        const texts: string[] = [];
        // Merged cells repeat their text.
        row.eachCell((cell) => {
          const text = cell.isMerged && cell.master !== cell ? "" : cellText(cell.value);
          if (text !== "") texts.push(text);
        });
        rows.push(texts.join("　"));
      });
      return [sheet.name, rows];
    }),
  );
};
