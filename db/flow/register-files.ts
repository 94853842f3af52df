import type { SetupLayout } from "#domain/people/setup/layout.ts";
import type { SetupPlace, SetupSheet } from "#domain/people/setup/places.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { registerTemplate } from "#files/setup/register-template.ts";

/** An empty workbook of one register, named after it. */
export const templateOf = async (layout: SetupLayout): Promise<{ readonly name: string; readonly bytes: string }> => ({
  name: `${layout.name}导入模板.xlsx`,
  bytes: base64FromBytes(await registerTemplate(layout)),
});

type Sheets =
  | { readonly ok: true; readonly sheets: readonly SetupSheet[] }
  | { readonly ok: false; readonly places: readonly SetupPlace[] };

/** The sheets of a filled register, or the one thing wrong with the file as a whole. */
export const sheetsOfRegister = (
  file: { readonly name: string; readonly bytes: string },
  layout: SetupLayout,
): Sheets => {
  const read = readSetupWorkbook(bytesFromBase64(file.bytes), [layout]);
  if (read.ok) return { ok: true, sheets: read.value };
  return { ok: false, places: [{ sheet: "", row: 0, column: "", code: read.error, text: file.name }] };
};
