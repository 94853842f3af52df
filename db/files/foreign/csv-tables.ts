/**
 * The tables of an accounting data file as CSV: a ZIP with one file a table, as this program's own data interface writes it. They are
 * read as the same records as the XML has.
 */
import Papa from "papaparse";
import type { Grid } from "#domain/bank/grid.ts";
import { rowLimit } from "#files/statement/limits.ts";
import { decodeText } from "#files/statement/text-decoding.ts";
import { memberContent, zipEntries, zipHealth } from "#files/statement/zip-entries.ts";
import { gridsFromRecords, type Fields } from "./xml-tables.ts";

const tableName = (member: string): string | undefined => /(?:^|\/)([^/]+)\.csv$/i.exec(member)?.[1];

/** True for a ZIP whose members are the tables of accounting data; nothing of them is opened yet. */
const areTables = (names: readonly string[]): boolean =>
  names.length > 1 &&
  ["会计科目", "电子账簿"].some((name) => names.includes(name)) &&
  names.some((name) => name.includes("记账凭证") || name.includes("余额"));

/** Text that would open as a formula is written behind a quote, and so is what begins with one; read back it is as it was. */
const unguarded = (text: string): string => (/^'+[=+\-@\t]|^''/.test(text) ? text.slice(1) : text);

/** By commas alone, every field as it stands: these files are not a bank's, of which nobody knows how they were written. */
const recordsOf = (text: string): readonly Fields[] | undefined => {
  const plain = { delimiter: ",", header: false, dynamicTyping: false, skipEmptyLines: "greedy" } as const;
  const { data, errors } = Papa.parse<string[]>(text, plain);
  if (errors.some(({ code }) => code === "MissingQuotes") || data.length > rowLimit) return undefined;
  const [head = [], ...records] = data;
  const names = head.map((name) => name.replace(/^\u{FEFF}/u, ""));
  return records.map((fields) => new Map(names.map((name, at) => [name, unguarded(fields[at] ?? "")])));
};

/**
 * The grids of such a ZIP; `undefined` when it is none. `"unreadable"`: it is one, and a table of it is broken, not text, or too
 * long. Throws nothing.
 */
export const gridsFromCsvTables = (bytes: Uint8Array): readonly Grid[] | "unreadable" | undefined => {
  const entries = zipEntries(bytes)?.filter(({ name }) => tableName(name) !== undefined) ?? [];
  if (!areTables(entries.map(({ name }) => tableName(name) ?? ""))) return undefined;
  if (zipHealth(bytes, entries) !== "sound") return "unreadable";
  const tables = new Map<string, readonly Fields[]>();
  for (const entry of entries) {
    const content = entry.isEncrypted ? undefined : memberContent(bytes, entry);
    const decoded = content === undefined ? undefined : decodeText(content);
    const records = decoded === undefined ? undefined : recordsOf(decoded.text);
    if (records === undefined) return "unreadable";
    // A table without a record is none, as in the XML.
    if (records.length > 0) tables.set(tableName(entry.name) ?? "", records);
  }
  return gridsFromRecords(tables) ?? "unreadable";
};
