import type { Encoding, Grid, ReadFailure, StatementSource, UnsupportedKind } from "#domain/bank/grid.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { workbookHealth } from "./cell-references.ts";
import { containerOf } from "./container.ts";
import { readDelimitedText } from "./delimited-text.ts";
import { inspectOle, recordsFinding, type OleFinding, type OleLock, type OleTrouble } from "./excel-binary.ts";
import { columnLimit, fileLimitBytes, rowLimit } from "./limits.ts";
import { decodeText } from "./text-decoding.ts";
import { gridsFromBytes, gridsFromMarkup, isOversized } from "./workbook-grids.ts";
import { isMember, memberContent, zipEntries, zipHealth, type ZipEntry } from "./zip-entries.ts";

type Reading = Result<StatementSource, ReadFailure>;
type Found = Omit<StatementSource, "grids"> & { readonly grids: readonly Grid[] };

const unsupported = (name: string, kind: UnsupportedKind): Reading =>
  err({ code: "unsupported-container", name, kind });

const source = (found: Found): Reading => {
  const oversized = found.grids.find(isOversized);
  if (oversized !== undefined)
    return err({ code: "too-many-cells", name: found.name, sheet: oversized.sheet, rowLimit, columnLimit });
  const filled = found.grids.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.text !== "")));
  return filled.length === 0 ? err({ code: "no-rows", name: found.name }) : ok({ ...found, grids: filled });
};

/** The library throws its own errors on broken content; for the user they all mean that the file is damaged. */
const attempt = (read: () => readonly Grid[]): readonly Grid[] | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const unsupportedOle: Readonly<Record<Exclude<OleTrouble, OleLock | "broken">, UnsupportedKind>> = {
  "old-excel": "old-excel",
  word: "word",
  presentation: "presentation",
  unknown: "unknown-binary",
};

const readFinding = (finding: OleFinding, name: string): Reading => {
  if (finding.kind === "biff8") {
    const grids = attempt(() => gridsFromBytes(finding.records));
    return grids === undefined
      ? err({ code: "unreadable-file", name, container: "xls" })
      : source({ name, container: "xls", encoding: null, grids });
  }
  if (finding.trouble === "encrypted") return err({ code: "password-protected", name, container: "xls" });
  if (finding.trouble === "unknown-lock") return err({ code: "unknown-lock", name, container: "xls" });
  if (finding.trouble === "locked-xlsx") return err({ code: "password-protected", name, container: "xlsx" });
  if (finding.trouble === "broken") return err({ code: "unreadable-file", name, container: "xls" });
  return unsupported(name, unsupportedOle[finding.trouble]);
};

const officeKind = (names: ReadonlySet<string>): "xlsx" | UnsupportedKind | undefined => {
  if (names.has("xl/workbook.xml") || names.has("xl/workbook.bin")) return "xlsx";
  if (names.has("word/document.xml")) return "word";
  if (names.has("ppt/presentation.xml")) return "presentation";
  return names.has("content.xml") ? "open-document" : undefined;
};

const readMember = (bytes: Uint8Array, entry: ZipEntry, name: string): Reading => {
  const content = memberContent(bytes, entry);
  if (content === undefined) return err({ code: "unreadable-file", name, container: "zip" });
  const isNested = containerOf(content).kind === "zip" && officeKind(namesIn(content)) === undefined;
  return isNested ? unsupported(name, "zip-without-statement") : readStatementGrids(content, entry.name);
};

const namesIn = (bytes: Uint8Array): ReadonlySet<string> =>
  new Set((zipEntries(bytes) ?? []).map((entry) => entry.name));

const readArchive = (bytes: Uint8Array, entries: readonly ZipEntry[], name: string): Reading => {
  const members = entries.filter(isMember);
  const [member, ...others] = members;
  if (member === undefined) return unsupported(name, "zip-without-statement");
  if (others.length > 0) return err({ code: "several-files", name, files: members.map((entry) => entry.name) });
  return readMember(bytes, member, name);
};

const readZip = (bytes: Uint8Array, name: string): Reading => {
  const entries = zipEntries(bytes);
  if (entries === undefined) return err({ code: "unreadable-file", name, container: "zip" });
  const office = officeKind(new Set(entries.map((entry) => entry.name)));
  const container = office === "xlsx" ? "xlsx" : "zip";
  if (entries.some((entry) => entry.isEncrypted)) return err({ code: "password-protected", name, container });
  if (office !== undefined && office !== "xlsx") return unsupported(name, office);
  const health = office === undefined ? zipHealth(bytes, entries) : workbookHealth(bytes, entries);
  if (health === "too-large") return err({ code: "too-many-cells", name, sheet: "", rowLimit, columnLimit });
  if (health === "broken") return err({ code: "unreadable-file", name, container });
  if (office === undefined) return readArchive(bytes, entries, name);
  const grids = attempt(() => gridsFromBytes(bytes));
  return grids === undefined
    ? err({ code: "unreadable-file", name, container: "xlsx" })
    : source({ name, container: "xlsx", encoding: null, grids });
};

const isSpreadsheetMarkup = (text: string): boolean => /<(?:\w+:)?Workbook[\s>]/.test(text.slice(0, 4096));
const isHtml = (text: string): boolean => /<(?:html|table|!doctype|head|body|meta)[\s>]/i.test(text.slice(0, 4096));
// A page of the bank's site, such as the one after a session has run out, saved under the name of a statement.
const isPageWithoutTable = (text: string): boolean => !/<(?:table|tr|td)[\s>]/i.test(text);
const hasWideSpan = (text: string): boolean =>
  /(?:colspan|rowspan|ss:Index|ss:MergeAcross)\s*=\s*["']?\d{4,}/i.test(text);

const readMarkup = (text: string, name: string, encoding: Encoding): Reading | undefined => {
  const container = isSpreadsheetMarkup(text) ? "spreadsheetml" : isHtml(text) ? "html" : undefined;
  if (container === undefined) return undefined;
  if (container === "html" && isPageWithoutTable(text)) return unsupported(name, "web-page");
  if (hasWideSpan(text)) return err({ code: "too-many-cells", name, sheet: "", rowLimit, columnLimit });
  const grids = attempt(() => gridsFromMarkup(text));
  return grids === undefined
    ? err({ code: "unreadable-file", name, container })
    : source({ name, container, encoding, grids });
};

const readText = (bytes: Uint8Array, name: string): Reading => {
  const decoded = decodeText(bytes);
  if (decoded === undefined)
    return bytes.subarray(0, 4096).includes(0)
      ? unsupported(name, "unknown-binary")
      : err({ code: "undecodable-text", name });
  const { text, encoding } = decoded;
  const markup = text.trimStart().startsWith("<") ? readMarkup(text, name, encoding) : undefined;
  if (markup !== undefined) return markup;
  const { rows, delimiter, brokenRow } = readDelimitedText(text);
  if (brokenRow !== null) return err({ code: "broken-quotes", name, row: brokenRow });
  return source({ name, container: delimiter === "\t" ? "tsv" : "csv", encoding, grids: [{ sheet: "", rows }] });
};

/**
 * Turns the bytes of a bank statement file into grids. The container is told by content, never by `name`; text is decoded
 * here, strictly. A ZIP with one file is opened; one with several is refused by their names. Failures carry their facts and
 * nothing is thrown, whatever the bytes are.
 */
export const readStatementGrids = (bytes: Uint8Array, name: string): Reading => {
  if (bytes.length === 0) return err({ code: "empty-file", name });
  if (bytes.length > fileLimitBytes)
    return err({ code: "file-too-large", name, sizeBytes: bytes.length, limitBytes: fileLimitBytes });
  const container = containerOf(bytes);
  switch (container.kind) {
    case "ole2":
      return readFinding(inspectOle(bytes), name);
    case "zip":
      return readZip(bytes, name);
    case "unsupported":
      return unsupported(name, container.unsupported);
    case "text":
      return readText(bytes, name);
  }
};

/** The grids of a BIFF8 workbook that was unlocked into its bare stream of records. */
export const gridsOfRecords = (records: Uint8Array, name: string): Reading =>
  readFinding(recordsFinding(records), name);
