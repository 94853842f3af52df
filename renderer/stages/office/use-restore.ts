import { useState } from "react";
import type { Failure, OutputOf } from "#contract/contract.ts";
import type { Progress } from "#contract/wire.ts";
import { useAction } from "#renderer/ledger/use-query.ts";

export type Inspection = OutputOf<"restore.inspect">;
export type Restored = OutputOf<"restore.commit">;

export type Restore = {
  readonly inspection: Inspection | null;
  readonly failure: Failure | null;
  readonly isInspecting: boolean;
  readonly isRestoring: boolean;
  readonly progress: Progress | null;
  readonly inspect: (path: string) => Promise<void>;
  /** Restores what was inspected; null when refused. */
  readonly commit: (townshipName: string) => Promise<Restored | null>;
  readonly cancel: () => void;
  readonly forget: () => void;
};

/** Looking at a backup and restoring it; on a computer without an office (`isFirst`) nobody is signed in and no name is asked. */
export const useRestore = (isFirst: boolean): Restore => {
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const look = useAction(isFirst ? "restore.inspectFirst" : "restore.inspect", { isQuiet: true });
  const first = useAction("restore.commitFirst", { isQuiet: true });
  const later = useAction("restore.commit", { isQuiet: true });
  const put = isFirst ? first : later;
  const shown = [look.failure, put.failure].find((failure) => failure !== null && failure.code !== "cancelled");
  return {
    inspection,
    failure: shown ?? null,
    isInspecting: look.isRunning,
    isRestoring: put.isRunning,
    progress: look.progress ?? put.progress,
    inspect: async (path) => {
      put.clear();
      setInspection(null);
      setInspection(await look.run({ path: path.trim() }));
    },
    commit: async (townshipName) => {
      if (inspection === null) return null;
      const { hash, backup } = inspection;
      const restored = isFirst
        ? await first.run({ path: backup.path, hash })
        : await later.run({ path: backup.path, hash, townshipName });
      return restored;
    },
    cancel: () => {
      look.cancel();
      put.cancel();
    },
    forget: () => {
      setInspection(null);
      look.clear();
      put.clear();
    },
  };
};
