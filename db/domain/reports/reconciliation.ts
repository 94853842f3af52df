import type { OpenItemSide } from "#domain/books/opening-item.ts";
import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";

/** 未达账项: `amountFen` is without sign, `ageDays` counts to the day of the table. */
export type OpenItem = {
  /** The bank line, or the voucher and its line. */
  readonly key: string;
  readonly side: OpenItemSide;
  readonly onDate: LocalDate;
  readonly text: string;
  readonly amountFen: Fen;
  readonly ageDays: number;
  readonly voucherId: VoucherId | null;
};

/** 银行存款余额调节表: book + bank-in − bank-out must equal statement + book-in − book-out. */
export type Reconciliation = {
  readonly bookFen: Fen;
  readonly statementFen: Fen | null;
  readonly items: readonly OpenItem[];
  readonly adjustedBookFen: Fen;
  readonly adjustedStatementFen: Fen | null;
  readonly differenceFen: Fen | null;
};

/** How far the bank's side is proved: the last day statements reach, and whether one shows the state at the table's own day. */
export type StatementReach = { readonly through: LocalDate | null; readonly isCovered: boolean };

/** A movement one side has and the other has not; + arrives, − leaves. */
export type LoneMovement = {
  readonly key: string;
  readonly onDate: LocalDate;
  readonly text: string;
  readonly amountFen: Fen;
  readonly voucherId: VoucherId | null;
};

const itemsFrom = (
  movements: readonly LoneMovement[],
  origin: "bank" | "book",
  onDate: LocalDate,
): readonly OpenItem[] =>
  movements.map((movement) => ({
    key: movement.key,
    side: `${origin}-${movement.amountFen > 0 ? ("in" as const) : ("out" as const)}`,
    onDate: movement.onDate,
    text: movement.text,
    amountFen: fen(Math.abs(movement.amountFen)),
    ageDays: daysBetween(movement.onDate, onDate),
    voucherId: movement.voucherId,
  }));

type Cancelling = {
  readonly voucherId: VoucherId;
  readonly amountFen: Fen;
  readonly cancelsId: VoucherId | null;
  /** The voucher in whose place this one stands. */
  readonly replacesId: VoucherId | null;
};

/**
 * A red entry and the corrected one beside it, where the entry they put right has its bank line already: the line stands for
 * the corrected one now, and together the two moved no money.
 */
export const settledCorrections = <Entry extends Cancelling>(entries: readonly Entry[]): ReadonlySet<Entry> => {
  const unseen = new Set(entries.map(({ voucherId }) => voucherId));
  const settled = new Set<Entry>();
  // A correction that took a line's place may be corrected in its turn.
  for (let count = -1; count < settled.size;) {
    count = settled.size;
    for (const red of entries) {
      if (red.cancelsId === null || unseen.has(red.cancelsId) || settled.has(red)) continue;
      const corrected = entries.find(
        (entry) => entry.replacesId === red.cancelsId && entry.amountFen === -red.amountFen && !settled.has(entry),
      );
      if (corrected === undefined) continue;
      settled.add(red).add(corrected);
      unseen.delete(corrected.voucherId);
    }
  }
  return settled;
};

/**
 * Entries that still wait for the bank. An entry that never reached the bank and the red one that took it back wait for
 * nothing: together they moved no money. So do a red one and its correction where the bank line has come before both.
 */
export const waitingEntries = <Entry extends Cancelling>(entries: readonly Entry[]): readonly Entry[] => {
  const gone = new Set<Entry>(settledCorrections(entries));
  for (const red of entries) {
    if (gone.has(red)) continue;
    const taken = entries.find(
      (entry) =>
        red.cancelsId !== null &&
        entry.voucherId === red.cancelsId &&
        entry.amountFen === -red.amountFen &&
        !gone.has(entry),
    );
    if (taken !== undefined) gone.add(red).add(taken);
  }
  return entries.filter((entry) => !gone.has(entry));
};

/** The sum of one side's items. */
export const sideTotal = (items: readonly OpenItem[], side: OpenItemSide): Fen =>
  sumOf(items, (item) => (item.side === side ? item.amountFen : 0));

/** Puts both balances right by what only one side has; a difference that stays is an item missing or an error. */
export const reconcile = (
  balances: { readonly bookFen: Fen; readonly statementFen: Fen | null },
  lone: { readonly atBank: readonly LoneMovement[]; readonly inBooks: readonly LoneMovement[] },
  onDate: LocalDate,
): Reconciliation => {
  const { bookFen, statementFen } = balances;
  const adjustedBookFen = fen(bookFen + sumOf(lone.atBank, (each) => each.amountFen));
  const adjustedStatementFen =
    statementFen === null ? null : fen(statementFen + sumOf(lone.inBooks, (each) => each.amountFen));
  return {
    bookFen,
    statementFen,
    items: [...itemsFrom(lone.atBank, "bank", onDate), ...itemsFrom(lone.inBooks, "book", onDate)],
    adjustedBookFen,
    adjustedStatementFen,
    differenceFen: adjustedStatementFen === null ? null : fen(adjustedBookFen - adjustedStatementFen),
  };
};
