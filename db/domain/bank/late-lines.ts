import { addMonths, firstDayOf, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";

/** How many lines fall into each closed month, earliest first: they come too late to be booked there. */
export const lateMonths = (
  days: readonly LocalDate[],
  closedThrough: Month | null,
): readonly { readonly month: Month; readonly count: number }[] => {
  const late = closedThrough === null ? [] : days.map(monthOf).filter((month) => month <= closedThrough);
  const groups = Map.groupBy(late, (month) => month);
  return [...groups]
    .map(([month, lines]) => ({ month, count: lines.length }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
};

/**
 * The day the voucher of a bank line bears: the bank's own day, or the first day of the open month where the line's month is
 * closed. The closed month keeps the line as an item of its reconciliation (未达账项).
 */
export const voucherDayOf = (bookedOn: LocalDate, closedThrough: Month | null): LocalDate =>
  closedThrough === null || monthOf(bookedOn) > closedThrough ? bookedOn : firstDayOf(addMonths(closedThrough, 1));
