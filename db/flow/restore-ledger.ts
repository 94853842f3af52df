import { momentInName } from "#domain/books/backup-name.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import {
  copyIfPresent,
  copyWhole,
  fileTroubleOf,
  hashOfFile,
  isFolderPresent,
  isPresent,
  keepOnly,
  linkTree,
  poolBeside,
  publishFile,
  removeFile,
  removeFolder,
  removeLedgerFile,
} from "#files/backup/backup-files.ts";
import { readFiles } from "#store/attachment-rows.ts";
import { fileShelf, type FileShelf } from "#store/file-shelf.ts";
import { isLedgerInUse, openCopy, type LedgerCopy } from "#store/open-copy.ts";
import { damageOf, newestVersion, openLedger, sqliteTroubleOf, type OpenFailure } from "#store/open.ts";
import { readPerson } from "#store/person-rows.ts";
import { appendTrail } from "#store/trail-rows.ts";
import { verifyLedger, type VerifyProgress } from "./verify-ledger.ts";

/** Why a sound backup could not be put in place; `busy`: somebody else is at work, `not-opened`: it did not open there. */
export type RestoreTrouble = "disk-full" | "read-only" | "not-written" | "busy" | "not-opened";

export type RestoreFailure =
  | OpenFailure
  | { readonly code: "backup-unsound"; readonly check: string; readonly places: readonly string[] }
  | { readonly code: "restore-failed"; readonly reason: RestoreTrouble };

/** Where the ledger that was replaced is kept; null when there was none. */
export type Restored = { readonly ledgerPath: string; readonly replacedPath: string | null };

export type RestoreRequest = {
  readonly backupPath: string;
  readonly ledgerPath: string;
  readonly at: Instant;
  readonly progress: VerifyProgress;
  /** Who restores, as the restored ledger's own audit trail will name them; null on the command line. */
  readonly by: { readonly id: PersonId; readonly name: string } | null;
};

/** The shelf a backup's files lie on: the pool of its folder, or the ledger's own when a plain ledger file is restored. */
const shelfOf = (backupPath: string): FileShelf =>
  fileShelf(isPresent(poolBeside(backupPath)) ? poolBeside(backupPath) : `${backupPath}-files`);

/**
 * Opens a backup as this program reads it. One of an older program lacks what later ones added, so a copy of it is brought
 * up to date and read instead; the backup itself stays as it is.
 */
const openCurrent = (request: RestoreRequest): Result<LedgerCopy, OpenFailure> => {
  const copy = openCopy(request.backupPath);
  if (!copy.ok || copy.value.version === newestVersion) return copy;
  copy.value.close();
  const scratch = `${request.ledgerPath}.proving`;
  removeLedgerFile(scratch);
  copyWhole(request.backupPath, scratch);
  const raised = openLedger(scratch, { isNew: false });
  const clear = (): void => {
    removeLedgerFile(scratch);
    removeLedgerFile(`${scratch}.v${copy.value.version}.bak`);
  };
  if (!raised.ok) {
    clear();
    return raised;
  }
  const { reading, close } = raised.value;
  return ok({
    reading,
    version: copy.value.version,
    close: () => {
      close();
      clear();
    },
  });
};

/** A backup found sound: what to put in place of the ledger. Nothing has been changed yet. */
export type Proven = { readonly copy: LedgerCopy; readonly hash: string };

const troubleOf = (error: unknown, path: string): RestoreFailure => {
  const reason = fileTroubleOf(error);
  if (reason !== undefined) return { code: "restore-failed", reason };
  if (sqliteTroubleOf(error) !== "damaged") throw error;
  // A spoilt page may let the file open and stop the verification half-way.
  return { code: "ledger-damaged", path, detail: damageOf(error) };
};

/** Opens a backup and verifies all it promises. Whoever gets it closes `copy`. */
export const proveBackup = (request: RestoreRequest): Result<Proven, RestoreFailure> => {
  let opened: LedgerCopy | undefined;
  try {
    const copy = openCurrent(request);
    if (!copy.ok) return copy;
    opened = copy.value;
    const { checks } = verifyLedger(opened.reading, shelfOf(request.backupPath), request.progress);
    const broken = checks.find((check) => !check.isSound);
    if (broken === undefined) return ok({ copy: opened, hash: hashOfFile(request.backupPath) });
    opened.close();
    return err({ code: "backup-unsound", check: broken.code, places: broken.places });
  } catch (error) {
    opened?.close();
    return err(troubleOf(error, request.backupPath));
  }
};

const stagedPath = ({ ledgerPath }: RestoreRequest): string => `${ledgerPath}.restoring`;
const shelfBeside = (path: string): string => `${path}-files`;

/** Brings the staged file up to date and notes in its own audit trail where it comes from: both before anything is replaced. */
const raiseAndLog = (
  { backupPath, at, by }: RestoreRequest,
  { file, hash }: { readonly file: string; readonly hash: string },
): RestoreFailure | undefined => {
  const opened = openLedger(file, { isNew: false });
  if (!opened.ok) return { code: "restore-failed", reason: "not-opened" };
  const ledger = opened.value;
  try {
    ledger.transact((writing) => {
      appendTrail(writing, {
        at,
        // A backup may be older than the person.
        personId: by === null ? null : (readPerson(writing, by.id)?.id ?? null),
        personName: by?.name ?? "",
        action: "restore.commit",
        subject: `用备份 ${backupPath} 恢复`,
        facts: { backupPath, hash },
        requestId: null,
      });
      return { ok: true };
    });
    return undefined;
  } finally {
    ledger.close();
  }
};

/**
 * Puts everything the restored ledger needs beside the one it replaces: the file under a name of its own, the attachments
 * into the common shelf, where they disturb nobody. The old ledger may still be open and in use.
 */
const stage = (request: RestoreRequest, { copy, hash }: Proven): RestoreFailure | undefined => {
  const file = stagedPath(request);
  removeLedgerFile(file);
  copyWhole(request.backupPath, file);
  if (hashOfFile(file) !== hash) return { code: "restore-failed", reason: "not-written" };
  const unopened = raiseAndLog(request, { file, hash });
  if (unopened !== undefined) return unopened;
  // The replaced ledger keeps its own files first, even those that are spoilt: `put` mends a spoilt one of the same name.
  const kept = replacedPathOf(request);
  if (isPresent(request.ledgerPath)) linkTree(shelfBeside(request.ledgerPath), shelfBeside(kept));
  const source = shelfOf(request.backupPath);
  const target = fileShelf(shelfBeside(request.ledgerPath));
  for (const { hash: name } of readFiles(copy.reading)) {
    const bytes = source.get(name);
    if (typeof bytes !== "string") target.put(bytes);
  }
  return undefined;
};

/** The name the replaced ledger gets: `青禾镇.被替换-2026-11-24-103200.xzdb`, or with a number when that is taken. */
const replacedPathOf = ({ ledgerPath, at }: RestoreRequest): string => {
  const base = `${ledgerPath.replace(/\.xzdb$/, "")}.被替换-${momentInName(at)}`;
  const free = ["", "-2", "-3", "-4", "-5"].find((suffix) => !isPresent(`${base}${suffix}.xzdb`)) ?? "-6";
  return `${base}${free}.xzdb`;
};

// What SQLite may have left beside a damaged ledger belongs to it and would spoil the restored one.
const sidecars = ["-wal", "-shm"];

/**
 * Gives the staged file the ledger's name in one step, after the old ledger was copied aside: whenever the program is
 * killed, one whole ledger lies under the name. The old one must be closed.
 */
const swap = (request: RestoreRequest): Restored => {
  const { ledgerPath } = request;
  const replacedPath = isPresent(ledgerPath) ? replacedPathOf(request) : null;
  if (replacedPath !== null) {
    for (const suffix of [...sidecars, ""]) copyIfPresent(`${ledgerPath}${suffix}`, `${replacedPath}${suffix}`);
    for (const suffix of sidecars) removeLedgerFile(`${ledgerPath}${suffix}`);
  }
  publishFile(stagedPath(request), ledgerPath);
  return { ledgerPath, replacedPath };
};

/** Takes the files of the replaced ledger out of the restored one's shelf; the replaced one has its own by now. */
const tidyShelf = (request: RestoreRequest, { copy }: Proven): void => {
  keepOnly(shelfBeside(request.ledgerPath), new Set(readFiles(copy.reading).map(({ hash }) => hash)));
};

const clearStage = (request: RestoreRequest, version: number): void => {
  const staged = stagedPath(request);
  removeLedgerFile(staged);
  removeFile(`${staged}.v${version}.bak`);
  // Without the ledger that was to be kept, the files it was to keep are of no use.
  const kept = replacedPathOf(request);
  if (!isPresent(kept)) removeFolder(shelfBeside(kept));
};

/** How the ledger is taken out of use while the files change places: `swap` must run while it is closed. */
export type Exchange = (swap: () => Restored) => Result<Restored, RestoreFailure>;

/**
 * Puts a proven backup in place of a ledger. The ledger it replaces, however damaged, stays beside it under a name that says
 * so, with its files. Closes the proven copy.
 */
export const restoreProven = (
  request: RestoreRequest,
  proven: Proven,
  exchange: Exchange,
): Result<Restored, RestoreFailure> => {
  try {
    const failure = stage(request, proven);
    if (failure !== undefined) return err(failure);
    const restored = exchange(() => swap(request));
    if (restored.ok) tidyShelf(request, proven);
    return restored;
  } catch (error) {
    return err(troubleOf(error, request.backupPath));
  } finally {
    proven.copy.close();
    clearStage(request, proven.copy.version);
  }
};

/** Verifies a backup and puts it in place of a ledger nobody has open. */
export const restoreLedger = (request: RestoreRequest): Result<Restored, RestoreFailure> => {
  if (!isFolderPresent(request.ledgerPath)) return err({ code: "folder-missing", path: request.ledgerPath });
  const proven = proveBackup(request);
  if (!proven.ok) return proven;
  if (isPresent(request.ledgerPath) && isLedgerInUse(request.ledgerPath)) {
    proven.value.copy.close();
    return err({ code: "ledger-in-use", path: request.ledgerPath });
  }
  return restoreProven(request, proven.value, (exchangeFiles) => ok(exchangeFiles()));
};
