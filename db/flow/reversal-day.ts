import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import type { BankLineId, LedgerId } from "#domain/core/ids.ts";
import { lateAmong } from "#store/late-line-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";

type Line = { readonly id: BankLineId; readonly onDate: LocalDate };

/**
 * The day from which a reversal counts: null for its own day. In a closed month only what came after the closing may be tied,
 * and it counts from the open month on, so that the closed month's table stays; `undefined` where nothing may be tied any more.
 */
export const reversalDayOf = (
  reading: Reading,
  ledgerId: LedgerId,
  { line, reversal }: { readonly line: Line; readonly reversal: Line },
): LocalDate | null | undefined => {
  if (!isMonthClosed(reading, ledgerId, monthOf(reversal.onDate))) return null;
  if (lateAmong(reading, ledgerId, [line.id, reversal.id]).size === 0) return undefined;
  return voucherDayOf(reversal.onDate, readLedger(reading, ledgerId)?.closedThrough ?? null);
};
