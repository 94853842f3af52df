import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import type { BankLineId, LedgerId } from "#domain/core/ids.ts";
import { lateAmong } from "#store/late-line-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";

type Line = { readonly id: BankLineId; readonly onDate: LocalDate };

/**
 * The day from which a tie counts whose last side is of `onDate`: null for that day itself. In a closed month only lines that
 * came after the closing may be tied, and the tie counts from the open month on, so that the closed month's table stays;
 * `undefined` where nothing may be tied any more.
 */
export const tieDayOf = (
  reading: Reading,
  ledgerId: LedgerId,
  { lineIds, onDate }: { readonly lineIds: readonly BankLineId[]; readonly onDate: LocalDate },
): LocalDate | null | undefined => {
  if (!isMonthClosed(reading, ledgerId, monthOf(onDate))) return null;
  if (lateAmong(reading, ledgerId, lineIds).size === 0) return undefined;
  return voucherDayOf(onDate, readLedger(reading, ledgerId)?.closedThrough ?? null);
};

type Sides = { readonly lines: readonly Line[]; readonly entries: readonly { readonly onDate: LocalDate }[] };

/** The last day of all that is tied. */
export const settledOnOf = ({ lines, entries }: Sides): LocalDate =>
  [...lines, ...entries].map((row) => row.onDate).reduce((last, day) => (day > last ? day : last));

/** The same for lines and entries that belong together. */
export const dayOfTie = (reading: Reading, ledgerId: LedgerId, sides: Sides): LocalDate | null | undefined =>
  tieDayOf(reading, ledgerId, { lineIds: sides.lines.map(({ id }) => id), onDate: settledOnOf(sides) });

/** The same for a line and the one that takes it back. */
export const reversalDayOf = (
  reading: Reading,
  ledgerId: LedgerId,
  { line, reversal }: { readonly line: Line; readonly reversal: Line },
): LocalDate | null | undefined =>
  tieDayOf(reading, ledgerId, { lineIds: [line.id, reversal.id], onDate: reversal.onDate });
