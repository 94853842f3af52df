import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { assert } from "#domain/core/assert.ts";
import type { Month } from "#domain/core/dates.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { migrations } from "#migrations/index.ts";
import { fileShelf, type FileShelf } from "./file-shelf.ts";
import { applicationId, migrate, versionOf } from "./migrate.ts";
import { showNamesAt } from "./names-at.ts";
import { accessTo, type Reading, type Writing } from "./query.ts";

/** The stored originals that lie beside a ledger. */
export const filesBeside = (path: string): FileShelf => fileShelf(`${path}-files`);

/** One open ledger file. `transact` commits what `work` did, unless it answers `{ok: false}` or throws: then nothing happened. */
export type Ledger = {
  readonly path: string;
  readonly schemaVersion: number;
  readonly reading: Reading;
  readonly files: FileShelf;
  readonly transact: <Answer extends { readonly ok: boolean }>(work: (writing: Writing) => Answer) => Answer;
  /** The rows as one moment saw them, however long `work` reads. */
  readonly snapshot: <Answer>(work: (reading: Reading) => Answer) => Answer;
  /**
   * Runs `work` reading what accounts, items, people, villages, books, categories and banks were called when a month was closed:
   * a closed period is shown again as it was. People, categories and pools belong to all books: the last month any of them closed counts.
   */
  readonly namedAsAt: <Answer>(month: Month, work: () => Answer) => Answer;
  /** Copies the whole file, as of now, to a path that must not exist. */
  readonly copyTo: (path: string) => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
  /** Gives back the memory in which pages of the file are kept: for work that has read very many and reads no more. */
  readonly trim: () => void;
};

export type OpenFailure =
  | { readonly code: "ledger-missing"; readonly path: string }
  | { readonly code: "ledger-exists"; readonly path: string }
  | { readonly code: "folder-missing"; readonly path: string }
  | { readonly code: "ledger-in-use"; readonly path: string }
  | { readonly code: "ledger-read-only"; readonly path: string }
  | { readonly code: "ledger-not-ours"; readonly path: string }
  | { readonly code: "ledger-newer"; readonly path: string; readonly version: number; readonly known: number }
  | { readonly code: "ledger-damaged"; readonly path: string; readonly detail: string };

/** What a database error means to the person at the desk; `undefined` for our own mistakes. */
export const sqliteTroubleOf = (error: unknown): "in-use" | "read-only" | "full" | "damaged" | undefined => {
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (error.code.startsWith("SQLITE_BUSY") || error.code.startsWith("SQLITE_LOCKED")) return "in-use";
  if (error.code.startsWith("SQLITE_READONLY") || error.code.startsWith("SQLITE_CANTOPEN")) return "read-only";
  if (error.code.startsWith("SQLITE_PERM") || error.code.startsWith("SQLITE_AUTH")) return "read-only";
  if (error.code.startsWith("SQLITE_FULL") || error.code.startsWith("SQLITE_IOERR")) return "full";
  if (error.code.startsWith("SQLITE_CORRUPT") || error.code.startsWith("SQLITE_NOTADB")) return "damaged";
  return undefined;
};

/** What a failure of the database is called, such as SQLITE_CORRUPT: its own text is English and says no more. */
export const damageOf = (error: unknown): string =>
  error instanceof Database.SqliteError ? error.code : String(error);

const failureFrom = (error: unknown, path: string): OpenFailure => {
  const trouble = sqliteTroubleOf(error);
  if (trouble === undefined || trouble === "full") throw error;
  if (trouble === "in-use") return { code: "ledger-in-use", path };
  if (trouble === "read-only") return { code: "ledger-read-only", path };
  return { code: "ledger-damaged", path, detail: damageOf(error) };
};

/** The version of the file format this program writes. */
export const newestVersion = migrations.at(-1)?.version ?? 0;

const prepare = (database: Database.Database): void => {
  // One program, one file: a second opener is refused at once instead of reading half a change.
  database.pragma("locking_mode = exclusive");
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");
  database.pragma("trusted_schema = off");
  database.pragma("temp_store = memory");
  // 16 MiB: the inner pages of the largest ledger. What lies beyond is in the system's own cache already, and kept twice would
  // only make a long workbook heavier.
  database.pragma("cache_size = -16384");
  database.exec("begin immediate; commit");
};

const ledgerOf = (database: Database.Database, path: string): Ledger => {
  const { reading, writing, forget, apart } = accessTo(database);
  const transact = <Answer extends { readonly ok: boolean }>(work: (access: Writing) => Answer): Answer => {
    database.exec("begin immediate");
    let isCommitted = false;
    try {
      const answer = work(writing);
      database.exec(answer.ok ? "commit" : "rollback");
      isCommitted = answer.ok;
      return answer;
    } finally {
      if (!isCommitted) forget();
      if (database.inTransaction) database.exec("rollback");
    }
  };
  const snapshot = <Answer>(work: (access: Reading) => Answer): Answer => {
    if (database.inTransaction) return work(reading);
    database.exec("begin");
    try {
      return work(reading);
    } finally {
      if (database.inTransaction) database.exec("rollback");
    }
  };
  let isNamed = false;
  const namedAsAt = <Answer>(month: Month, work: () => Answer): Answer => {
    // Work within such work is shown the names its whole is shown.
    const takeAway = isNamed ? undefined : showNamesAt(database, month);
    if (takeAway === undefined) return work();
    isNamed = true;
    try {
      return apart(work);
    } finally {
      isNamed = false;
      takeAway();
    }
  };
  return {
    path,
    schemaVersion: versionOf(database),
    reading,
    files: filesBeside(path),
    transact,
    snapshot,
    namedAsAt,
    copyTo: (target) => {
      database.prepare("vacuum into ?").run(target);
    },
    close: () => {
      database.close();
    },
    isOpen: () => database.open,
    trim: () => {
      database.pragma("shrink_memory");
    },
  };
};

/** `mostPages` limits the file to so many 4 KiB pages; beyond them a change answers as a full disk does. */
export type OpenOptions = { readonly isNew: boolean; readonly mostPages?: number };

/**
 * Opens a ledger file, bringing it to the newest schema first (a copy is made before). With `isNew` the file must not exist
 * and is created; otherwise a missing file is refused, never silently made.
 */
export const openLedger = (path: string, options: OpenOptions): Result<Ledger, OpenFailure> => {
  // better-sqlite3 is built for Node-API 10: an older Node dies in it without a word.
  assert(
    Number(process.versions["napi"] ?? 0) >= 10,
    "乡账需要 Node 24（请用 npm 命令启动）/ Node 24 is required; start through npm",
  );
  const isThere = existsSync(path);
  if (options.isNew && isThere) return err({ code: "ledger-exists", path });
  if (!existsSync(dirname(path))) return err({ code: "folder-missing", path });
  if (!options.isNew && !isThere) return err({ code: "ledger-missing", path });
  if (!options.isNew && !statSync(path).isFile()) return err({ code: "ledger-not-ours", path });
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { fileMustExist: !options.isNew, timeout: 500 });
    if (!options.isNew) {
      const version = versionOf(database);
      const known = newestVersion;
      const isOurs = Number(database.pragma("application_id", { simple: true })) === applicationId;
      const refusal: OpenFailure | undefined = !isOurs
        ? { code: "ledger-not-ours", path }
        : version > known
          ? { code: "ledger-newer", path, version, known }
          : undefined;
      if (refusal !== undefined) {
        database.close();
        return err(refusal);
      }
    }
    prepare(database);
    migrate(database, path, migrations);
    if (options.mostPages !== undefined) database.pragma(`max_page_count = ${options.mostPages}`);
    return ok(ledgerOf(database, path));
  } catch (error) {
    database?.close();
    return err(failureFrom(error, path));
  }
};
