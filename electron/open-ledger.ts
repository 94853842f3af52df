import { startLedgerThread, type LedgerThread } from "#host/ledger-thread.ts";
import type { OpeningFailure, QuitBackup } from "#host/worker-messages.ts";
import type { LedgerChoice } from "./ledger-choice.ts";

type Settings = {
  readonly entry: URL;
  readonly programVersion: string;
  readonly isDemo: boolean;
  readonly fontFolder: string;
  readonly onProgress: (progress: unknown) => void;
  /** The ledger thread ended by itself. */
  readonly onLost: () => void;
};

/** The ledger behind the window; another one takes its place only once it is open. */
export type OpenedLedger = {
  readonly thread: () => LedgerThread | undefined;
  readonly path: () => string;
  /** Opens `choice`; the one before is closed first, because a file can be open only once, and reopened if that fails. */
  readonly open: (choice: LedgerChoice) => Promise<OpeningFailure | null>;
  readonly close: () => Promise<QuitBackup>;
};

export const ledgerHolder = (settings: Settings): OpenedLedger => {
  let current: { readonly thread: LedgerThread; readonly path: string } | undefined;
  const start = async ({ path, isNew }: LedgerChoice): Promise<OpeningFailure | null> => {
    const { entry, programVersion, isDemo, fontFolder, onProgress } = settings;
    const started = await startLedgerThread({ entry, programVersion, isDemo, fontFolder, ledgerPath: path, isNew });
    if (!started.ok) return started.error;
    started.value.onProgress(onProgress);
    const opened = { thread: started.value, path };
    current = opened;
    void opened.thread.lost.then(() => {
      if (current === opened) settings.onLost();
    });
    return null;
  };
  const close = async (): Promise<QuitBackup> => {
    const before = current;
    current = undefined;
    return before === undefined ? null : before.thread.close(true);
  };
  return {
    thread: () => current?.thread,
    path: () => current?.path ?? "",
    close,
    open: async (choice) => {
      const before = current?.path;
      await close();
      const failure = await start(choice);
      if (failure !== null && before !== undefined) await start({ path: before, isNew: false });
      return failure;
    },
  };
};
