import { memberContent, zipHealth, type ZipEntry, type ZipHealth } from "./zip-entries.ts";

const sheetMember = /(?:^|\/)worksheets\/[^/]+\.xml$/i;
const cellOrRow = /<(?:\w+:)?(c|row)\b([^>]*)>/g;
const wholeAttributes = /^(?:\s+[\w:]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?$/;
const place = /\sr\s*=\s*["']([^"']*)["']/;
const cellPlace = /^\$?[A-Z]{1,3}\$?[1-9]\d{0,6}$/i;
const rowPlace = /^[1-9]\d{0,6}$/;

/**
 * True when every cell and row of a workbook's sheets stands where a sheet has a place for it. A damaged reference has made the
 * library count columns into the billions: seconds and gigabytes for a file of nine kilobytes.
 */
export const hasSoundReferences = (bytes: Uint8Array, entries: readonly ZipEntry[]): boolean =>
  entries
    .filter(({ name }) => sheetMember.test(name))
    .every((entry) => {
      const content = memberContent(bytes, entry);
      if (content === undefined) return false;
      // Byte by byte: names of tags and places are plain letters, and what stands in cells does not matter here.
      for (const [, tag, attributes = ""] of new TextDecoder("latin1").decode(content).matchAll(cellOrRow)) {
        if (!wholeAttributes.test(attributes)) return false;
        const where = place.exec(attributes)?.[1];
        if (where !== undefined && !(tag === "c" ? cellPlace : rowPlace).test(where)) return false;
      }
      return true;
    });

/** `zipHealth` of a workbook, which is broken as well where a cell stands nowhere. Asked before the library opens any. */
export const workbookHealth = (bytes: Uint8Array, entries: readonly ZipEntry[]): ZipHealth => {
  const health = zipHealth(bytes, entries);
  return health === "sound" && !hasSoundReferences(bytes, entries) ? "broken" : health;
};
