import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { compareWithKnown, type KnownLine } from "#domain/bank/known-lines.ts";
import type { StatementLine } from "#domain/bank/statement.ts";

type Told = {
  readonly on: string;
  readonly amountFen: number;
  readonly balanceFen: number | null;
  readonly row?: number;
  readonly at?: string;
  readonly serial?: string;
  readonly isSerialTrusted?: boolean;
  readonly party?: string;
  readonly summary?: string;
};

/** A statement line that says only what the test is about. */
export const aLine = (told: Told): StatementLine => ({
  sheet: "",
  row: told.row ?? 1,
  bookedOn: localDate(told.on),
  tradedAt: told.at === undefined ? null : `${told.on} ${told.at}`,
  amountFen: fen(told.amountFen),
  balanceFen: told.balanceFen === null ? null : fen(told.balanceFen),
  currency: "CNY",
  counterpartyName: told.party ?? "",
  counterpartyAccount: "",
  counterpartyBank: "",
  purpose: "",
  remark: "",
  summary: told.summary ?? "",
  serial: told.serial ?? null,
  isSerialTrusted: told.isSerialTrusted ?? told.serial !== undefined,
  ownAccount: null,
  isReversal: false,
  raw: [],
});

export type JournalLine = StatementLine & KnownLine;

/** The journal after importing a file: what is new is added, doubtful lines only when `takesDoubtful`. */
export const imported = (
  journal: readonly JournalLine[],
  lines: readonly StatementLine[],
  takesDoubtful = false,
): readonly JournalLine[] => {
  const { verdicts } = compareWithKnown(lines, journal);
  const added = verdicts.flatMap((verdict) =>
    verdict.kind === "new" || (verdict.kind === "doubtful" && takesDoubtful)
      ? [{ ...verdict.line, ...verdict.identity }]
      : [],
  );
  return [...journal, ...added];
};

/** The journal as text that does not depend on the order of imports. */
export const journalText = (journal: readonly JournalLine[]): readonly string[] =>
  journal.map((line) => `${line.identityKey}#${line.occurrence}`).toSorted((a, b) => (a < b ? -1 : 1));
