import { copyFileSync } from "node:fs";
import type Database from "better-sqlite3";
import { assert } from "#domain/core/assert.ts";
import type { Migration } from "#migrations/migration.ts";

/** "XZLD": tells our ledger files from other SQLite files. */
export const applicationId = 0x585a4c44;

export const versionOf = (database: Database.Database): number =>
  Number(database.pragma("user_version", { simple: true }));

/** How many rows point at nothing. A file may have come with some: that is for its verification to say. */
const looseReferences = (database: Database.Database): number => {
  const rows = database.pragma("foreign_key_check");
  return Array.isArray(rows) ? rows.length : 0;
};

/**
 * Applies every pending step in one transaction: the file ends at the last step or stays as it was. A file that already
 * holds books is copied first, to `<path>.v<old version>.bak`; the copy's path is returned.
 */
export const migrate = (
  database: Database.Database,
  path: string,
  steps: readonly Migration[],
): { readonly version: number; readonly copy: string | null } => {
  const before = versionOf(database);
  const pending = steps.filter((step) => step.version > before);
  const last = steps.at(-1)?.version ?? 0;
  if (pending.length === 0) return { version: before, copy: null };
  let copy: string | null = null;
  if (before > 0) {
    database.pragma("wal_checkpoint(TRUNCATE)");
    copy = `${path}.v${before}.bak`;
    copyFileSync(path, copy);
  }
  // A step that makes a table anew drops one that others refer to; so references are checked once, before anything counts.
  database.pragma("foreign_keys = off");
  try {
    database.transaction(() => {
      const loose = looseReferences(database);
      for (const step of pending) database.exec(step.sql);
      assert(looseReferences(database) <= loose, "no step leaves a reference leading nowhere");
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${last}`);
    })();
  } finally {
    database.pragma("foreign_keys = on");
  }
  return { version: last, copy };
};
