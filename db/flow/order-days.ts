import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { orderByBalance, type Beside } from "#domain/bank/day-order.ts";

type PlacedLine<Id> = {
  readonly id: Id;
  readonly fileId: string;
  readonly bookedOn: LocalDate;
  readonly tradedAt: string | null;
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
};

/** The lines of one account, day by day. */
export type AccountDays<Id> = {
  /** In their present order. */
  readonly readDay: (day: LocalDate) => readonly PlacedLine<Id>[];
  readonly balancesBeside: (day: LocalDate) => Beside;
  readonly nextDay: (day: LocalDate) => LocalDate | undefined;
  readonly place: (id: Id, dayOrder: number) => void;
};

/** Answers whether lines changed places, and so perhaps the balance the day ends on. */
const orderDay = <Id>(account: AccountDays<Id>, day: LocalDate): boolean => {
  const lines = account.readDay(day);
  if (new Set(lines.map(({ fileId }) => fileId)).size < 2) return false;
  const byTime = lines.toSorted((a, b) => (a.tradedAt ?? "").localeCompare(b.tradedAt ?? ""));
  const ordered = orderByBalance(byTime, account.balancesBeside(day));
  ordered.lines.forEach(({ id }, index) => account.place(id, index + 1));
  return ordered.lines.some(({ id }, index) => id !== lines[index]?.id);
};

/**
 * Days that got lines from several files are put into the order of their balances, whichever file came first. A day after one
 * of them may have been ordered before its day before was known: it is looked at again, on and on while lines change places.
 * Answers the days looked at, whose files must be sealed anew.
 */
export const orderDays = <Id>(account: AccountDays<Id>, days: Iterable<LocalDate>): readonly LocalDate[] => {
  const looked = new Set(days);
  for (const day of [...looked].toSorted()) {
    orderDay(account, day);
    let next = account.nextDay(day);
    while (next !== undefined && !looked.has(next)) {
      looked.add(next);
      next = orderDay(account, next) ? account.nextDay(next) : undefined;
    }
  }
  return [...looked];
};
