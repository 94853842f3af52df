import type { Cap } from "#domain/caps/cap.ts";
import { addDays } from "#domain/core/dates.ts";
import { readCaps } from "#store/cap-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

const daysAhead = 45;
const daysAfter = 366;

const lastVersion = (cap: Cap): Cap["versions"][number] | undefined =>
  cap.versions
    .filter(({ vote }) => vote.isInForce)
    .toSorted((one, other) => (one.toOn < other.toOn ? -1 : 1))
    .at(-1);

/** Another cap that holds the same categories longer: by the quarter instead of the year, or their total. */
const isReplaced = (cap: Cap, last: Cap["versions"][number], caps: readonly Cap[]): boolean =>
  caps.some(
    (other) =>
      other.id !== cap.id &&
      cap.categoryIds.every((id) => other.categoryIds.includes(id)) &&
      (lastVersion(other)?.toOn ?? last.toOn) > last.toOn,
  );

/**
 * 限额: votes whose caps end soon, or ended within a year, with nothing later voted for their categories; until the next vote
 * nothing limits them.
 */
export const capReminders: ReminderProvider = (reading, { today, ledgerIds }) =>
  ledgerIds.flatMap((ledgerId) => {
    const caps = readCaps(reading, ledgerId);
    return caps.flatMap((cap): Reminder[] => {
      const last = lastVersion(cap);
      if (last === undefined || last.toOn > addDays(today, daysAhead) || last.toOn < addDays(today, -daysAfter))
        return [];
      if (isReplaced(cap, last, caps)) return [];
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
    });
  });
