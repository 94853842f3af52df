import { oleStreams } from "./ole-streams.ts";

/** How an OLE2 file is locked: an xls, an xls in a way that is not opened here, an xlsx. */
export const oleLocks = ["encrypted", "unknown-lock", "locked-xlsx"] as const;
export type OleLock = (typeof oleLocks)[number];

/** Why an OLE2 file holds no workbook that can be read. */
export type OleTrouble = OleLock | "old-excel" | "word" | "presentation" | "unknown" | "broken";

/** A readable BIFF8 workbook as its bare stream of records, or why there is none. */
export type OleFinding =
  { readonly kind: "biff8"; readonly records: Uint8Array } | { readonly kind: "trouble"; readonly trouble: OleTrouble };

const trouble = (kind: OleTrouble): OleFinding => ({ kind: "trouble", trouble: kind });

/** Where the workbook and each of its sheets begins. */
export const bofRecord = 0x0809;
const eofRecord = 0x0a;
/** How the workbook is locked. */
export const passwordRecord = 0x2f;
const formulaRecord = 0x06;
const biff8Version = 0x0600;

/** Records that carry values, texts, formats and the names of sheets. */
const neededRecords: ReadonlySet<number> = new Set(
  [
    [bofRecord, eofRecord, formulaRecord, 0x22, 0x3c, 0x42, 0x85, 0xbd, 0xd6, 0xe0, 0xfc, 0xfd],
    [0x0203, 0x0204, 0x0205, 0x0207, 0x027e, 0x041e],
  ].flat(),
);

/** A cell selection: the library has no reader for it and passes over it. */
export const passedOverRecord = 0x1d;
// Where a formula states its length, and the length that makes the library leave it unread: the stored result is enough.
const formulaLengthAt = 20;
const unreadFormula = 0xffff;

/**
 * Checks the records one by one and disarms all that a statement does not need: damaged drawings, names and formulas have made
 * the library loop for ever. Records keep their places, because sheets are found by them.
 */
const disarmed = (stream: Uint8Array): OleFinding => {
  const records = stream.slice();
  const view = new DataView(records.buffer);
  let depth = 0;
  let at = 0;
  while (at + 4 <= records.length) {
    const record = view.getUint16(at, true);
    const next = at + 4 + view.getUint16(at + 2, true);
    // The old scrambling says 0 where the locks that are opened here say 1.
    if (record === passwordRecord) return trouble(records[at + 4] === 1 ? "encrypted" : "unknown-lock");
    if (record === bofRecord) depth += 1;
    if (record === eofRecord) depth -= 1;
    // Behind the last sheet the stream is padded with zeros.
    if (depth === 0 && record === 0) return { kind: "biff8", records };
    const formulaAt = at + 4 + formulaLengthAt;
    const isShortFormula = record === formulaRecord && formulaAt + 2 > Math.min(next, records.length);
    if (!neededRecords.has(record) || isShortFormula) view.setUint16(at, passedOverRecord, true);
    else if (record === formulaRecord) view.setUint16(formulaAt, unreadFormula, true);
    at = next;
  }
  return depth === 0 && at <= records.length ? { kind: "biff8", records } : trouble("broken");
};

/** The same for a stream of records by itself, as it comes out of a locked workbook. */
export const recordsFinding = (stream: Uint8Array): OleFinding => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 8 || view.getUint16(0, true) !== bofRecord) return trouble("old-excel");
  return view.getUint16(4, true) === biff8Version ? disarmed(stream) : trouble("old-excel");
};

const findingByStream: readonly (readonly [string, OleTrouble])[] = [
  ["EncryptedPackage", "locked-xlsx"],
  ["WordDocument", "word"],
  ["PowerPoint Document", "presentation"],
];

/** Looks into an OLE2 file without opening the workbook; a truncated file shows in chains and records that run out. */
export const inspectOle = (bytes: Uint8Array): OleFinding => {
  const streams = oleStreams(bytes);
  if (streams === undefined) return trouble("broken");
  const names = new Set(streams.map(({ name }) => name));
  const other = findingByStream.find(([name]) => names.has(name));
  if (other !== undefined) return trouble(other[1]);
  const workbook = streams.find(({ name }) => name === "Workbook");
  if (workbook === undefined) return trouble(names.has("Book") ? "old-excel" : "unknown");
  const content = workbook.content();
  return content === undefined ? trouble("broken") : recordsFinding(content);
};
