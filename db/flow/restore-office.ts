import type { OutputOf } from "#contract/contract.ts";
import type { LedgerFacts } from "#contract/restoring.ts";
import { sumOf } from "#domain/core/fen.ts";
import { err, ok } from "#domain/core/result.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { copyIfPresent, isFullPath, sizeOfFile } from "#files/backup/backup-files.ts";
import { readLedgerState } from "#store/ledger-state-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import type { Reading } from "#store/query.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import type { ReplaceLedger } from "./replace-ledger.ts";
import {
  proveBackup,
  restoreProven,
  type Exchange,
  type Proven,
  type RestoreFailure,
  type RestoreRequest,
} from "./restore-ledger.ts";

type InspectCall = Call<"restore.inspect"> | Call<"restore.inspectFirst">;
type CommitCall = Call<"restore.commit"> | Call<"restore.commitFirst">;

const factsOf = (reading: Reading, path: string): LedgerFacts => {
  const { ledgers, ...state } = readLedgerState(reading);
  return {
    ...state,
    path,
    townshipName: readTownship(reading)?.name ?? "",
    sizeBytes: sizeOfFile(path),
    postedCount: sumOf(ledgers, (ledger) => ledger.postedCount),
    ledgers: ledgers.map(({ name, postedCount, hash }) => ({
      name,
      postedCount,
      head: hash === null ? "" : shortCodeOf(hash),
    })),
  };
};

const refusalOf = (failure: RestoreFailure) => {
  if (failure.code === "restore-failed") return refuse({ code: failure.code, reason: failure.reason });
  return refuse({
    code: "backup-unusable" as const,
    reason: failure.code,
    check: failure.code === "backup-unsound" ? failure.check : "",
  });
};

const requestOf = (call: InspectCall | CommitCall): RestoreRequest => ({
  backupPath: call.input.path,
  ledgerPath: call.ledger.path,
  at: call.now(),
  progress: call.progress,
  by: call.caller,
});

/** Proves the backup a call names. The open ledger is no backup of itself, and a path must not depend on where we started. */
const prove = (call: InspectCall | CommitCall): ReturnType<typeof proveBackup> => {
  const { path } = call.input;
  if (!isFullPath(path)) return err({ code: "ledger-missing", path });
  if (path === call.ledger.path) return err({ code: "ledger-in-use", path });
  return proveBackup(requestOf(call));
};

const inspected = ({ ledger, input }: InspectCall, { copy, hash }: Proven): OutputOf<"restore.inspect"> => ({
  current: ledger.snapshot((reading) => factsOf(reading, ledger.path)),
  backup: factsOf(copy.reading, input.path),
  hash,
});

const inspect = (call: InspectCall) => {
  const proven = prove(call);
  if (!proven.ok) return refusalOf(proven.error);
  try {
    return done(inspected(call, proven.value));
  } finally {
    proven.value.copy.close();
  }
};

/** Lets the running program change its ledger: closed, exchanged, opened again, everybody signed out. */
const exchangeBy =
  (replace: ReplaceLedger): Exchange =>
  (swap) => {
    const made: { restored?: ReturnType<typeof swap> } = {};
    const replaced = replace(() => {
      const restored = swap();
      made.restored = restored;
      return () => {
        if (restored.replacedPath !== null) copyIfPresent(restored.replacedPath, restored.ledgerPath);
      };
    });
    if (replaced.isReplaced && made.restored !== undefined) return ok(made.restored);
    return err({ code: "restore-failed", reason: made.restored === undefined ? "busy" : "not-opened" });
  };

const commit = (call: CommitCall, replace: ReplaceLedger) => {
  const proven = prove(call);
  if (!proven.ok) return refusalOf(proven.error);
  if (proven.value.hash !== call.input.hash) {
    proven.value.copy.close();
    return refuse({ code: "backup-changed" as const });
  }
  const restored = restoreProven(requestOf(call), proven.value, exchangeBy(replace));
  return restored.ok ? done(restored.value) : refusalOf(restored.error);
};

const isFounded = (call: InspectCall | CommitCall): boolean => readTownship(call.ledger.reading) !== undefined;

/** 查看备份: proves it and tells what stands in it beside what stands in the open ledger. */
export const inspectBackup = (call: Call<"restore.inspect">): Reply<"restore.inspect"> => inspect(call);

/** 恢复: the person has seen both and typed the township's name; everybody signs in anew afterwards. */
export const commitRestore = (call: Call<"restore.commit">, replace: ReplaceLedger): Reply<"restore.commit"> => {
  const townshipName = readTownship(call.ledger.reading)?.name ?? "";
  if (call.input.townshipName.trim() !== townshipName) return refuse({ code: "name-not-confirmed", townshipName });
  return commit(call, replace);
};

/** The same on a new computer, where nobody can sign in yet because the people stand in the backup. */
export const inspectFirstBackup = (call: Call<"restore.inspectFirst">): Reply<"restore.inspectFirst"> =>
  isFounded(call) ? refuse({ code: "already-set-up" }) : inspect(call);

export const commitFirstRestore = (
  call: Call<"restore.commitFirst">,
  replace: ReplaceLedger,
): Reply<"restore.commitFirst"> => (isFounded(call) ? refuse({ code: "already-set-up" }) : commit(call, replace));
