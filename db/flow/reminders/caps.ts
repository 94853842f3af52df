import { addDays } from "#domain/core/dates.ts";
import { readCaps } from "#store/cap-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

const daysAhead = 45;

/** 限额: votes whose caps end soon, or ended lately, with no later version voted; until the next vote nothing limits the category. */
export const capReminders: ReminderProvider = (reading, { today, ledgerIds }) =>
  ledgerIds.flatMap((ledgerId) =>
    readCaps(reading, ledgerId).flatMap((cap): Reminder[] => {
      const standing = cap.versions.filter(({ vote }) => vote.isInForce);
      const last = standing.toSorted((one, other) => (one.toOn < other.toOn ? -1 : 1)).at(-1);
      if (last === undefined || last.toOn > addDays(today, daysAhead) || last.toOn < addDays(today, -daysAhead))
        return [];
      return [
        {
          kind: "resolution-lapsing",
          ledgerId,
          text: `${cap.categoryName}（决议 ${last.vote.number}）`,
          dueOn: last.toOn,
          count: 1,
          amountFen: null,
          place: {},
        },
      ];
    }),
  );
