import { read, type CellObject, type ParsingOptions, type WorkSheet } from "@e965/xlsx";
import type { LocalDate } from "#domain/core/dates.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { setupSheets, type SetupLayout } from "#domain/people/setup/layout.ts";
import {
  dayOfSerial,
  emptySetupCell,
  type SetupCell,
  type SetupFault,
  type SetupSheet,
} from "#domain/people/setup/places.ts";
import { workbookHealth } from "#files/statement/cell-references.ts";
import { inspectOle, oleLocks } from "#files/statement/excel-binary.ts";
import { zipEntries } from "#files/statement/zip-entries.ts";

/** A township's workbook is some hundred kilobytes. */
const mostBytes = 20 * 1024 * 1024;
const mostRows = 50_000;

/** Formulas are wanted, because a cell that has one is refused; number formats, because they tell dates from numbers. */
const options: ParsingOptions = {
  type: "array",
  dense: true,
  nodim: true,
  cellFormula: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  // A formula nobody calculated yet has no value, and must be seen.
  sheetStubs: true,
  raw: true,
  sheetRows: mostRows,
};

// Excel keeps errors as numbers.
const errorNames: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

const quotedOrEscaped = /"[^"]*"|\\.|_.|\*.|\[(?:\$|[A-Za-z]{3,}|>|<|=)[^\]]*\]/g;
const isDateFormat = (format: string): boolean => /[ymd]/i.test(format.replaceAll(quotedOrEscaped, ""));

const dayFromSerial = (serial: number): LocalDate | null =>
  Number.isInteger(serial) && serial >= 61 && serial < 73_000 ? dayOfSerial(serial) : null;

const digitsOf = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e15 ? BigInt(value).toString() : String(value);

const textOf = (text: string): SetupCell => {
  const trimmed = text.replaceAll(/^[\s\u200B\uFEFF\u3000]+|[\s\u200B\uFEFF\u3000]+$/g, "");
  return trimmed === "" ? emptySetupCell : { kind: "text", text: trimmed };
};

const cellOf = (cell: CellObject | undefined, is1904: boolean): SetupCell => {
  if (cell === undefined) return emptySetupCell;
  if (cell.f !== undefined || cell.F !== undefined) return { kind: "formula", text: `=${cell.f ?? ""}` };
  if (cell.t === "z") return emptySetupCell;
  const value = cell.v;
  if (cell.t === "e") return { kind: "error", text: errorNames.get(Number(value)) ?? "#ERROR" };
  if (typeof value === "string") return textOf(value);
  if (typeof value === "boolean") return { kind: "text", text: value ? "TRUE" : "FALSE" };
  if (typeof value !== "number") return emptySetupCell;
  if (!isDateFormat(String(cell.z ?? "General"))) return { kind: "number", text: digitsOf(value), number: value };
  const date = dayFromSerial(is1904 ? value + 1462 : value);
  return { kind: "date", text: date ?? digitsOf(value), date };
};

const isDense = (sheet: WorkSheet): sheet is WorkSheet & { readonly "!data": (CellObject | undefined)[][] } =>
  Array.isArray(sheet["!data"]);

const sheetOf = (name: string, sheet: WorkSheet, is1904: boolean): SetupSheet => {
  const merged = new Set<string>();
  for (const { s: start, e: end } of sheet["!merges"] ?? []) {
    for (let row = start.r; row <= Math.min(end.r, start.r + mostRows); row += 1) {
      for (let column = start.c; column <= Math.min(end.c, start.c + 200); column += 1)
        merged.add(`${row + 1}:${column}`);
    }
  }
  const stored = isDense(sheet) ? sheet["!data"] : [];
  const rows = Array.from(stored, (row) => Array.from(row ?? [], (cell) => cellOf(cell, is1904)));
  return { name, rows, merged };
};

const isOle = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((value, index) => bytes[index] === value);

const packingFault = (bytes: Uint8Array): SetupFault | undefined => {
  if (bytes.length > mostBytes) return "workbook-too-large";
  // A password wraps the workbook into an OLE2 file; an old .xls is one too, and is not read.
  if (isOle(bytes)) {
    const finding = inspectOle(bytes);
    const isProtected = finding.kind === "trouble" && oleLocks.some((lock) => lock === finding.trouble);
    return isProtected ? "workbook-protected" : "workbook-unreadable";
  }
  const entries = zipEntries(bytes);
  if (entries === undefined || !entries.some((entry) => entry.name === "xl/workbook.xml")) return "workbook-unreadable";
  if (entries.some((entry) => entry.isEncrypted)) return "workbook-protected";
  const health = workbookHealth(bytes, entries);
  return health === "sound" ? undefined : health === "too-large" ? "workbook-too-large" : "workbook-unreadable";
};

/**
 * The sheets of a filled form saved by Excel, WPS or LibreOffice as .xlsx; sheets the program does not know are passed
 * over. Refused whole: a password, more than 20 MB, anything that is no such workbook.
 */
export const readSetupWorkbook = (
  bytes: Uint8Array,
  layouts: readonly Pick<SetupLayout, "name">[] = setupSheets,
): Result<readonly SetupSheet[], SetupFault> => {
  const fault = packingFault(bytes);
  if (fault !== undefined) return err(fault);
  try {
    const workbook = read(bytes, options);
    const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
    const known = new Set(layouts.map((sheet) => sheet.name));
    return ok(
      workbook.SheetNames.flatMap((name) => {
        const sheet = workbook.Sheets[name];
        return sheet === undefined || !known.has(name.trim()) ? [] : [sheetOf(name, sheet, is1904)];
      }),
    );
  } catch {
    return err("workbook-unreadable");
  }
};
