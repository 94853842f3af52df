import { chinaDateOf } from "#domain/core/dates.ts";
import { isBackupCurrent, readLastBackup } from "#store/backup-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { done, type Call, type Reply } from "./call.ts";

/** What the first screen needs before anybody has signed in. */
export const officeState = (call: Call<"office.state">): Reply<"office.state"> =>
  call.ledger.snapshot((reading) => {
    const township = readTownship(reading);
    const backup = readLastBackup(reading);
    return done({
      isSetUp: township !== undefined,
      township: township ?? null,
      programVersion: call.programVersion,
      schemaVersion: call.ledger.schemaVersion,
      ledgerPath: call.ledger.path,
      today: chinaDateOf(call.now()),
      lastBackup:
        backup === undefined ? null : { madeAt: backup.madeAt, path: backup.path, isCurrent: isBackupCurrent(reading) },
      isDemo: call.isDemo,
    });
  });
