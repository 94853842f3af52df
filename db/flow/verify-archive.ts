import { idFromText, type LedgerId } from "#domain/core/ids.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { manifestPath, type Manifest } from "#files/archive/manifest.ts";
import { readPackage, readPackageFile, type Difference, type PackageReading } from "#files/archive/read-package.ts";
import { readManifestHashes } from "#store/archive-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { chainLinks } from "#store/verify-rows.ts";
import { filesNotAsMade } from "./archive-as-made.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

type Read = Extract<PackageReading, { readonly ok: true }>;
type Books = {
  readonly books: "ours" | "differs" | "other";
  readonly differences: readonly Difference[];
  /** Hashes of the lists of all packages made here of the same year; null where this one's is among them, or of other books. */
  readonly made: readonly string[] | null;
};

const mostDifferences = 200;

/** The vouchers of the package against the chain of the same ledger here, one by one. */
const compareWithBooks = (reading: Reading, read: Read): Books => {
  const { manifest } = read;
  const id = idFromText<LedgerId>(manifest.ledgerId);
  const ledger = id === undefined ? undefined : readLedger(reading, id);
  if (ledger === undefined) return { books: "other", differences: [], made: null };
  const ours = new Map(chainLinks(reading, ledger.id).map((link) => [link.chainNo, link]));
  const differences = [...read.links].flatMap(([number, { name, hash }]): readonly Difference[] => {
    const found = ours.get(number)?.hash ?? "";
    return found === hash ? [] : [{ code: "head-differs", place: name, expected: hash, found }];
  });
  // What the books have up to the package's head and the package does not: a voucher left out with all that spoke of it.
  const first = Math.min(manifest.chainFrom ?? Infinity, ...read.links.keys());
  const isOfYear = (name: string): boolean =>
    name.slice(0, 7) >= manifest.fromMonth && name.slice(0, 7) <= manifest.toMonth;
  const missing = [...ours.values()].flatMap(({ chainNo, name, hash }): readonly Difference[] =>
    chainNo <= manifest.chainNo && !read.links.has(chainNo) && (chainNo >= first || isOfYear(name))
      ? [{ code: "link-missing", place: name, expected: hash, found: "" }]
      : [],
  );
  const head = headDifference(manifest, ours.get(manifest.chainNo)?.hash);
  const made = readManifestHashes(reading, { ledgerId: ledger.id, year: manifest.year });
  // A list rewritten together with its files agrees with itself; only what was kept when it was made tells.
  const others = made.includes(read.manifestHash) ? null : made;
  const rewritten = (others ?? []).slice(-1).map((expected): Difference => {
    return { code: "not-as-made", place: manifestPath, expected, found: read.manifestHash };
  });
  const inBooks = [...differences, ...missing, ...head];
  const books = inBooks.length === 0 ? "ours" : "differs";
  return { books, differences: [...inBooks, ...rewritten], made: others };
};

const headDifference = (manifest: Manifest, found: string | undefined): readonly Difference[] =>
  manifest.chainNo === 0 || found === manifest.chainHash
    ? []
    : [{ code: "head-differs", place: "账簿指纹", expected: manifest.chainHash, found: found ?? "" }];

/**
 * 校验年度档案: says what differs, file by file and voucher by voucher; of a package written anew with its list, which of its files
 * are not those that were made. Nothing is changed.
 */
export const verifyArchive = async (call: Call<"archive.verify">): Promise<Reply<"archive.verify">> => {
  const bytes = "path" in call.input ? readPackageFile(call.input.path) : bytesFromBase64(call.input.bytes);
  if (bytes === undefined) return refuse({ code: "archive-unreadable", reason: "missing" });
  const read = readPackage(bytes, (finished, total) => call.progress("verify", finished, total));
  if (!read.ok) return refuse({ code: "archive-unreadable", reason: read.reason });
  const compared = call.ledger.snapshot((reading) => compareWithBooks(reading, read));
  const { manifest } = read;
  const notAsMade = compared.made === null ? [] : await filesNotAsMade(call, manifest, compared.made);
  const differences = [...read.differences, ...compared.differences, ...notAsMade];
  return done({
    isSound: differences.length === 0,
    unitName: manifest.unitName,
    year: manifest.year,
    isDraft: manifest.isDraft,
    fileCount: manifest.files.length + 1,
    fileHash: sha256Of(bytes),
    chainHash: manifest.chainHash,
    books: compared.books,
    differences: differences.slice(0, mostDifferences),
    differenceCount: differences.length,
  });
};
