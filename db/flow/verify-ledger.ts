import type { OutputOf } from "#contract/contract.ts";
import { canonicalText, chainStart } from "#domain/posting/canonical.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readFiles } from "#store/attachment-rows.ts";
import { foreignKeyProblems, integrityProblems } from "#store/damage-rows.ts";
import type { FileShelf } from "#store/file-shelf.ts";
import { readFileUses } from "#store/file-use-rows.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { keptProblems } from "#store/quantity-rows.ts";
import { schemaProblems } from "#store/schema-rows.ts";
import { sm3Of } from "#store/sm3.ts";
import { readLinesOf } from "#store/trail-rows.ts";
import {
  balanceProblems,
  chainLinks,
  postedMonths,
  sealedVouchers,
  sidesProblems,
  trailProblems,
  type ChainLink,
} from "#store/verify-rows.ts";
import { done, type Call, type Reply } from "./call.ts";
import { brokenSeals } from "./broken-seals.ts";
import { foundChangeAction } from "./found-changes.ts";
import { reviewProblems } from "./review-in-log.ts";
import { readOr } from "./unreadable.ts";

export type Verification = OutputOf<"ledger.verify">;
type Check = Verification["checks"][number];
type Named = { readonly id: LedgerId; readonly name: string };

/** Tells how far a verification is; may throw to stop it. */
export type VerifyProgress = (stage: string, done: number, total: number) => void;

const mostPlaces = 50;

const check = (code: string, count: number, places: readonly string[]): Check => ({
  code,
  isSound: places.length === 0,
  count,
  places: places.slice(0, mostPlaces),
});

type LinkFault = { readonly name: string; readonly missing: number };

/** Links that do not follow from the one before, with how many are missing between the two. */
const linkFaults = (links: readonly ChainLink[]): readonly LinkFault[] => {
  let previous = { chainNo: 0, hash: chainStart };
  const faults: LinkFault[] = [];
  for (const link of links) {
    const missing = Math.max(0, link.chainNo - previous.chainNo - 1);
    if (link.chainNo !== previous.chainNo + 1 || link.previousHash !== previous.hash)
      faults.push({ name: link.name, missing });
    previous = link;
  }
  return faults;
};

/** Links that do not follow from the one before: a voucher was removed, inserted or moved. */
export const brokenLinks = (ledger: Named, links: readonly ChainLink[]): readonly string[] =>
  linkFaults(links).map(({ name }) => `${ledger.name} ${name}`);

/** The same places, each saying how many vouchers are gone before it. */
const linkPlaces = (ledger: Named, links: readonly ChainLink[]): readonly string[] =>
  linkFaults(links).map(
    ({ name, missing }) => `${ledger.name} ${name}${missing === 0 ? "" : ` gap ${String(missing)}`}`,
  );

/** Posted vouchers whose content no longer gives the hash they were posted with. */
export const changedVouchers = (reading: Reading, ledger: Named): readonly string[] =>
  postedMonths(reading, ledger.id).flatMap((month) =>
    readOr(
      () =>
        sealedVouchers(reading, ledger.id, month)
          .filter(
            ({ sealed, previousHash, hash, isInOrder }) =>
              !isInOrder || sm3Of(canonicalText(previousHash, sealed)) !== hash,
          )
          .map(({ sealed }) => `${ledger.name} ${month} ${sealed.word}-${sealed.number}`),
      () => [`${ledger.name} ${month} unreadable`],
    ),
  );

/** Closed months whose recorded chain head is no longer in the chain. */
const lostHeads = (reading: Reading, ledger: Named, links: readonly ChainLink[]): readonly string[] =>
  readPeriods(reading, ledger.id)
    .filter((period) => (links[period.chain_no - 1]?.hash ?? chainStart) !== period.chain_hash)
    .map((period) => `${ledger.name} ${period.month}`);

const fileProblems = (reading: Reading, shelf: FileShelf): readonly string[] =>
  readFiles(reading).flatMap((file) => {
    const bytes = shelf.get(file.hash);
    if (bytes !== "missing" && bytes !== "changed") return [];
    const uses = readFileUses(reading, file.hash);
    return [`${uses.length === 0 ? `${file.hash.slice(0, 12)}…` : uses.join("、")} ${bytes}`];
  });

const chainChecks = (reading: Reading, progress: VerifyProgress): readonly Check[] => {
  const ledgers = readLedgers(reading);
  const changed: string[] = [];
  const broken: string[] = [];
  const lost: string[] = [];
  let count = 0;
  for (const [index, ledger] of ledgers.entries()) {
    progress("chain", index, ledgers.length);
    const unreadable = (): readonly string[] => [`${ledger.name} unreadable`];
    const links = chainLinks(reading, ledger.id);
    count += links.length;
    changed.push(...readOr(() => changedVouchers(reading, ledger), unreadable));
    broken.push(...linkPlaces(ledger, links));
    lost.push(...readOr(() => lostHeads(reading, ledger, links), unreadable));
  }
  return [
    check("voucher-content", count, changed),
    check("chain-links", count, broken),
    check("closed-periods", ledgers.length, lost),
  ];
};

/** One check, which rows that make no sense fail but do not end. */
const checked = (code: string, read: () => { readonly count?: number; readonly places: readonly string[] }): Check => {
  const { count = 0, places } = readOr(read, () => ({ places: ["unreadable"] }));
  return check(code, count, places);
};

/** What the log says was once found changed past the program: told for ever, though the file may be sound again. */
const foundChanges = (reading: Reading): Check => {
  const lines = readOr(
    () => readLinesOf(reading, foundChangeAction),
    () => [],
  );
  const places = lines.map(({ no, subject }) => `${subject}（操作日志第 ${no} 条）`);
  return { ...check("found-changes", lines.length, places), isSound: true };
};

/** What the chain of vouchers does not cover: balances, the log, and all that is sealed in it. */
const besideChecks = (reading: Reading): readonly Check[] => [
  checked("balances", () => ({ places: balanceProblems(reading, "balance") })),
  checked("item-balances", () => ({ places: balanceProblems(reading, "item_balance") })),
  checked("quantity-balances", () => ({ places: keptProblems(reading, "quantity-balances") })),
  checked("pair-balances", () => ({ places: keptProblems(reading, "pair-balances") })),
  checked("reviews", () => ({ places: reviewProblems(reading) })),
  checked("schema", () => ({ places: schemaProblems(reading) })),
  checked("sides", () => ({ places: sidesProblems(reading) })),
  checked("trail", () => ({ places: trailProblems(reading).map((no) => `第 ${no} 条`) })),
  checked("seals", () => brokenSeals(reading)),
];

/** Where the file was changed past the program though the chain of vouchers may still hold, with the check that found it. */
export const placesBesideChain = (reading: Reading): OutputOf<"fingerprint.check">["besides"] =>
  besideChecks(reading).flatMap(({ code, places }) => places.map((place) => ({ check: code, place })));

const contentChecks = (reading: Reading, shelf: FileShelf, progress: VerifyProgress): readonly Check[] => {
  const chains = chainChecks(reading, progress);
  progress("balances", 0, 1);
  return [
    ...chains,
    ...besideChecks(reading),
    foundChanges(reading),
    checked("files", () => ({ count: readFiles(reading).length, places: fileProblems(reading, shelf) })),
    checked("foreign-keys", () => ({ places: foreignKeyProblems(reading) })),
  ];
};

/** Of a file whose pages are spoilt the rows may not even be readable; then its integrity is all there is to say. */
const contentOf = (integrity: Check, read: () => readonly Check[]): readonly Check[] => {
  if (integrity.isSound) return read();
  try {
    return read();
  } catch {
    return [];
  }
};

/**
 * Recomputes what the file promises: every voucher's hash and place in its chain, the heads kept at each close, balances
 * against entries, equal sides, what waits for posting against its review in the log, the file's own tables and guards, the
 * audit trail's chain, the seals it keeps, the stored files, foreign keys and SQLite's own integrity.
 */
export const verifyLedger = (reading: Reading, shelf: FileShelf, progress: VerifyProgress): Verification => {
  const integrity = check("integrity", 0, integrityProblems(reading));
  const checks = [...contentOf(integrity, () => contentChecks(reading, shelf, progress)), integrity];
  progress("balances", 1, 1);
  return { isSound: checks.every((each) => each.isSound), checks };
};

export const verifyFile = (call: Call<"ledger.verify">): Reply<"ledger.verify"> =>
  done(call.ledger.snapshot((reading) => verifyLedger(reading, call.ledger.files, call.progress)));
