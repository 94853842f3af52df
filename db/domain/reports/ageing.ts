import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";

/** The buckets an office starts with: a month, a quarter, half a year, a year, two and three years. */
export const ageingDays: readonly number[] = [30, 90, 180, 365, 730, 1095];

/** One movement of an account and item; debit-positive. `onDate` null is the opening balance. */
export type AgedMovement = { readonly onDate: LocalDate | null; readonly amountFen: Fen };

export type Ageing = {
  readonly balanceFen: Fen;
  /** The day of the oldest amount still open; null when it stands in the opening balance or nothing is open. */
  readonly oldestOn: LocalDate | null;
  /** One amount a bucket and a last one beyond; they add up to the balance. */
  readonly buckets: readonly Fen[];
};

/**
 * 账龄 by first in, first out: what was paid settled the oldest amounts, so what is open is made of the newest movements on
 * the balance's own side. The opening balance is older than every bucket. `movements` are in order of days, oldest first.
 */
export const ageOf = (
  movements: readonly AgedMovement[],
  at: { readonly onDate: LocalDate; readonly days: readonly number[] },
): Ageing => {
  const balance = movements.reduce((total, { amountFen }) => total + amountFen, 0);
  const sign = balance < 0 ? -1 : 1;
  const buckets = Array.from({ length: at.days.length + 1 }, () => 0);
  let open = Math.abs(balance);
  let oldestOn: LocalDate | null = null;
  for (const { onDate, amountFen } of movements.toReversed()) {
    const part = Math.min(open, Math.max(0, amountFen * sign));
    if (part === 0) continue;
    const age = onDate === null ? Infinity : daysBetween(onDate, at.onDate);
    const found = at.days.findIndex((most) => age <= most);
    const bucket = found === -1 ? at.days.length : found;
    buckets[bucket] = (buckets[bucket] ?? 0) + part;
    open -= part;
    oldestOn = onDate;
  }
  return {
    balanceFen: fen(balance),
    oldestOn,
    buckets: buckets.map((amount) => (amount === 0 ? zeroFen : fen(amount * sign))),
  };
};
