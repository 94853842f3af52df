import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** One formula cell and the result it carries; amounts are rounded to two decimals, texts are as they stand. */
export type FormulaCell = { readonly place: string; readonly formula: string; readonly result: string };
export type FormulaDifference = FormulaCell & { readonly recalculated: string };

const resultText = (result: unknown): string => {
  if (typeof result === "number") return (Math.round(result * 100) / 100 + 0).toFixed(2);
  if (typeof result === "string") return result;
  if (typeof result === "boolean") return String(result);
  if (typeof result === "object" && result !== null && "error" in result) return String(result.error);
  return "";
};

const formulaOf = (cell: ExcelJS.Cell): string | undefined => {
  const { value } = cell;
  if (typeof value !== "object" || value === null) return undefined;
  if ("formula" in value && typeof value.formula === "string") return value.formula;
  return cell.formula === undefined || cell.formula === "" ? undefined : cell.formula;
};

/** Every formula cell of a workbook with its cached result, by sheet and address. */
export const readFormulaCells = async (bytes: Uint8Array): Promise<readonly FormulaCell[]> => {
  const workbook = new ExcelJS.Workbook();
  // exceljs asks for an ArrayBuffer of its own.
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const cells: FormulaCell[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const formula = formulaOf(cell);
        if (formula !== undefined)
          cells.push({ place: `${sheet.name}!${cell.address}`, formula, result: resultText(cell.result) });
      });
    });
  });
  return cells;
};

/** The workbook without any cached result: whoever opens it has to calculate. */
export const withoutResults = (bytes: Uint8Array): Uint8Array => {
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(files))
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name))
      files[name] = strToU8(strFromU8(content).replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, "$1"));
  return zipSync(files);
};

/** Formula cells whose recalculated result is not the one the program wrote, or is missing. */
export const formulaDifferences = (
  written: readonly FormulaCell[],
  recalculated: readonly FormulaCell[],
): readonly FormulaDifference[] => {
  const results = new Map(recalculated.map((cell) => [cell.place, cell.result]));
  return written.flatMap((cell) => {
    const result = results.get(cell.place);
    return result === cell.result ? [] : [{ ...cell, recalculated: result ?? "（没有这个公式单元格）" }];
  });
};
