import type { ReadFailure, StatementSource } from "#domain/bank/grid.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { gridsFromCamt, isCamt } from "./camt-grid.ts";
import { containerOf } from "./container.ts";
import { columnLimit, fileLimitBytes, rowLimit } from "./limits.ts";
import { unlockMember, type LockTrouble, type UnlockedMember } from "./locked-archive.ts";
import { unlockBinary } from "./locked-binary.ts";
import { unlockWorkbook } from "./locked-workbook.ts";
import { gridsFromOfx, isOfx } from "./ofx-grid.ts";
import { gridFromPages } from "./pdf-grid.ts";
import { readPdfPages } from "./pdf-items.ts";
import { gridsOfRecords, readStatementGrids } from "./statement-grids.ts";
import { decodeText } from "./text-decoding.ts";
import { isMember, memberContent, zipEntries, zipHealth } from "./zip-entries.ts";

type Reading = Result<StatementSource, ReadFailure>;

const tooManyCells = (name: string): ReadFailure => ({
  code: "too-many-cells",
  name,
  sheet: "",
  rowLimit,
  columnLimit,
});
const tooLarge = (name: string): Reading => err(tooManyCells(name));

const readPdf = async (bytes: Uint8Array, name: string, password: string | null): Promise<Reading> => {
  const pages = await readPdfPages(bytes, password);
  if (!pages.ok) {
    if (pages.error === "broken") return err({ code: "unreadable-file", name, container: "pdf" });
    return pages.error === "too-large" ? tooLarge(name) : err({ code: pages.error, name, container: "pdf" });
  }
  // A scan is a picture of a statement: there is nothing to read.
  if (pages.value.every(({ items }) => items.length === 0))
    return err({ code: "unsupported-container", name, kind: "scanned-pdf" });
  return ok({ name, container: "pdf", encoding: null, grids: [gridFromPages(pages.value)] });
};

const lockFailure = (trouble: LockTrouble, name: string): ReadFailure => {
  if (trouble === "too-large") return tooManyCells(name);
  return { code: trouble === "wrong-password" ? "wrong-password" : "unreadable-file", name, container: "zip" };
};

/** Opens the only file of a locked archive; several are refused by their names, as in an open one. */
const readLocked = async (bytes: Uint8Array, name: string, password: string): Promise<Reading> => {
  const members = (zipEntries(bytes) ?? []).filter(isMember);
  const [member, ...others] = members;
  if (member === undefined) return err({ code: "unsupported-container", name, kind: "zip-without-statement" });
  if (others.length > 0) return err({ code: "several-files", name, files: members.map((each) => each.name) });
  const opened = await unlockMember(bytes, member.name, password);
  if (!opened.ok) return err(lockFailure(opened.error, name));
  const { kind } = containerOf(opened.value.bytes);
  const isArchive = kind === "zip" && (zipEntries(opened.value.bytes) ?? []).some((entry) => entry.isEncrypted);
  if (isArchive) return err({ code: "unsupported-container", name, kind: "zip-without-statement" });
  return openStatement({ bytes: opened.value.bytes, name: member.name, password });
};

/** A workbook only kept from being changed is locked with this word, which Excel and WPS try by themselves. */
const officesOwnPassword = "VelvetSweatshop";

/**
 * Opens a workbook that Excel or WPS locked, an xlsx or an old xls; what comes out is read like any other workbook, but never
 * unlocked again.
 */
const readLockedWorkbook = (bytes: Uint8Array, name: string, { container, password }: Lock): Reading => {
  const opened = container === "xlsx" ? unlockWorkbook(bytes, password) : unlockBinary(bytes, password);
  if (opened.ok)
    return container === "xlsx" ? readStatementGrids(opened.value, name) : gridsOfRecords(opened.value, name);
  switch (opened.error) {
    case "wrong-password":
      return err({ code: "wrong-password", name, container });
    case "too-large":
      return tooLarge(name);
    case "unknown-lock":
      return err({ code: "unknown-lock", name, container });
    case "broken":
      return err({ code: "unreadable-file", name, container });
  }
};

type Lock = { readonly container: "xls" | "xlsx"; readonly password: string };

const readOle = (bytes: Uint8Array, name: string, password: string | null): Reading => {
  const read = readStatementGrids(bytes, name);
  if (read.ok || read.error.code !== "password-protected") return read;
  const container = read.error.container === "xlsx" ? "xlsx" : "xls";
  const opened = readLockedWorkbook(bytes, name, { container, password: password ?? officesOwnPassword });
  return password === null && !opened.ok && opened.error.code === "wrong-password" ? read : opened;
};

const readInterchange = (bytes: Uint8Array, name: string): Reading | undefined => {
  const start =
    decodeText(bytes.subarray(0, 4096 - (4096 % 2)))?.text ?? new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const container = isOfx(start) ? "ofx" : isCamt(start) ? "camt" : undefined;
  if (container === undefined) return undefined;
  const decoded = decodeText(bytes);
  if (decoded === undefined) return err({ code: "undecodable-text", name });
  const grids = container === "ofx" ? gridsFromOfx(decoded.text) : gridsFromCamt(decoded.text);
  if (grids === undefined) return err({ code: "unreadable-file", name, container });
  if (grids.some(({ rows }) => rows.length > rowLimit)) return tooLarge(name);
  return grids.length === 0
    ? err({ code: "no-rows", name })
    : ok({ name, container, encoding: decoded.encoding, grids });
};

/** A statement file as it was given; the password is asked from a person and kept nowhere. */
export type StatementFile = { readonly bytes: Uint8Array; readonly name: string; readonly password: string | null };

/** Told from office files, which are archives too, by what they always hold. */
const isPlainArchive = (bytes: Uint8Array): boolean =>
  containerOf(bytes).kind === "zip" &&
  !(zipEntries(bytes) ?? []).some(({ name }) => name === "[Content_Types].xml" || name === "content.xml");

/** What stands alone in an open archive, whatever it is; an archive within the archive is not opened. */
const onlyInside = (bytes: Uint8Array): { readonly bytes: Uint8Array; readonly name: string } | undefined => {
  const entries = zipEntries(bytes) ?? [];
  const [member, ...others] = entries.filter(isMember);
  if (member === undefined || others.length > 0 || entries.some(({ isEncrypted }) => isEncrypted)) return undefined;
  const content = zipHealth(bytes, entries) === "sound" ? memberContent(bytes, member) : undefined;
  return content === undefined || isPlainArchive(content) ? undefined : { bytes: content, name: member.name };
};

/**
 * Takes one of several files out of an archive, by its name there; a password opens it where the archive is locked. An
 * archive within the archive is not opened. Never throws, whatever the bytes are.
 */
export const openMember = async (
  { bytes, name, password }: StatementFile,
  member: string,
): Promise<Result<UnlockedMember, ReadFailure>> => {
  const entries = (bytes.length > fileLimitBytes ? undefined : zipEntries(bytes)) ?? [];
  const entry = entries.filter(isMember).find((each) => each.name === member);
  if (entry === undefined) return err({ code: "unreadable-file", name, container: "zip" });
  if (entry.isEncrypted) {
    if (password === null) return err({ code: "password-protected", name, container: "zip" });
    const unlocked = await unlockMember(bytes, member, password);
    if (!unlocked.ok) return err(lockFailure(unlocked.error, name));
    return isPlainArchive(unlocked.value.bytes)
      ? err({ code: "unsupported-container", name, kind: "zip-without-statement" })
      : unlocked;
  }
  const health = zipHealth(bytes, entries);
  if (health === "too-large") return err(tooManyCells(name));
  const content = health === "sound" ? memberContent(bytes, entry) : undefined;
  if (content === undefined) return err({ code: "unreadable-file", name, container: "zip" });
  return isPlainArchive(content)
    ? err({ code: "unsupported-container", name, kind: "zip-without-statement" })
    : ok({ name: member, bytes: content });
};

/**
 * Turns any statement file into grids: what `readStatementGrids` reads, and besides it PDF with a text layer, OFX, CAMT.053
 * and archives, PDFs or xlsx workbooks locked with a password. Failures are values; nothing is thrown, whatever the bytes are.
 */
export const openStatement = async ({ bytes, name, password }: StatementFile): Promise<Reading> => {
  if (bytes.length === 0 || bytes.length > fileLimitBytes) return readStatementGrids(bytes, name);
  const container = containerOf(bytes);
  if (container.kind === "unsupported" && container.unsupported === "pdf") return readPdf(bytes, name, password);
  if (container.kind === "text") return readInterchange(bytes, name) ?? readStatementGrids(bytes, name);
  if (container.kind === "ole2") return readOle(bytes, name, password);
  const inside = isPlainArchive(bytes) ? onlyInside(bytes) : undefined;
  if (inside !== undefined) return openStatement({ ...inside, password });
  const read = readStatementGrids(bytes, name);
  if (read.ok || container.kind !== "zip") return read;
  if (read.error.code === "password-protected" && read.error.container === "zip" && password !== null)
    return readLocked(bytes, name, password);
  return read;
};
