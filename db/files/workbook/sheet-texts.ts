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

// Programs write the same format with or without its escapes, its colours in letters of either size, with the country whose words
// it would use (`[$-804]`), and `General` as no format at all.
const plainFormat = (format: string | undefined): string =>
  (format ?? "")
    .replaceAll("\\", "")
    .replaceAll(/\[(?:black|blue|cyan|green|magenta|red|white|yellow)\]/gi, (colour) => colour.toLowerCase())
    .replaceAll(/\[\$-[0-9a-f]+\]/gi, "")
    .replace(/^General$/i, "");

// The same formula with or without blanks, quotes around the name of a sheet, and the mark of a newer function.
const plainFormula = (formula: string): string =>
  formula
    .replaceAll(/\s/g, "")
    .replace(/^=/, "")
    .replaceAll(/'([^']+)'!/g, "$1!")
    .replaceAll("_xlfn.", "");

// Too low or too narrow to read: the same as hidden.
const leastHeight = 3;
const leastWidth = 0.6;

const isFormula = (value: ExcelJS.CellValue): boolean =>
  typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value);

/** What stands behind or in the way of what a cell shows: its formula, and the format its number or day is written in. */
const behindCell = (cell: ExcelJS.Cell): readonly (readonly [string, string])[] => {
  const { address, value } = cell;
  const formula = isFormula(value) ? cell.formula : undefined;
  const isFormatted = formula !== undefined || typeof value === "number" || value instanceof Date;
  return [
    ...(formula === undefined ? [] : [[`${address} 公式`, plainFormula(formula)] as const]),
    ...(isFormatted ? [[`${address} 数字格式`, plainFormat(cell.numFmt)] as const] : []),
  ];
};

const hiddenIn = (sheet: ExcelJS.Worksheet): readonly (readonly [string, string])[] => {
  const hidden: [string, string][] = sheet.state === "visible" ? [] : [["整张表", "隐藏"]];
  for (let no = 1; no <= sheet.columnCount; no += 1) {
    const column = sheet.getColumn(no);
    if (column.hidden || (column.width ?? leastWidth) < leastWidth) hidden.push([`${column.letter} 列`, "隐藏"]);
  }
  sheet.eachRow((row, no) => {
    if (row.hidden || (row.height ?? leastHeight) < leastHeight) hidden.push([`第 ${String(no)} 行`, "隐藏"]);
  });
  return hidden;
};

/**
 * What every filled cell of every sheet shows, by its address; formulas by their results. Beside it what decides what a reader
 * sees of it: the text of formulas, the formats of numbers, hidden rows, columns and sheets. Throws where the bytes are no workbook.
 */
export const sheetCells = async (bytes: Uint8Array): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const cells = new Map<string, string>(hiddenIn(sheet));
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.isMerged && cell.master !== cell) return;
          const text = steady(cellText(cell.value).trim());
          if (text !== "") cells.set(cell.address, text);
          for (const [place, behind] of behindCell(cell)) cells.set(place, behind);
        });
      });
      return [sheet.name, cells];
    }),
  );
};
