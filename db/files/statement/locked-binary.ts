// A BIFF8 workbook locked with a password, by Microsoft's published [MS-XLS] 2.2.10 and [MS-OFFCRYPTO] 2.3.5 and 2.3.6.
import { err, ok, type Result } from "#domain/core/result.ts";
import { bofRecord, passedOverRecord, passwordRecord } from "./excel-binary.ts";
import { hashOf, isSame, numberBytes, utf16Bytes } from "./lock-bytes.ts";
import { oleStreams } from "./ole-streams.ts";

/** `unknown-lock`: the old XOR scrambling, or a key service of its own. */
export type BinaryLockTrouble = "wrong-password" | "unknown-lock" | "broken";

type Unlocked = Result<Uint8Array, BinaryLockTrouble>;
/** The RC4 key of the n-th stretch of 1024 bytes. */
type KeyOf = (block: number) => Uint8Array;

/** The bytes RC4 lays over what it hides. Written out, because the runtime's own library no longer offers it. */
const keystream = (key: Uint8Array, length: number): Uint8Array => {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    const kept = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = kept;
  };
  let other = 0;
  for (let at = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff;
    swap(at, other);
  }
  other = 0;
  return Uint8Array.from({ length }, (_, index) => {
    const at = (index + 1) & 0xff;
    other = (other + (state[at] ?? 0)) & 0xff;
    swap(at, other);
    return state[((state[at] ?? 0) + (state[other] ?? 0)) & 0xff] ?? 0;
  });
};

/** True when the key opens the verifier to what its hash says; both are hidden under one run of the first key. */
const opens = (
  keyOf: KeyOf,
  { verifier, hash }: { readonly verifier: Uint8Array; readonly hash: Uint8Array },
  hashName: "md5" | "sha1",
): boolean => {
  const stream = keystream(keyOf(0), verifier.length + hash.length);
  const clear = (bytes: Uint8Array, from: number): Uint8Array =>
    bytes.map((byte, at) => byte ^ (stream[from + at] ?? 0));
  return isSame(hashOf(hashName, clear(verifier, 0)), clear(hash, verifier.length));
};

/** Office 97's lock: MD5, and only 40 bits of the password's hash count. */
const office97Keys = (lock: Uint8Array, password: string): Result<KeyOf, BinaryLockTrouble> => {
  if (lock.length < 52) return err("broken");
  const [salt, verifier, hash] = [lock.subarray(4, 20), lock.subarray(20, 36), lock.subarray(36, 52)];
  const start = hashOf("md5", utf16Bytes(password)).subarray(0, 5);
  const base = hashOf("md5", ...Array.from({ length: 16 }, () => [start, salt]).flat()).subarray(0, 5);
  const keyOf: KeyOf = (block) => hashOf("md5", base, numberBytes(block));
  return opens(keyOf, { verifier, hash }, "md5") ? ok(keyOf) : err("wrong-password");
};

const rc4Algorithm = 0x6801;
const sha1Algorithm = 0x8004;

/** Office 2003's lock: SHA-1 and a key of 40 to 128 bits. */
const cryptoApiKeys = (lock: Uint8Array, password: string): Result<KeyOf, BinaryLockTrouble> => {
  const view = new DataView(lock.buffer, lock.byteOffset, lock.byteLength);
  if (lock.length < 12) return err("broken");
  const headerBytes = view.getUint32(8, true);
  const at = 12 + headerBytes;
  if (headerBytes < 32 || at + 60 > lock.length) return err("broken");
  const [algorithm, hashAlgorithm] = [view.getUint32(20, true), view.getUint32(24, true)];
  if (algorithm !== rc4Algorithm || hashAlgorithm !== sha1Algorithm) return err("unknown-lock");
  const keyBits = view.getUint32(28, true) || 40;
  if (view.getUint32(at, true) !== 16 || keyBits < 40 || keyBits > 128 || keyBits % 8 !== 0) return err("unknown-lock");
  const [salt, verifier] = [lock.subarray(at + 4, at + 20), lock.subarray(at + 20, at + 36)];
  const hash = lock.subarray(at + 40, at + 60);
  const base = hashOf("sha1", salt, utf16Bytes(password));
  const keyOf: KeyOf = (block) => {
    const key = hashOf("sha1", base, numberBytes(block)).subarray(0, keyBits / 8);
    // A key of 40 bits is laid out in 128 with zeros behind it.
    if (keyBits !== 40) return key;
    const padded = new Uint8Array(16);
    padded.set(key);
    return padded;
  };
  return opens(keyOf, { verifier, hash }, "sha1") ? ok(keyOf) : err("wrong-password");
};

const keysOf = (lock: Uint8Array, password: string): Result<KeyOf, BinaryLockTrouble> => {
  const view = new DataView(lock.buffer, lock.byteOffset, lock.byteLength);
  if (lock.length < 6) return err("broken");
  if (view.getUint16(0, true) !== 1) return err("unknown-lock");
  const [major, minor] = [view.getUint16(2, true), view.getUint16(4, true)];
  const rest = lock.subarray(2);
  if (major === 1 && minor === 1) return office97Keys(rest, password);
  return [2, 3, 4].includes(major) && minor === 2 ? cryptoApiKeys(rest, password) : err("unknown-lock");
};

const stretchBytes = 1024;
const boundSheetRecord = 0x85;
/** Records that stand open in a locked workbook: where it begins, how it is locked, who has it open. */
const openRecords: ReadonlySet<number> = new Set([bofRecord, passwordRecord, 0x194, 0x195, 0xe1, 0x196, 0x138]);

/** Lays the keystream over the contents of all records; their heads and a few records stand open, but use it up. */
const cleared = (stream: Uint8Array, keyOf: KeyOf): Uint8Array | undefined => {
  const records = stream.slice();
  const view = new DataView(records.buffer);
  let block = -1;
  let keys: Uint8Array = new Uint8Array();
  let at = 0;
  while (at + 4 <= records.length) {
    const record = view.getUint16(at, true);
    const next = at + 4 + view.getUint16(at + 2, true);
    // Behind the last sheet the stream is padded with zeros.
    if (record === 0 && next === at + 4) return records;
    if (next > records.length) return undefined;
    // Where a sheet begins is said openly; its name behind that is hidden.
    const from = openRecords.has(record) ? next : at + 4 + (record === boundSheetRecord ? 4 : 0);
    for (let place = from; place < next; place += 1) {
      if (Math.floor(place / stretchBytes) !== block) {
        block = Math.floor(place / stretchBytes);
        keys = keystream(keyOf(block), stretchBytes);
      }
      records[place] = (records[place] ?? 0) ^ (keys[place % stretchBytes] ?? 0);
    }
    if (record === passwordRecord) view.setUint16(at, passedOverRecord, true);
    at = next;
  }
  return records;
};

/** The record that says how a stream of records is locked. */
const lockIn = (stream: Uint8Array): Uint8Array | undefined => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length;) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === passwordRecord) return stream.subarray(at + 4, next);
    at = next;
  }
  return undefined;
};

/**
 * Opens a BIFF8 workbook that is locked with a password: the stream of records in the clear, each in its place. The password
 * opens the file and is kept nowhere. Nothing is thrown, whatever the bytes are.
 */
export const unlockBinary = (bytes: Uint8Array, password: string): Unlocked => {
  const stream = oleStreams(bytes)
    ?.find(({ name }) => name === "Workbook")
    ?.content();
  const lock = stream === undefined ? undefined : lockIn(stream);
  if (stream === undefined || lock === undefined) return err("broken");
  const keys = keysOf(lock, password);
  if (!keys.ok) return keys;
  const records = cleared(stream, keys.value);
  return records === undefined ? err("broken") : ok(records);
};
