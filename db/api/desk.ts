import { assert } from "#domain/core/assert.ts";
import { fileURLToPath } from "node:url";
import { instant, type Instant } from "#domain/core/dates.ts";
import { ok, type Result } from "#domain/core/result.ts";
import type { ReplaceLedger } from "#flow/replace-ledger.ts";
import { openLedger, type OpenFailure } from "#store/open.ts";
import type { Desk } from "./dispatch.ts";
import { idSource, unguessableToken, type NewId } from "./identity.ts";
import { appendMistake, mistakeText } from "./mistake-log.ts";
import { openSessions } from "./sessions.ts";

/** A ledger file of nobody, in memory only: for calls that need no books, like reading a statement file. */
export const noLedger = ":memory:";

export type DeskOptions = {
  readonly ledgerPath: string;
  /** The file must not exist and is created; otherwise a missing file is refused. */
  readonly isNew: boolean;
  readonly programVersion: string;
  readonly isDemo: boolean;
  /** Where the fonts of printed documents lie; a packaged program brings them along, elsewhere they come with npm. */
  readonly fontFolder?: string;
  /** A limit of the file's size in 4 KiB pages: what a full disk does, for tests. */
  readonly mostPages?: number;
  /** The clock and the source of ids; tests and the demo bring their own. */
  readonly now?: () => Instant;
  readonly newId?: NewId;
};

/** The fonts as npm installs them. The built program lies as deep below the project as this file. */
const installedFonts = fileURLToPath(new URL("../../node_modules/@embedpdf/fonts-sc/fonts", import.meta.url));

export type OpenDesk = Desk & { readonly close: () => void };

const realClock = (): Instant => instant(new Date().toISOString());

// The demo's books end on 2026-10-10: on a machine whose clock is earlier they would lie in the future.
const demoStart = instant("2026-10-11T00:00:00.000Z");
const demoClock = (): Instant => {
  const now = realClock();
  return now < demoStart ? demoStart : now;
};

const assertReopened = (failure: OpenFailure | null): void => {
  assert(failure === null, `the ledger does not open again: ${failure?.code ?? ""}`);
};

/**
 * Opens a ledger and everything calls are served with. Mistakes of the program go to stderr and to `<ledger>.log` by the
 * reference the person was shown.
 */
export const openDesk = (options: DeskOptions): Result<OpenDesk, OpenFailure> => {
  const limits = options.mostPages === undefined ? {} : { mostPages: options.mostPages };
  const opened = openLedger(options.ledgerPath, { ...limits, isNew: options.isNew });
  if (!opened.ok) return opened;
  let ledger = opened.value;
  const now = options.now ?? (options.isDemo ? demoClock : realClock);
  const sessions = openSessions(unguessableToken);
  const atWork = { count: 0 };
  const reopen = (): OpenFailure | null => {
    const again = openLedger(options.ledgerPath, { ...limits, isNew: false });
    if (again.ok) ledger = again.value;
    return again.ok ? null : again.error;
  };
  const replaceLedger: ReplaceLedger = (swap) => {
    if (atWork.count > 1) return { isReplaced: false, code: "ledger-in-use" };
    ledger.close();
    try {
      const undo = swap();
      const failure = reopen();
      if (failure === null) {
        sessions.closeAll();
        return { isReplaced: true, ledger };
      }
      undo();
      assertReopened(reopen());
      return { isReplaced: false, code: failure.code };
    } catch (error) {
      // Until the swap is done the old ledger lies where it lay.
      if (!ledger.isOpen()) assertReopened(reopen());
      throw error;
    }
  };
  return ok({
    get ledger() {
      return ledger;
    },
    now,
    newId: options.newId ?? idSource(() => Date.now()),
    programVersion: options.programVersion,
    isDemo: options.isDemo,
    fontFolder: options.fontFolder ?? installedFonts,
    sessions,
    replaceLedger,
    atWork,
    report: (reference, error) => {
      const text = mistakeText(now(), reference, error);
      process.stderr.write(text);
      if (options.ledgerPath !== noLedger) appendMistake(`${options.ledgerPath}.log`, text);
    },
    close: () => {
      ledger.close();
    },
  });
};
