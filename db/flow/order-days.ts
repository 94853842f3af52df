import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { orderByBalance } from "#domain/bank/day-order.ts";
import type { DayNeighbours } from "#store/known-line-rows.ts";

type PlacedLine<Id> = {
  readonly id: Id;
  readonly fileId: string;
  readonly dayOrder: number;
  readonly bookedOn: LocalDate;
  readonly tradedAt: string | null;
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
};

/** The lines of one account, day by day. */
export type AccountDays<Id> = {
  /** In their present order. */
  readonly readDay: (day: LocalDate) => readonly PlacedLine<Id>[];
  readonly beside: (day: LocalDate) => DayNeighbours;
  readonly place: (id: Id, dayOrder: number) => void;
};

/** Answers whether any line got another place. */
const orderDay = <Id>(account: AccountDays<Id>, day: LocalDate, beside: DayNeighbours): boolean => {
  const lines = account.readDay(day);
  if (new Set(lines.map(({ fileId }) => fileId)).size < 2) return false;
  const byTime = lines.toSorted((a, b) => (a.tradedAt ?? "").localeCompare(b.tradedAt ?? ""));
  const placed = orderByBalance(byTime, beside).lines.map((line, index) => ({ ...line, place: index + 1 }));
  const moved = placed.filter(({ dayOrder, place }) => dayOrder !== place);
  for (const { id, place } of moved) account.place(id, place);
  return moved.length > 0;
};

/**
 * Days that got lines from several files are put into the order of their balances, whichever file came first. A day after one
 * of them may have been ordered before its day before was known: it is looked at again, on and on while lines change places.
 * Answers the days on which any did, whose files must be sealed anew.
 */
export const orderDays = <Id>(account: AccountDays<Id>, days: Iterable<LocalDate>): readonly LocalDate[] => {
  const looked = new Set(days);
  const moved = new Set<LocalDate>();
  const look = (day: LocalDate): LocalDate | undefined => {
    looked.add(day);
    const beside = account.beside(day);
    if (orderDay(account, day, beside)) moved.add(day);
    return beside.nextDay;
  };
  for (const day of [...looked].toSorted()) {
    let next = look(day);
    while (next !== undefined && !looked.has(next)) {
      const after = look(next);
      next = moved.has(next) ? after : undefined;
    }
  }
  return [...moved];
};
