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

// A program that saves a workbook again may write the last binary digit of a number otherwise.
const steady = (text: string): string =>
  /^-?\d+\.\d{7,}(?:e-?\d+)?$/i.test(text) ? String(Number(Number(text).toFixed(6))) : text;

/** What every filled cell of every sheet shows, by its address; formulas by their results. Throws where the bytes are no workbook. */
export const sheetCells = async (bytes: Uint8Array): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const cells = new Map<string, string>();
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          const text = cell.isMerged && cell.master !== cell ? "" : steady(cellText(cell.value).trim());
          if (text !== "") cells.set(cell.address, text);
        });
      });
      return [sheet.name, cells];
    }),
  );
};
