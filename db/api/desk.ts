import { fileURLToPath } from "node:url";
import { instant, type Instant } from "#domain/core/dates.ts";
import { ok, type Result } from "#domain/core/result.ts";
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

/**
 * Opens a ledger and everything calls are served with. Mistakes of the program go to stderr and to `<ledger>.log` by the
 * reference the person was shown.
 */
export const openDesk = (options: DeskOptions): Result<OpenDesk, OpenFailure> => {
  const opened = openLedger(options.ledgerPath, {
    isNew: options.isNew,
    ...(options.mostPages === undefined ? {} : { mostPages: options.mostPages }),
  });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const now = options.now ?? (options.isDemo ? demoClock : realClock);
  return ok({
    ledger,
    now,
    newId: options.newId ?? idSource(() => Date.now()),
    programVersion: options.programVersion,
    isDemo: options.isDemo,
    fontFolder: options.fontFolder ?? installedFonts,
    sessions: openSessions(unguessableToken),
    report: (reference, error) => {
      const text = mistakeText(now(), reference, error);
      process.stderr.write(text);
      if (options.ledgerPath !== noLedger) appendMistake(`${options.ledgerPath}.log`, text);
    },
    close: ledger.close,
  });
};
