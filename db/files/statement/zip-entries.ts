import { Inflate, inflateSync } from "fflate";
import { suspectRatio, suspectUnpackedBytes, unpackedLimitBytes } from "./limits.ts";

/** One member of a ZIP as its central directory declares it. Sizes in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  readonly offset: number;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 65_535;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const findEnd = (view: DataView): number | undefined => {
  const first = Math.max(0, view.byteLength - 22 - longestComment);
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === endMark) return at;
  return undefined;
};

const nameText = (bytes: Uint8Array, isUtf8: boolean): string => {
  try {
    return new TextDecoder(isUtf8 ? "utf-8" : "gb18030", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
};

const entryAt = (
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } | undefined => {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return undefined;
  const flags = view.getUint16(at + 8, true);
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const entry = {
    name: nameText(bytes.subarray(at + 46, at + 46 + nameBytes), (flags & 0x800) !== 0),
    isEncrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    packedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return { entry, next };
};

/** The members of a ZIP; `undefined` when its directory is missing or broken, as in a truncated download. */
export const zipEntries = (bytes: Uint8Array): readonly ZipEntry[] | undefined => {
  if (bytes.length < 22) return undefined;
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const read = entryAt(bytes, view, at);
    if (read === undefined) return undefined;
    entries.push(read.entry);
    at = read.next;
  }
  return entries;
};

const packedContent = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localMark) return undefined;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const content = bytes.subarray(start, start + entry.packedBytes);
  return content.length === entry.packedBytes ? content : undefined;
};

const stepBytes = 65_536;

/** Counts what really comes out of a member, keeping nothing, and stops at the declared size: a directory may lie. */
const unpackedBytes = (packed: Uint8Array, limitBytes: number): number => {
  const counted = { bytes: 0 };
  const inflate = new Inflate((chunk) => {
    counted.bytes += chunk.length;
  });
  for (let at = 0; at < packed.length && counted.bytes <= limitBytes; at += stepBytes)
    inflate.push(packed.subarray(at, at + stepBytes), at + stepBytes >= packed.length);
  return counted.bytes;
};

export type ZipHealth = "sound" | "too-large" | "broken";

/** Checks every member before anyone unpacks it: complete, of the declared size, and all together within the limit. */
export const zipHealth = (bytes: Uint8Array, entries: readonly ZipEntry[]): ZipHealth => {
  const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
  if (declared > unpackedLimitBytes) return "too-large";
  const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0);
  if (declared > suspectUnpackedBytes && declared > suspectRatio * packed) return "too-large";
  for (const entry of entries) {
    const content = packedContent(bytes, entry);
    if (content === undefined) return "broken";
    if (entry.method !== 8) continue;
    try {
      const unpacked = unpackedBytes(content, entry.declaredBytes);
      if (unpacked > entry.declaredBytes) return "too-large";
      if (unpacked < entry.declaredBytes) return "broken";
    } catch {
      return "broken";
    }
  }
  return "sound";
};

/** The content of one member of a ZIP whose health was checked; `undefined` for packings other than stored and deflated. */
export const memberContent = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const packed = packedContent(bytes, entry);
  if (packed === undefined || entry.method === 0) return packed;
  return entry.method === 8 ? inflateSync(packed) : undefined;
};

/** True for a file a person packed; folders, empty files and what operating systems add are not. */
export const isMember = ({ name, declaredBytes }: ZipEntry): boolean =>
  !name.endsWith("/") && declaredBytes > 0 && !/(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$)/.test(name);
