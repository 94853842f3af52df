import type { PayoutCell, PayoutTemplate } from "#domain/funds/payout.ts";
import { finishedWorkbook } from "#files/setup/finished-workbook.ts";
import { freshWorkbook } from "#files/setup/fresh-workbook.ts";
import { gbkBytes } from "./gbk-text.ts";

type Lines = readonly (readonly PayoutCell[])[];

const workbookOf = async (lines: Lines): Promise<Uint8Array> => {
  const workbook = await freshWorkbook();
  const sheet = workbook.addWorksheet("Sheet1");
  for (const [row, cells] of lines.entries())
    for (const [column, { text, isAmount }] of cells.entries()) {
      const cell = sheet.getCell(row + 1, column + 1);
      cell.value = isAmount ? Number(text) : text;
      cell.numFmt = isAmount ? "0.00" : "@";
    }
  for (let column = 1; column <= sheet.columnCount; column += 1) sheet.getColumn(column).width = 24;
  return finishedWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};

/** A batch file as a bank takes it; the same lines give the same bytes. */
export const batchFile = async (template: PayoutTemplate, lines: Lines): Promise<Uint8Array> => {
  if (template.format === "xlsx") return workbookOf(lines);
  const text = lines.map((cells) => `${cells.map((cell) => cell.text).join(template.separator)}\r\n`).join("");
  return template.encoding === "gb18030" ? gbkBytes(text) : new TextEncoder().encode(text);
};
