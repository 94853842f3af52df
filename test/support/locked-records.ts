import { createHash } from "node:crypto";
import { oleStreams } from "#files/statement/ole-streams.ts";
import { oleFile } from "./locked-workbook.ts";

const sha1 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha1");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** RC4 as the textbook has it, one byte after the other. */
const rc4 = (key: Uint8Array): (() => number) => {
  const box = Array.from({ length: 256 }, (_, at) => at);
  const at = (index: number): number => box[index & 255] ?? 0;
  const swap = (one: number, other: number): void => {
    [box[one], box[other]] = [at(other), at(one)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return () => {
    i = (i + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    return at(at(i) + at(j));
  };
};

type Record = { readonly kind: number; readonly content: Buffer };

const recordsOf = (stream: Uint8Array): readonly Record[] => {
  const bytes = Buffer.from(stream);
  const records: Record[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const [kind, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)];
    if (kind === 0 && length === 0) break;
    records.push({ kind, content: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return records;
};

/** A BIFF8 workbook locked as Excel 2003 locks it, with a key of some bits; made here from [MS-OFFCRYPTO] 2.3.5. */
export const cryptoApiLocked = (file: Uint8Array, password: string, keyBits: 40 | 128): Uint8Array => {
  const stream = oleStreams(file)
    ?.find(({ name }) => name === "Workbook")
    ?.content();
  if (stream === undefined) throw new Error("no workbook");
  const salt = Buffer.from(Array.from({ length: 16 }, (_, at) => at * 11 + 5));
  const base = sha1(salt, Buffer.from(password, "utf16le"));
  const keyOf = (block: number): Uint8Array => {
    const key = sha1(base, number(block)).subarray(0, keyBits / 8);
    return keyBits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const verifier = Buffer.from("fedcba9876543210");
  const next = rc4(keyOf(0));
  const hidden = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ next()));
  const [sealedVerifier, sealedHash] = [hidden(verifier), hidden(sha1(verifier))];
  const header = Buffer.concat([
    ...[4, 0, 0x6801, 0x8004, keyBits, 1, 0, 0].map(number),
    Buffer.from("Microsoft Enhanced Cryptographic Provider v1.0\0", "utf16le"),
  ]);
  const lock = Buffer.concat([
    Buffer.from([1, 0, 2, 0, 2, 0]),
    number(4),
    number(header.length),
    header,
    number(16),
    salt,
    sealedVerifier,
    number(20),
    sealedHash,
  ]);
  const [first, ...rest] = recordsOf(stream);
  if (first === undefined) throw new Error("no records");
  const shift = lock.length + 4;
  const moved = rest.map(({ kind, content }): Record => {
    if (kind !== 0x85) return { kind, content };
    const sheet = Buffer.from(content);
    sheet.writeUInt32LE(sheet.readUInt32LE(0) + shift, 0);
    return { kind, content: sheet };
  });
  const all = [first, { kind: 0x2f, content: lock }, ...moved];
  const whole = Buffer.concat(
    all.map(({ kind, content }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(kind, 0);
      head.writeUInt16LE(content.length, 2);
      return Buffer.concat([head, content]);
    }),
  );
  const stays = new Set([0x0809, 0x2f]);
  let place = 0;
  let stretch = -1;
  let byteOf = rc4(keyOf(0));
  const mask = (): number => {
    if (Math.floor(place / 1024) !== stretch) {
      stretch = Math.floor(place / 1024);
      byteOf = rc4(keyOf(stretch));
    }
    place += 1;
    return byteOf();
  };
  for (const { kind, content } of all) {
    for (let at = 0; at < 4; at += 1) mask();
    for (let at = 0; at < content.length; at += 1) {
      const here = place;
      const byte = mask();
      if (stays.has(kind) || (kind === 0x85 && at < 4)) continue;
      whole[here] = (whole[here] ?? 0) ^ byte;
    }
  }
  return oleFile({ Workbook: whole });
};
