import { createDecipheriv } from "node:crypto";
import { XMLParser } from "fast-xml-parser";
import * as z from "zod";
import { err, ok, type Result } from "#domain/core/result.ts";
import { unpackedLimitBytes } from "./limits.ts";
import { hashOf, isSame, numberBytes, utf16Bytes, type LockHash } from "./lock-bytes.ts";
import { oleStreams } from "./ole-streams.ts";

/** Why a locked workbook was not opened. `unknown-lock`: locked in a way that is not ECMA-376's agile or standard one. */
export type WorkbookLockTrouble = "wrong-password" | "unknown-lock" | "broken" | "too-large";

type Unlocked = Result<Uint8Array, WorkbookLockTrouble>;

/** A key stretched out of a password: hashed once with its salt, then again and again with a counter before it. */
const stretched = (
  hash: LockHash,
  of: { readonly password: string; readonly salt: Uint8Array; readonly spins: number },
): Uint8Array => {
  let key = hashOf(hash, of.salt, utf16Bytes(of.password));
  for (let spin = 0; spin < of.spins; spin += 1) key = hashOf(hash, numberBytes(spin), key);
  return key;
};

const fitted = (bytes: Uint8Array, length: number): Uint8Array => {
  const result = new Uint8Array(length).fill(0x36);
  result.set(bytes.subarray(0, length));
  return result;
};

const decrypted = (mode: "cbc" | "ecb", key: Uint8Array, { iv, data }: { iv: Uint8Array | null; data: Uint8Array }) => {
  const cipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv);
  cipher.setAutoPadding(false);
  return new Uint8Array(Buffer.concat([cipher.update(data), cipher.final()]));
};

// Office stretches a key 100,000 times; a file that asks for much more only wants to keep the program busy.
const mostSpins = 1_000_000;
const base64 = z.string().transform((text) => new Uint8Array(Buffer.from(text, "base64")));
const count = z.coerce.number().int().min(0);
const hashName = z.enum(["SHA1", "SHA256", "SHA384", "SHA512"]).transform((name): LockHash => {
  const names = { SHA1: "sha1", SHA256: "sha256", SHA384: "sha384", SHA512: "sha512" } as const;
  return names[name];
});
const common = {
  saltValue: base64,
  blockSize: count.max(64),
  keyBits: z.coerce.number().pipe(z.union([z.literal(128), z.literal(192), z.literal(256)])),
  hashSize: count.max(64),
  cipherAlgorithm: z.literal("AES"),
  cipherChaining: z.literal("ChainingModeCBC"),
  hashAlgorithm: hashName,
};
const agileLock = z.object({
  encryption: z.object({
    keyData: z.object(common),
    keyEncryptors: z.object({
      keyEncryptor: z.object({
        encryptedKey: z.object({
          ...common,
          spinCount: count.max(mostSpins),
          encryptedVerifierHashInput: base64,
          encryptedVerifierHashValue: base64,
          encryptedKeyValue: base64,
        }),
      }),
    }),
  }),
});

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseAttributeValue: false,
  processEntities: false,
});

/** What a key is stretched for; the numbers are those of the standard. */
const purposes = {
  verifierInput: [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79],
  verifierHash: [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e],
  key: [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6],
} as const;

const segmentBytes = 4096;

const unlockAgile = (info: Uint8Array, content: Uint8Array, password: string): Unlocked => {
  const read = agileLock.safeParse(xml.parse(new TextDecoder().decode(info.subarray(8))));
  if (!read.success) return err("unknown-lock");
  const { keyData, keyEncryptors } = read.data.encryption;
  const lock = keyEncryptors.keyEncryptor.encryptedKey;
  const base = stretched(lock.hashAlgorithm, { password, salt: lock.saltValue, spins: lock.spinCount });
  const open = (purpose: readonly number[], data: Uint8Array): Uint8Array => {
    const key = fitted(hashOf(lock.hashAlgorithm, base, Uint8Array.from(purpose)), lock.keyBits / 8);
    return decrypted("cbc", key, { iv: fitted(lock.saltValue, lock.blockSize), data });
  };
  const input = open(purposes.verifierInput, lock.encryptedVerifierHashInput);
  const wanted = open(purposes.verifierHash, lock.encryptedVerifierHashValue).subarray(0, lock.hashSize);
  if (!isSame(hashOf(lock.hashAlgorithm, input), wanted)) return err("wrong-password");
  const key = open(purposes.key, lock.encryptedKeyValue).subarray(0, keyData.keyBits / 8);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += segmentBytes) {
    const iv = fitted(
      hashOf(keyData.hashAlgorithm, keyData.saltValue, numberBytes(at / segmentBytes)),
      keyData.blockSize,
    );
    const data = content.subarray(at, at + segmentBytes);
    parts.push(decrypted("cbc", key, { iv, data: data.subarray(0, data.length - (data.length % 16)) }));
  }
  return ok(new Uint8Array(Buffer.concat(parts)));
};

const standardSpins = 50_000;

const unlockStandard = (info: Uint8Array, content: Uint8Array, password: string): Unlocked => {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const headerBytes = view.getUint32(8, true);
  const keyBytes = view.getUint32(12 + 16, true) / 8;
  const at = 12 + headerBytes;
  if (![16, 24, 32].includes(keyBytes) || at + 72 > info.length) return err("unknown-lock");
  const salt = info.subarray(at + 4, at + 20);
  const base = stretched("sha1", { password, salt, spins: standardSpins });
  const last = hashOf("sha1", base, numberBytes(0));
  const mixed = (filler: number): Uint8Array =>
    hashOf(
      "sha1",
      Uint8Array.from({ length: 64 }, (_, index) => filler ^ (last[index] ?? 0)),
    );
  const key = new Uint8Array(Buffer.concat([mixed(0x36), mixed(0x5c)])).subarray(0, keyBytes);
  const open = (data: Uint8Array): Uint8Array => decrypted("ecb", key, { iv: null, data });
  const verifier = open(info.subarray(at + 20, at + 36));
  const wanted = open(info.subarray(at + 40, at + 72)).subarray(0, 20);
  if (!isSame(hashOf("sha1", verifier), wanted)) return err("wrong-password");
  return ok(open(content.subarray(0, content.length - (content.length % 16))));
};

const unlock = (info: Uint8Array, whole: Uint8Array, password: string): Unlocked => {
  const [major, minor] = [info[0] ?? 0, info[2] ?? 0];
  const size = Number(new DataView(whole.buffer, whole.byteOffset, 8).getBigUint64(0, true));
  if (size > unpackedLimitBytes) return err("too-large");
  const content = whole.subarray(8);
  const isAgile = major === 4 && minor === 4;
  const isStandard = minor === 2 && major >= 2 && major <= 4;
  if (!isAgile && !isStandard) return err("unknown-lock");
  const opened = (isAgile ? unlockAgile : unlockStandard)(info, content, password);
  if (!opened.ok) return opened;
  return opened.value.length < size ? err("broken") : ok(opened.value.subarray(0, size));
};

/**
 * Opens an xlsx that is locked with a password (ECMA-376, agile and standard encryption): the OLE2 file holds the lock and the
 * workbook. The password opens the file and is kept nowhere. Nothing is thrown, whatever the bytes are.
 */
export const unlockWorkbook = (bytes: Uint8Array, password: string): Unlocked => {
  const streams = oleStreams(bytes) ?? [];
  const streamOf = (name: string) => streams.find((stream) => stream.name === name)?.content();
  const [info, whole] = [streamOf("EncryptionInfo"), streamOf("EncryptedPackage")];
  if (info === undefined || whole === undefined || info.length < 64 || whole.length < 24) return err("unknown-lock");
  try {
    return unlock(info, whole, password);
  } catch {
    // Lengths and keys that do not fit each other are refused by the cipher itself.
    return err("broken");
  }
};
