import { createHash } from "node:crypto";

/** Hashes locked workbooks are made with. */
export type LockHash = "md5" | "sha1" | "sha256" | "sha384" | "sha512";

export const hashOf = (name: LockHash, ...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** A count as locks hash it: four bytes, the lowest first. */
export const numberBytes = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};

/** A password as locks hash it. */
export const utf16Bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));

export const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.from(left).equals(right);
