import type { Instant } from "#domain/core/dates.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One proven backup. `trailNo` is the newest line of the audit trail the copy holds. */
export type BackupRow = {
  readonly id: string;
  readonly madeAt: Instant;
  readonly path: string;
  readonly sizeBytes: number;
  readonly hash: string;
  readonly reason: Tables["backup"]["reason"];
  readonly trailNo: number;
};

const backups = sqlFor
  .selectFrom("backup")
  .select(["id", "made_at", "path", "size", "hash", "reason", "trail_no"])
  .orderBy("made_at", "desc")
  .orderBy("id", "desc");

const backupFrom = (row: Tables["backup"]): BackupRow => ({
  id: row.id,
  madeAt: row.made_at,
  path: row.path,
  sizeBytes: row.size,
  hash: row.hash,
  reason: row.reason,
  trailNo: row.trail_no,
});

/** Every backup recorded, newest first. */
export const readBackups = (reading: Reading): readonly BackupRow[] => reading.all(backups).map(backupFrom);

export const readLastBackup = (reading: Reading): BackupRow | undefined => {
  const row = reading.first(backups.limit(1));
  return row === undefined ? undefined : backupFrom(row);
};

export const addBackup = (writing: Writing, row: BackupRow): void => {
  writing.run(
    sqlFor.insertInto("backup").values({
      id: row.id,
      made_at: row.madeAt,
      path: row.path,
      size: row.sizeBytes,
      hash: row.hash,
      reason: row.reason,
      trail_no: row.trailNo,
    }),
  );
};

/** Number of the newest trail line that changed the books: signing in and out and backing up change nothing worth a backup. */
const lastChangeNo = (reading: Reading): number =>
  reading.first(
    sqlFor
      .selectFrom("trail")
      .select("no")
      .where("action", "not in", ["session.open", "session.close", "backup.make"])
      .orderBy("no", "desc")
      .limit(1),
  )?.no ?? 0;

/** True when the newest backup holds every change of the books. */
export const isBackupCurrent = (reading: Reading): boolean =>
  (readLastBackup(reading)?.trailNo ?? -1) >= lastChangeNo(reading);
