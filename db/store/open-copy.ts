import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { err, ok, type Result } from "#domain/core/result.ts";
import { migrations } from "#migrations/index.ts";
import { applicationId, versionOf } from "./migrate.ts";
import { damageOf, sqliteTroubleOf, type OpenFailure } from "./open.ts";
import { accessTo, type Reading } from "./query.ts";

/** A ledger file opened only to look at it: nothing is migrated, locked or written. */
export type LedgerCopy = { readonly reading: Reading; readonly version: number; readonly close: () => void };

/** Opens a backup for reading. Refused: no ledger of ours, made by a newer program, damaged beyond opening. */
export const openCopy = (path: string): Result<LedgerCopy, OpenFailure> => {
  if (!existsSync(path)) return err({ code: "ledger-missing", path });
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: 500 });
    const version = versionOf(database);
    const known = migrations.at(-1)?.version ?? 0;
    if (Number(database.pragma("application_id", { simple: true })) !== applicationId) {
      database.close();
      return err({ code: "ledger-not-ours", path });
    }
    if (version > known) {
      database.close();
      return err({ code: "ledger-newer", path, version, known });
    }
    const opened = database;
    return ok({ reading: accessTo(opened).reading, version, close: () => opened.close() });
  } catch (error) {
    database?.close();
    const trouble = sqliteTroubleOf(error);
    if (trouble === undefined) throw error;
    if (trouble === "in-use") return err({ code: "ledger-in-use", path });
    // A ledger that was copied as it lay needs a file beside it while it is read; our own backups do not.
    if (trouble === "read-only") return err({ code: "ledger-read-only", path });
    return err({ code: "ledger-damaged", path, detail: damageOf(error) });
  }
};

/** True while another program has the ledger open. A file too damaged to ask is not in use. */
export const isLedgerInUse = (path: string): boolean => {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { fileMustExist: true, timeout: 100 });
    database.exec("begin immediate; rollback");
    return false;
  } catch (error) {
    return sqliteTroubleOf(error) === "in-use";
  } finally {
    database?.close();
  }
};
