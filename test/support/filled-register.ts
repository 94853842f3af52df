import { columnLetter } from "#domain/people/setup/places.ts";
import type { SetupLayout } from "#domain/people/setup/layout.ts";
import { registerTemplate } from "#files/setup/register-template.ts";

/** The program's own template with rows filled in below the sample, as a file a window would send. */
export const filledRegister = async (
  layout: SetupLayout,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<{ readonly name: string; readonly bytes: string }> => {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const empty = await registerTemplate(layout);
  await workbook.xlsx.load(empty.buffer.slice(empty.byteOffset, empty.byteOffset + empty.byteLength) as ArrayBuffer);
  const sheet = workbook.getWorksheet(layout.name);
  if (sheet === undefined) throw new Error(`no sheet ${layout.name}`);
  for (const header of rows.flatMap((row) => Object.keys(row)))
    if (!layout.columns.some((column) => column.header === header)) throw new Error(`no column ${header}`);
  // In place of the samples, so that the rows keep the numbers a test names.
  for (const [index, row] of rows.entries()) {
    for (const [at, column] of layout.columns.entries()) {
      const cell = sheet.getCell(`${columnLetter(at)}${String(index + 2)}`);
      cell.value = row[column.header] ?? null;
    }
  }
  for (let row = rows.length + 2; row <= layout.samples.length + 1; row += 1) sheet.getRow(row).values = [];
  return { name: `${layout.name}.xlsx`, bytes: Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64") };
};
