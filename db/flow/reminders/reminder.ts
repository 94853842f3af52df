import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { ReminderKind } from "#domain/audit/reminder-kinds.ts";
import type { Reading } from "#store/query.ts";

/**
 * One thing that waits for somebody. `text` is what it is about (numbers, names), `dueOn` the day it is due or null, `count` how
 * many there are of it; `place` the parameters of the screen its kind leads to.
 */
export type Reminder = {
  readonly kind: ReminderKind;
  readonly ledgerId: LedgerId;
  readonly text: string;
  readonly dueOn: LocalDate | null;
  readonly count: number;
  readonly amountFen: Fen | null;
  readonly place: Readonly<Record<string, string>>;
};

/** One source of reminders over all sets of books in use; reads only, and little of it. */
export type ReminderProvider = (
  reading: Reading,
  of: { readonly today: LocalDate; readonly ledgerIds: readonly LedgerId[] },
) => readonly Reminder[];
