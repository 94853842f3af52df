import { addMonths, lastDayOf, monthOf } from "#domain/core/dates.ts";
import { ledgersUnpaidIn } from "#store/reminder-rows.ts";
import type { ReminderProvider } from "./reminder.ts";

/** 报酬: sets of books that paid their cadres in the last three months and have no booked list for this month yet. */
export const payReminders: ReminderProvider = (reading, { today }) => {
  const month = monthOf(today);
  return ledgersUnpaidIn(reading, month, addMonths(month, -3)).map((ledgerId) => ({
    kind: "salary-unpaid" as const,
    ledgerId,
    text: month,
    dueOn: lastDayOf(month),
    count: 1,
    amountFen: null,
    place: {},
  }));
};
