import { addDays, monthsOfQuarter, type Quarter } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { dutiesOn } from "#flow/publicity-duty.ts";
import { countVouchers } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import type { ReminderProvider } from "./reminder.ts";

const daysAhead = 7;

const isKeptIn = (reading: Reading, ledgerId: LedgerId, quarter: Quarter): boolean =>
  monthsOfQuarter(quarter).some((month) => {
    const { draft, reviewed, posted } = countVouchers(reading, ledgerId, month);
    return draft + reviewed + posted > 0;
  });

/**
 * 财务公开: closed quarters to be hung within a week, and quarters whose day has passed without their accounts on the wall.
 * A quarter that is neither closed nor has anything in it is first to be kept, not to be made public.
 */
export const publicityReminders: ReminderProvider = (reading, { today }) =>
  dutiesOn(reading, today, null)
    .filter(
      ({ ledgerId, quarter, state, isClosed, dueOn }) =>
        (state === "overdue" && (isClosed || isKeptIn(reading, ledgerId, quarter))) ||
        (state === "waiting" && isClosed && dueOn <= addDays(today, daysAhead)),
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
