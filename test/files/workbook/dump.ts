import ExcelJS from "exceljs";

const valueText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return JSON.stringify(value);
};

const cellText = (cell: ExcelJS.Cell): string => {
  if (cell.isMerged && cell.master.address !== cell.address) return "";
  const formula = cell.formula === undefined || cell.formula === "" ? "" : ` {=${cell.formula}}`;
  return `${valueText(formula === "" ? cell.value : cell.result)}${formula}`.replaceAll("\n", "⏎");
};

/** A workbook as text, one line a row: what a person reading a change of a golden file sees. */
export const dumpWorkbook = async (bytes: Uint8Array): Promise<string> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const lines: string[] = [];
  workbook.eachSheet((sheet) => {
    lines.push(`## ${sheet.name}`);
    sheet.eachRow((row, number) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => cells.push(cellText(cell)));
      while (cells.at(-1) === "") cells.pop();
      if (cells.length > 0) lines.push(`${number}\t${cells.join(" | ")}`);
    });
    lines.push("");
  });
  return lines.join("\n");
};
