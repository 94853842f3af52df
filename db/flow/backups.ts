import type { MethodName } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import { backupName } from "#domain/books/backup-name.ts";
import {
  fileTroubleOf,
  hashOfFile,
  isInFolder,
  isPresent,
  pathIn,
  publishFile,
  removeLedgerFile,
  sizeOfFile,
} from "#files/backup/backup-files.ts";
import { isFolderThere, isFolderUsable, isWithin } from "#files/backup/folder.ts";
import { readFiles } from "#store/attachment-rows.ts";
import { addBackup, isBackupCurrent, readBackups, type BackupRow } from "#store/backup-rows.ts";
import { fileShelf, type FileShelf } from "#store/file-shelf.ts";
import { openCopy } from "#store/open-copy.ts";
import { sqliteTroubleOf } from "#store/open.ts";
import { readTownship } from "#store/office-rows.ts";
import { readSettings } from "#store/setting-rows.ts";
import { appendTrail, trailLength } from "#store/trail-rows.ts";
import { cancelled, done, refuse, type Call, type Reply } from "./call.ts";
import { backupSeal } from "./sealing.ts";
import { verifyLedger } from "./verify-ledger.ts";

type BackupFailure = Failure<"folder-unusable" | "backup-folder-missing" | "backup-failed">;
type Made = { readonly ok: true; readonly value: BackupRow } | { readonly ok: false; readonly failure: BackupFailure };
type AnyCall = Pick<Call<MethodName>, "ledger" | "now" | "newId" | "caller" | "progress">;

/** Attachments lie once in `files/` beside all backups: the next backup copies only what is new. */
const copyFiles = (call: AnyCall, pool: FileShelf): string | undefined => {
  const files = readFiles(call.ledger.reading);
  for (const [index, { hash }] of files.entries()) {
    call.progress("files", index, files.length);
    const bytes = call.ledger.files.get(hash);
    if (bytes === "missing" || bytes === "changed") return `file-${bytes}`;
    pool.put(bytes);
  }
  return undefined;
};

/** Opens the copy and verifies all it promises; answers the newest trail line it holds, or what is wrong. */
const proveCopy = (
  call: AnyCall,
  path: string,
  pool: FileShelf,
): { readonly ok: true; readonly trailNo: number } | { readonly ok: false; readonly reason: string } => {
  const copy = openCopy(path);
  if (!copy.ok) return { ok: false, reason: copy.error.code };
  try {
    const verification = verifyLedger(copy.value.reading, pool, call.progress);
    const broken = verification.checks.find((check) => !check.isSound);
    return broken === undefined
      ? { ok: true, trailNo: trailLength(copy.value.reading) }
      : { ok: false, reason: broken.code };
  } finally {
    copy.value.close();
  }
};

const reasonOf = (error: unknown): string | undefined => {
  const trouble = sqliteTroubleOf(error);
  if (trouble === "full") return "disk-full";
  return trouble ?? fileTroubleOf(error);
};

const record = (call: AnyCall, row: BackupRow): void => {
  call.ledger.transact((writing) => {
    addBackup(writing, row);
    appendTrail(writing, {
      at: row.madeAt,
      personId: call.caller?.id ?? null,
      personName: call.caller?.name ?? "",
      action: "backup.make",
      subject: `备份到 ${row.path}，已验证`,
      facts: {
        path: row.path,
        sizeBytes: row.sizeBytes,
        hash: row.hash,
        reason: row.reason,
        ...backupSeal(writing, row.id),
      },
      requestId: null,
    });
    return { ok: true };
  });
};

const failed = (reason: string) => refuse({ code: "backup-failed" as const, reason });

/** Copies to a name nobody takes for a backup; only a proven copy gets its real name and is recorded. */
const copyProveRecord = (
  call: AnyCall,
  place: { readonly folder: string; readonly path: string; readonly part: string },
  reason: BackupRow["reason"],
): Made => {
  const pool = fileShelf(pathIn(place.folder, "files"));
  call.progress("copy", 0, 1);
  call.ledger.copyTo(place.part);
  const lost = copyFiles(call, pool);
  if (lost !== undefined) return failed(lost);
  const proven = proveCopy(call, place.part, pool);
  if (!proven.ok) return failed(proven.reason);
  const row: BackupRow = {
    id: call.newId(),
    madeAt: call.now(),
    path: place.path,
    sizeBytes: sizeOfFile(place.part),
    hash: hashOfFile(place.part),
    reason,
    trailNo: proven.trailNo,
  };
  publishFile(place.part, place.path);
  try {
    record(call, row);
  } catch (error) {
    removeLedgerFile(place.path);
    throw error;
  }
  call.progress("copy", 1, 1);
  return done(row);
};

const freePath = (folder: string, name: string): string => {
  const candidates = ["", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9"].map((suffix) =>
    pathIn(folder, `${name}${suffix}.xzdb`),
  );
  return candidates.find((path) => !isPresent(path)) ?? pathIn(folder, `${name}-10.xzdb`);
};

/** The folder chosen in the settings; until one is chosen, a folder beside the ledger, which is better than none. */
const backupFolder = (call: AnyCall, chosen: string): string => {
  const folder = chosen === "" ? readSettings(call.ledger.reading).backupFolder : chosen;
  return folder === "" ? `${call.ledger.path}-backups` : folder;
};

/**
 * The folder backups were to go to or went to before, where it is not there now: the disk it lies on is not plugged in. It is
 * never made anew, for then the backup would lie on the computer's own disk.
 */
const missingFolder = (call: AnyCall, folder: string): string | undefined => {
  const { reading } = call.ledger;
  const { backupFolder: chosen } = readSettings(reading);
  if (chosen !== "" && isWithin(folder, chosen) && !isFolderThere(chosen)) return chosen;
  const isOwn = folder === `${call.ledger.path}-backups`;
  const isKnown = !isOwn && readBackups(reading).some(({ path }) => isInFolder(path, folder));
  return isKnown && !isFolderThere(folder) ? folder : undefined;
};

const backUp = (call: AnyCall, chosen: string, reason: BackupRow["reason"]): Made => {
  const folder = backupFolder(call, chosen);
  const missing = missingFolder(call, folder);
  if (missing !== undefined) return refuse({ code: "backup-folder-missing", folder: missing });
  if (!isFolderUsable(folder)) return refuse({ code: "folder-unusable", folder });
  const path = freePath(folder, backupName(readTownship(call.ledger.reading)?.name ?? "乡账", call.now()));
  const part = `${path}.part`;
  try {
    return copyProveRecord(call, { folder, path, part }, reason);
  } catch (error) {
    const why = error === cancelled ? undefined : reasonOf(error);
    if (why === undefined) throw error;
    return refuse({ code: "backup-failed", reason: why });
  } finally {
    removeLedgerFile(part);
  }
};

const shownBackup = ({ madeAt, path, sizeBytes, hash, reason }: BackupRow) => ({
  madeAt,
  path,
  sizeBytes,
  hash,
  reason,
});

/** 备份: the copy is opened and verified, and only then called good. */
export const makeBackup = (call: Call<"backup.make">): Reply<"backup.make"> => {
  const made = backUp(call, call.input.folder, call.input.reason);
  return made.ok ? done(shownBackup(made.value)) : made;
};

export const listBackups = (call: Call<"backup.list">): Reply<"backup.list"> =>
  call.ledger.snapshot((reading) =>
    done({
      backups: readBackups(reading).map((row) => ({ ...shownBackup(row), isPresent: isPresent(row.path) })),
      isCurrent: isBackupCurrent(reading),
    }),
  );

/** The path of the backup made before a month is closed; null when the office has switched that off. */
export const backupBeforeClose = (
  call: AnyCall,
): { readonly ok: true; readonly value: string | null } | { readonly ok: false; readonly failure: BackupFailure } => {
  if (!readSettings(call.ledger.reading).backupBeforeClose) return done(null);
  const made = backUp(call, "", "close");
  return made.ok ? done(made.value.path) : made;
};
