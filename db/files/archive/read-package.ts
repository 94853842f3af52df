import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { readFileSync, statSync } from "node:fs";
import { sm3 } from "sm-crypto-v2";
import { zipEntries, type ZipEntry } from "#files/statement/zip-entries.ts";
import type { Fault } from "#files/verifier/answers.ts";
import { checkEnds, checkLog, checkVouchers } from "#files/verifier/check-archive.ts";
import { checkChain } from "#files/verifier/check-chain.ts";
import { checkDetailBook, checkPapers } from "#files/verifier/check-papers.ts";
import { checkSideBooks, isSideBook, readSideBook } from "#files/verifier/check-side-books.ts";
import { csvRows } from "#files/verifier/tools.ts";
import {
  archivedFileOf,
  chainPath,
  manifestPath,
  manifestShape,
  trailChainPath,
  trailDataPath,
  voucherDataPath,
  type Manifest,
} from "./manifest.ts";

const detailPath = "账簿/明细账.csv";

/** One thing in a package that does not agree. */
export type Difference = {
  readonly code:
    | "file-missing"
    | "file-changed"
    | "file-unlisted"
    | "file-unreadable"
    | "data-differs"
    | "link-missing"
    | "not-as-made"
    | "file-not-as-made"
    | "head-differs";
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

const proofPaths: ReadonlySet<string> = new Set([
  chainPath,
  trailChainPath,
  voucherDataPath,
  trailDataPath,
  detailPath,
]);
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

const tools = { csvRows, readSideBook, sm3Hex: (bytes: Uint8Array): string => sm3(bytes) };

const differenceFrom = ({ place, text }: Fault): Difference => ({
  code: "data-differs",
  place,
  expected: text,
  found: "",
});

/** The chain, the log's chain, and the data files beside them, as the page that comes with the package checks them. */
const readProofs = (manifest: Manifest, read: (path: string) => Uint8Array | undefined) => {
  const isListed = new Set(manifest.files.map(({ path }) => path));
  const textOf = (path: string): string => new TextDecoder().decode(read(path));
  // A listed file that is not there was told once already.
  const isTold = (path: string): boolean => isListed.has(path) && read(path) === undefined;
  const chain = checkChain(textOf(chainPath), tools, "凭证");
  const logText = textOf(trailChainPath);
  const log = checkChain(logText, tools, "日志");
  const { chainNo, chainHash, trailTo, trailHash } = manifest;
  const faults = [
    ...chain.faults,
    ...checkEnds(chain, { what: "凭证", first: manifest.chainFrom, last: chainNo, lastHash: chainHash }),
    ...(isTold(voucherDataPath) ? [] : checkVouchers(textOf(voucherDataPath), { ...manifest, chain }, tools)),
    ...checkPapers(manifest.files, { ...manifest, chain }).faults,
    ...(isTold(detailPath) ? [] : checkDetailBook(textOf(detailPath), { ...manifest, chain }, tools)),
    ...checkSideBooks(
      manifest.files.flatMap(({ path }) => (isSideBook(path) && !isTold(path) ? [[path, textOf(path)] as const] : [])),
      { ...manifest, chain },
      tools,
    ),
    ...log.faults,
    ...(trailTo === undefined || trailHash === undefined
      ? []
      : checkEnds(log, { what: "日志", first: manifest.trailFrom, last: trailTo, lastHash: trailHash })),
    ...(isTold(trailDataPath) ? [] : checkLog(textOf(trailDataPath), logText, tools)),
  ];
  return { links: chain.links, differences: faults.map(differenceFrom) };
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
  const proofs = new Map<string, Uint8Array>();
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
    if (proofPaths.has(place) || isSideBook(place)) proofs.set(place, content);
  }
  const listed = new Set([manifestPath, ...manifest.files.map((file) => file.path)]);
  for (const { name } of entries)
    if (!listed.has(name)) differences.push({ code: "file-unlisted", place: name, expected: "", found: "" });
  const manifestHash = createHash("sha256").update(listBytes).digest("hex");
  const proof = readProofs(manifest, (path) => proofs.get(path));
  const all = [...differences, ...proof.differences];
  return { ok: true, manifest, manifestHash, differences: all, links: proof.links };
};
