import { momentInName } from "#domain/books/backup-name.ts";
import type { Instant } from "#domain/core/dates.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import {
  copyWhole,
  fileTroubleOf,
  hashOfFile,
  isFolderPresent,
  isPresent,
  moveIfPresent,
  poolBeside,
  publishFile,
  removeFolder,
  removeLedgerFile,
} from "#files/backup/backup-files.ts";
import { readFiles } from "#store/attachment-rows.ts";
import { fileShelf, type FileShelf } from "#store/file-shelf.ts";
import { isLedgerInUse, openCopy, type LedgerCopy } from "#store/open-copy.ts";
import { damageOf, sqliteTroubleOf, type OpenFailure } from "#store/open.ts";
import { verifyLedger, type VerifyProgress } from "./verify-ledger.ts";

export type RestoreFailure =
  | OpenFailure
  | { readonly code: "backup-unsound"; readonly check: string; readonly places: readonly string[] }
  | { readonly code: "restore-failed"; readonly reason: "disk-full" | "read-only" | "not-written" };

/** Where the ledger that was replaced is kept; null when there was none. */
export type Restored = { readonly ledgerPath: string; readonly replacedPath: string | null };

export type RestoreRequest = {
  readonly backupPath: string;
  readonly ledgerPath: string;
  readonly at: Instant;
  readonly progress: VerifyProgress;
};

/** The shelf a backup's files lie on: the pool of its folder, or the ledger's own when a plain ledger file is restored. */
const shelfOf = (backupPath: string): FileShelf =>
  fileShelf(isPresent(poolBeside(backupPath)) ? poolBeside(backupPath) : `${backupPath}-files`);

const unsoundness = (copy: LedgerCopy, request: RestoreRequest): RestoreFailure | undefined => {
  const broken = verifyLedger(copy.reading, shelfOf(request.backupPath), request.progress).checks.find(
    (check) => !check.isSound,
  );
  return broken === undefined ? undefined : { code: "backup-unsound", check: broken.code, places: broken.places };
};

/** Everything the new ledger needs is put beside the old one first, so that only renames remain. */
const stage = (copy: LedgerCopy, request: RestoreRequest): { readonly file: string; readonly files: string } => {
  const staged = { file: `${request.ledgerPath}.restoring`, files: `${request.ledgerPath}-files.restoring` };
  removeLedgerFile(staged.file);
  removeFolder(staged.files);
  copyWhole(request.backupPath, staged.file);
  const source = shelfOf(request.backupPath);
  const target = fileShelf(staged.files);
  for (const { hash } of readFiles(copy.reading)) {
    const bytes = source.get(hash);
    if (typeof bytes !== "string") target.put(bytes);
  }
  return staged;
};

/** The name the replaced ledger gets: `青禾镇.被替换-2026-11-24-103200.xzdb`, or with a number when that is taken. */
const replacedPathOf = ({ ledgerPath, at }: RestoreRequest): string => {
  const base = `${ledgerPath.replace(/\.xzdb$/, "")}.被替换-${momentInName(at)}`;
  const free = ["", "-2", "-3", "-4", "-5"].find((suffix) => !isPresent(`${base}${suffix}.xzdb`)) ?? "-6";
  return `${base}${free}.xzdb`;
};

const swap = (request: RestoreRequest, staged: { readonly file: string; readonly files: string }): Restored => {
  const { ledgerPath } = request;
  const replacedPath = isPresent(ledgerPath) ? replacedPathOf(request) : null;
  if (replacedPath !== null) {
    // What SQLite may have left beside a damaged ledger belongs to it and would spoil the restored one.
    for (const suffix of ["-wal", "-shm", "-files", ""]) {
      moveIfPresent(`${ledgerPath}${suffix}`, `${replacedPath}${suffix}`);
    }
  }
  publishFile(staged.file, ledgerPath);
  moveIfPresent(staged.files, `${ledgerPath}-files`);
  return { ledgerPath, replacedPath };
};

/**
 * Puts a backup in place of a ledger nobody has open. The backup is verified first; the ledger it replaces, however damaged,
 * stays beside it under a name that says so, with its files.
 */
export const restoreLedger = (request: RestoreRequest): Result<Restored, RestoreFailure> => {
  if (!isFolderPresent(request.ledgerPath)) return err({ code: "folder-missing", path: request.ledgerPath });
  const copy = openCopy(request.backupPath);
  if (!copy.ok) return copy;
  try {
    const unsound = unsoundness(copy.value, request);
    if (unsound !== undefined) return err(unsound);
    if (isPresent(request.ledgerPath) && isLedgerInUse(request.ledgerPath)) {
      return err({ code: "ledger-in-use", path: request.ledgerPath });
    }
    const staged = stage(copy.value, request);
    if (hashOfFile(staged.file) !== hashOfFile(request.backupPath)) {
      return err({ code: "restore-failed", reason: "not-written" });
    }
    return ok(swap(request, staged));
  } catch (error) {
    const reason = fileTroubleOf(error);
    if (reason !== undefined) return err({ code: "restore-failed", reason });
    if (sqliteTroubleOf(error) !== "damaged") throw error;
    // A spoilt page may let the file open and stop the verification half-way.
    return err({ code: "ledger-damaged", path: request.backupPath, detail: damageOf(error) });
  } finally {
    copy.value.close();
    removeLedgerFile(`${request.ledgerPath}.restoring`);
    removeFolder(`${request.ledgerPath}-files.restoring`);
  }
};
