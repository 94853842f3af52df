import type { Grid } from "#domain/bank/grid.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { fileLimitBytes } from "#files/statement/limits.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { decodeText } from "#files/statement/text-decoding.ts";
import { gridsFromCsvTables } from "./csv-tables.ts";
import { gridsFromXml } from "./xml-tables.ts";

export type ForeignFailure = { readonly reason: string; readonly detail: string };

const isRecordXml = (text: string): boolean =>
  text.trimStart().startsWith("<") && !/<(?:\w+:)?(?:Workbook|html|table|body|head)[\s>]/i.test(text.slice(0, 4096));

/**
 * The tables of a file another accounting program exported: Excel, CSV and what the reader of statements knows, told by
 * content, XML of records in UTF-8 or GB18030, and the same tables as a ZIP of CSV files. The same limits of size hold. Nothing is thrown.
 */
export const readForeignGrids = (bytes: Uint8Array, name: string): Result<readonly Grid[], ForeignFailure> => {
  const isMarkup = bytes.length <= fileLimitBytes && bytes.subarray(0, 64).includes(0x3c);
  const decoded = isMarkup ? decodeText(bytes) : undefined;
  if (decoded !== undefined && isRecordXml(decoded.text)) {
    const grids = gridsFromXml(decoded.text);
    return grids === undefined ? err({ reason: "unreadable-file", detail: name }) : ok(grids);
  }
  const tables = bytes.length <= fileLimitBytes ? gridsFromCsvTables(bytes) : undefined;
  if (tables !== undefined)
    return tables === "unreadable" ? err({ reason: "unreadable-file", detail: name }) : ok(tables);
  const source = readStatementGrids(bytes, name);
  if (source.ok) return ok(source.value.grids);
  const { code, ...facts } = source.error;
  return err({ reason: code, detail: JSON.stringify(facts) });
};
