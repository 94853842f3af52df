import { addMonths, lastDayOf, monthOf, monthsBetween } from "#domain/core/dates.ts";
import { payMonthsSince } from "#store/reminder-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

const monthsBack = 12;

/**
 * 报酬: of a set of books that pays its cadres by lists, every month since the first list of the last year that has no booked
 * one. The running month is not due before its last day; a month missed long ago stays named until it is booked.
 */
export const payReminders: ReminderProvider = (reading, { today, ledgerIds }) => {
  const now = today === lastDayOf(monthOf(today)) ? monthOf(today) : addMonths(monthOf(today), -1);
  const paid = Map.groupBy(payMonthsSince(reading, addMonths(now, -monthsBack)), ({ ledgerId }) => ledgerId);
  return [...paid].flatMap(([ledgerId, months]): Reminder[] => {
    const first = months[0]?.month;
    if (first === undefined || first > now || !ledgerIds.includes(ledgerId)) return [];
    const unpaid = monthsBetween(first, now).filter((each) => !months.some((of) => of.month === each && of.isBooked));
    const [oldest] = unpaid;
    if (oldest === undefined) return [];
    const of = { count: unpaid.length, dueOn: lastDayOf(oldest), amountFen: null, place: {} };
    return [{ kind: "salary-unpaid", ledgerId, text: unpaid.join(" "), ...of }];
  });
};
