import { addDays } from "#domain/core/dates.ts";
import { dutiesOn } from "#flow/publicity-duty.ts";
import type { ReminderProvider } from "./reminder.ts";

const daysAhead = 7;

/** 财务公开: closed quarters to be hung within a week, and quarters whose day has passed without their accounts on the wall. */
export const publicityReminders: ReminderProvider = (reading, { today }) =>
  dutiesOn(reading, today, null)
    .filter(
      ({ state, isClosed, dueOn }) =>
        state === "overdue" || (state === "waiting" && isClosed && dueOn <= addDays(today, daysAhead)),
    )
    .map(({ ledgerId, quarter, dueOn }) => ({
      kind: "publicity-overdue" as const,
      ledgerId,
      text: quarter,
      dueOn,
      count: 1,
      amountFen: null,
      place: {},
    }));
