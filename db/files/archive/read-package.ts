import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { readFileSync, statSync } from "node:fs";
import Papa from "papaparse";
import { sm3 } from "sm-crypto-v2";
import { zipEntries, type ZipEntry } from "#files/statement/zip-entries.ts";
import { archivedFileOf, chainPath, manifestPath, manifestShape, type Manifest } from "./manifest.ts";

/** One thing in a package that does not agree. */
export type Difference = {
  readonly code:
    | "file-missing"
    | "file-changed"
    | "file-unlisted"
    | "file-unreadable"
    | "link-changed"
    | "link-broken"
    | "head-differs"
    | "link-missing"
    | "not-as-made";
  readonly place: string;
  readonly expected: string;
  readonly found: string;
};

export type PackageReading =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      /** SHA-256 of the list's own bytes: what the books keep of every package they made. */
      readonly manifestHash: string;
      readonly differences: readonly Difference[];
      /** The hash of every voucher the package holds, by its number in the chain. */
      readonly links: ReadonlyMap<number, { readonly name: string; readonly hash: string }>;
    }
  | { readonly ok: false; readonly reason: "no-zip" | "no-manifest" };

const mostFileBytes = 1024 * 1024 * 1024;

/** The bytes of a package file, or `undefined` when there is none. */
export const readPackageFile = (path: string): Uint8Array | undefined => {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
};

const unpack = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = bytes.subarray(start, start + entry.packedBytes);
    if (entry.declaredBytes > mostFileBytes) return undefined;
    if (entry.method === 0) return packed;
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.declaredBytes) });
  } catch {
    return undefined;
  }
};

const manifestIn = (bytes: Uint8Array | undefined): Manifest | undefined => {
  try {
    const read = manifestShape.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};

type Chain = {
  readonly links: ReadonlyMap<number, { readonly name: string; readonly hash: string }>;
  readonly differences: readonly Difference[];
};

/** Recomputes the hash of every voucher from the text it was made of, and follows the links between neighbours. */
const readChain = (manifest: Manifest, text: string): Chain => {
  const rows = Papa.parse<string[]>(text.replace(/^\u{FEFF}/u, ""), { skipEmptyLines: true }).data.slice(1);
  const links = new Map<number, { readonly name: string; readonly hash: string }>();
  const differences: Difference[] = [];
  for (const [number = "", name = "", previous = "", hash = "", canonical = ""] of rows) {
    const computed = sm3(canonical);
    if (computed !== hash) differences.push({ code: "link-changed", place: name, expected: hash, found: computed });
    const before = links.get(Number(number) - 1);
    if (before !== undefined && before.hash !== previous)
      differences.push({ code: "link-broken", place: name, expected: before.hash, found: previous });
    links.set(Number(number), { name, hash });
  }
  const head = links.get(manifest.chainNo);
  if (head !== undefined && head.hash !== manifest.chainHash)
    differences.push({ code: "head-differs", place: head.name, expected: manifest.chainHash, found: head.hash });
  return { links, differences };
};

/** Reads a package and compares everything in it with its own list. `report` is told of files read and may throw to stop. */
export const readPackage = (bytes: Uint8Array, report: (done: number, total: number) => void): PackageReading => {
  const entries = zipEntries(bytes);
  if (entries === undefined) return { ok: false, reason: "no-zip" };
  const byPath = new Map(entries.map((entry) => [entry.name, entry]));
  const listEntry = byPath.get(manifestPath);
  const listBytes = listEntry === undefined ? undefined : unpack(bytes, listEntry);
  const manifest = manifestIn(listBytes);
  if (listBytes === undefined || manifest === undefined) return { ok: false, reason: "no-manifest" };
  const differences: Difference[] = [];
  let chain: Chain = { links: new Map(), differences: [] };
  for (const [index, listed] of manifest.files.entries()) {
    report(index, manifest.files.length);
    const entry = byPath.get(listed.path);
    const place = listed.path;
    if (entry === undefined) {
      differences.push({ code: "file-missing", place, expected: listed.sha256, found: "" });
      continue;
    }
    const content = unpack(bytes, entry);
    if (content === undefined) {
      differences.push({ code: "file-unreadable", place, expected: listed.sha256, found: "" });
      continue;
    }
    const found = archivedFileOf(place, listed.kind, content);
    if (found.sha256 !== listed.sha256 || found.sm3 !== listed.sm3 || found.sizeBytes !== listed.sizeBytes)
      differences.push({ code: "file-changed", place, expected: listed.sha256, found: found.sha256 });
    if (place === chainPath) chain = readChain(manifest, new TextDecoder().decode(content));
  }
  const listed = new Set([manifestPath, ...manifest.files.map((file) => file.path)]);
  for (const { name } of entries)
    if (!listed.has(name)) differences.push({ code: "file-unlisted", place: name, expected: "", found: "" });
  const manifestHash = createHash("sha256").update(listBytes).digest("hex");
  const all = [...differences, ...chain.differences];
  return { ok: true, manifest, manifestHash, differences: all, links: chain.links };
};
