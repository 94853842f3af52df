import { createCipheriv, createHash } from "node:crypto";

const sector = 512;
const endOfChain = 0xfffffffe;

/** A small OLE2 file with some streams, each in sectors of its own. */
export const oleFile = (streams: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const names = Object.keys(streams);
  const sizes = names.map((name) => Math.max(8, Math.ceil((streams[name]?.length ?? 0) / sector)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const bytes = new Uint8Array((total + 3) * sector);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 0, true);
  view.setUint32(60, endOfChain, true);
  view.setUint32(68, endOfChain, true);
  bytes.fill(0xff, 76, 512);
  view.setUint32(76, 0, true);
  const table = sector;
  bytes.fill(0xff, table, table + sector);
  view.setUint32(table, 0xfffffffd, true);
  view.setUint32(table + 4, endOfChain, true);
  let next = 2;
  names.forEach((name, at) => {
    const entry = sector * 2 + at * 128;
    Array.from(name).forEach((sign, index) => view.setUint16(entry + index * 2, sign.charCodeAt(0), true));
    view.setUint16(entry + 64, name.length * 2 + 2, true);
    view.setUint8(entry + 66, 2);
    view.setUint32(entry + 116, next, true);
    view.setUint32(entry + 120, streams[name]?.length ?? 0, true);
    bytes.set(streams[name] ?? new Uint8Array(), (next + 1) * sector);
    const size = sizes[at] ?? 0;
    for (let index = 0; index < size; index += 1)
      view.setUint32(table + (next + index) * 4, index === size - 1 ? endOfChain : next + index + 1, true);
    next += size;
  });
  return bytes;
};

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

const sha512 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha512");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const fitted = (bytes: Buffer, length: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length);
const fixedBytes = (length: number, step: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, at) => (at * step + 3) % 256));

/** ECMA-376 agile encryption as today's Excel and WPS write it, made here from the standard's text. */
export const agileLocked = (content: Uint8Array, secret: string, spins = 1000): Uint8Array => {
  const [salt, dataSalt, key] = [fixedBytes(16, 5), fixedBytes(16, 11), fixedBytes(32, 7)];
  let base = sha512(salt, Buffer.from(secret, "utf16le"));
  for (let spin = 0; spin < spins; spin += 1) base = sha512(number(spin), base);
  const sealed = (own: Buffer, iv: Buffer, data: Uint8Array): Buffer => {
    const cipher = createCipheriv("aes-256-cbc", own, iv).setAutoPadding(false);
    const padded = Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);
    return Buffer.concat([cipher.update(padded), cipher.final()]);
  };
  const by = (purpose: string, data: Uint8Array): string =>
    sealed(fitted(sha512(base, Buffer.from(purpose, "hex")), 32), salt, data).toString("base64");
  const verifier = fixedBytes(16, 13);
  const common = `blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"`;
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData saltSize="16" ${common} saltValue="${dataSalt.toString("base64")}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${spins}" saltSize="16" ${common} saltValue="${salt.toString("base64")}" encryptedVerifierHashInput="${by("fea7d2763b4b9e79", verifier)}" encryptedVerifierHashValue="${by("d7aa0f6d3061344e", sha512(verifier))}" encryptedKeyValue="${by("146e0be7abacd0d6", key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const parts: Buffer[] = [];
  for (let at = 0; at < content.length; at += 4096)
    parts.push(sealed(key, sha512(dataSalt, number(at / 4096)).subarray(0, 16), content.slice(at, at + 4096)));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(content.length));
  const info = Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(xml)]);
  return oleFile({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([size, ...parts]) });
};

/** ECMA-376 standard encryption as Excel 2007 writes it, made here from the standard's text. */
export const standardLocked = (content: Uint8Array, secret: string): Uint8Array => {
  const salt = Buffer.from(Array.from({ length: 16 }, (_, at) => at * 7 + 1));
  let key = sha1(salt, Buffer.from(secret, "utf16le"));
  for (let spin = 0; spin < 50_000; spin += 1) key = sha1(number(spin), key);
  const last = sha1(key, number(0));
  const mixed = (filler: number): Buffer =>
    sha1(Buffer.from(Array.from({ length: 64 }, (_, at) => filler ^ (last[at] ?? 0))));
  const own = Buffer.concat([mixed(0x36), mixed(0x5c)]).subarray(0, 16);
  const sealed = (data: Uint8Array): Buffer => {
    const cipher = createCipheriv("aes-128-ecb", own, null).setAutoPadding(false);
    const padded = Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);
    return Buffer.concat([cipher.update(padded), cipher.final()]);
  };
  const verifier = Buffer.from("0123456789abcdef");
  const provider = Buffer.from("Microsoft Enhanced RSA and AES Cryptographic Provider\0", "utf16le");
  const header = Buffer.concat([...[0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0].map(number), provider]);
  const info = Buffer.concat([
    Buffer.from([3, 0, 2, 0]),
    number(0x24),
    number(header.length),
    header,
    number(16),
    salt,
    sealed(verifier),
    number(20),
    sealed(sha1(verifier)),
  ]);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(content.length));
  return oleFile({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([size, sealed(content)]) });
};
