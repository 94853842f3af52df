import { manifestShape, type ArchivedFile, type Manifest } from "#files/archive/manifest.ts";
import type { Difference } from "#files/archive/read-package.ts";
import { idFromText, type LedgerId } from "#domain/core/ids.ts";
import { sqliteTroubleOf } from "#store/open.ts";
import { sha256Of } from "#store/sha256.ts";
import { cancelled } from "./call.ts";
import { fillPackage, planArchive } from "./archive-package.ts";
import type { PrintingCall } from "./report-booklet.ts";

type Files = readonly ArchivedFile[];

/** The lists that follow from the others: they differ wherever a file does and say nothing of their own then. */
const following: ReadonlySet<string> = new Set(["清单.csv", "清单.xml", "目录.html"]);

/** Where the files of two lists are not the same, by path: changed, left out or put in. */
const between = (made: Files, given: Files): readonly Difference[] => {
  const found = new Map(given.map(({ path, sha256 }) => [path, sha256]));
  const known = new Set(made.map(({ path }) => path));
  const differences = [
    ...made.flatMap(({ path, sha256 }) =>
      found.get(path) === sha256 ? [] : [{ place: path, expected: sha256, found: found.get(path) ?? "" }],
    ),
    ...given.flatMap(({ path, sha256 }) => (known.has(path) ? [] : [{ place: path, expected: "", found: sha256 }])),
  ];
  const own = differences.filter(({ place }) => !following.has(place));
  return (own.length > 0 ? own : differences).map((each) => ({ code: "file-not-as-made", ...each }));
};

const manifestFrom = (bytes: Uint8Array): Manifest | undefined => {
  try {
    return manifestShape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
};

/** The lists that were kept when the packages were made, each under its own hash. */
const keptLists = (call: PrintingCall, hashes: readonly string[]): readonly Files[] =>
  hashes.flatMap((hash) => {
    const bytes = call.ledger.files.get(hash);
    const manifest = typeof bytes === "string" ? undefined : manifestFrom(bytes);
    return manifest === undefined ? [] : [manifest.files];
  });

/**
 * The list the books write today for the same year: where it is, to the byte, one of those that were made, or where the package says
 * that this version of the program made it of a closed year, which gives the same bytes every time.
 */
const listWrittenAnew = async (
  call: PrintingCall,
  manifest: Manifest,
  hashes: readonly string[],
): Promise<readonly Files[]> => {
  const ledgerId = idFromText<LedgerId>(manifest.ledgerId);
  if (ledgerId === undefined) return [];
  const isSameVersion = !manifest.isDraft && manifest.programVersion === call.programVersion;
  if (hashes.length === 0 && !isSameVersion) return [];
  try {
    const planned = planArchive(call, { ledgerId, year: manifest.year, isDraft: manifest.isDraft });
    if (!planned.ok) return [];
    const filled = await fillPackage(call, planned, () => undefined);
    if (typeof filled === "string") return [];
    return isSameVersion || hashes.includes(sha256Of(filled.manifest)) ? [filled.files] : [];
  } catch (error) {
    if (error === cancelled || sqliteTroubleOf(error) !== undefined) throw error;
    // Of books written to past the program no package can be made; what is wrong with them is named elsewhere.
    return [];
  }
};

/**
 * Which files of a package that was written anew are not those of the package it stands for: against the list kept when that was
 * made, of several the nearest; packages made before lists were kept are written once more from the books. Nothing where neither
 * tells, as when another version of the program made it.
 */
export const filesNotAsMade = async (
  call: PrintingCall,
  manifest: Manifest,
  hashes: readonly string[],
): Promise<readonly Difference[]> => {
  const kept = keptLists(call, hashes);
  const lists = kept.length > 0 ? kept : await listWrittenAnew(call, manifest, hashes);
  const [nearest = []] = lists
    .map((made) => between(made, manifest.files))
    .toSorted((left, right) => left.length - right.length);
  return nearest;
};
