import { oleStreams } from "./ole-streams.ts";

/** What the streams of an OLE2 file show: a readable BIFF8 workbook, or why it cannot be read. */
export type OleFinding = "biff8" | "encrypted" | "old-excel" | "word" | "presentation" | "unknown" | "broken";

const bofRecord = 0x0809;
const eofRecord = 0x0a;
const passwordRecord = 0x2f;
const biff8Version = 0x0600;

const recordsFinding = (stream: Uint8Array): OleFinding => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 8 || view.getUint16(0, true) !== bofRecord) return "old-excel";
  if (view.getUint16(4, true) !== biff8Version) return "old-excel";
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const record = view.getUint16(at, true);
    if (record === passwordRecord) return "encrypted";
    if (record === bofRecord) depth += 1;
    if (record === eofRecord) depth -= 1;
    // Behind the last sheet the stream is padded with zeros.
    if (depth === 0 && record === 0) return "biff8";
    at += 4 + view.getUint16(at + 2, true);
  }
  return depth === 0 && at <= stream.length ? "biff8" : "broken";
};

const findingByStream: readonly (readonly [string, OleFinding])[] = [
  ["EncryptedPackage", "encrypted"],
  ["WordDocument", "word"],
  ["PowerPoint Document", "presentation"],
];

/** Looks into an OLE2 file without opening the workbook; a truncated file shows in chains and records that run out. */
export const inspectOle = (bytes: Uint8Array): OleFinding => {
  const streams = oleStreams(bytes);
  if (streams === undefined) return "broken";
  const names = new Set(streams.map(({ name }) => name));
  const other = findingByStream.find(([name]) => names.has(name));
  if (other !== undefined) return other[1];
  const workbook = streams.find(({ name }) => name === "Workbook");
  if (workbook === undefined) return names.has("Book") ? "old-excel" : "unknown";
  const content = workbook.content();
  return content === undefined ? "broken" : recordsFinding(content);
};
