import type { UnsupportedKind } from "#domain/bank/grid.ts";

/** What the first bytes of a file say it is; the file's name is never asked. */
export type ContainerKind =
  | { readonly kind: "ole2" }
  | { readonly kind: "zip" }
  | { readonly kind: "unsupported"; readonly unsupported: UnsupportedKind }
  | { readonly kind: "text" };

type Signature = { readonly bytes: readonly number[]; readonly unsupported: UnsupportedKind };

const asciiBytes = (text: string): readonly number[] => Array.from(text, (sign) => sign.charCodeAt(0));

const ole2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = asciiBytes("PK");
const signatures: readonly Signature[] = [
  { bytes: asciiBytes("%PDF"), unsupported: "pdf" },
  { bytes: [0x89, ...asciiBytes("PNG")], unsupported: "image" },
  { bytes: [0xff, 0xd8, 0xff], unsupported: "image" },
  { bytes: asciiBytes("GIF8"), unsupported: "image" },
  { bytes: asciiBytes("BM6"), unsupported: "image" },
  { bytes: [0x49, 0x49, 0x2a, 0x00], unsupported: "image" },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], unsupported: "image" },
  { bytes: asciiBytes("RIFF"), unsupported: "image" },
  { bytes: asciiBytes("Rar!"), unsupported: "archive" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], unsupported: "archive" },
  { bytes: [0x1f, 0x8b], unsupported: "archive" },
  { bytes: asciiBytes("MIME-Version:"), unsupported: "mail-archive" },
  // A BIFF2–BIFF4 sheet without the OLE2 wrapping.
  { bytes: [0x09, 0x00, 0x04, 0x00], unsupported: "old-excel" },
  { bytes: [0x09, 0x02, 0x06, 0x00], unsupported: "old-excel" },
  { bytes: [0x09, 0x04, 0x06, 0x00], unsupported: "old-excel" },
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((value, index) => bytes[index] === value);

/** Tells the container by its bytes. Everything without a known signature is taken for text and must decode strictly. */
export const containerOf = (bytes: Uint8Array): ContainerKind => {
  if (startsWith(bytes, ole2)) return { kind: "ole2" };
  const isZip = startsWith(bytes, zip) && (bytes[2] === 0x03 || bytes[2] === 0x05);
  if (isZip) return { kind: "zip" };
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes));
  return found === undefined ? { kind: "text" } : { kind: "unsupported", unsupported: found.unsupported };
};
