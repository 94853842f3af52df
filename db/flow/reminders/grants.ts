import { readGrants, waitingVersionOf } from "#store/grant-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

/** 拨款: versions that widen a fund and wait for a second person. */
export const grantReminders: ReminderProvider = (reading) =>
  readGrants(reading, null).flatMap((grant): Reminder[] => {
    const waiting = waitingVersionOf(grant);
    if (waiting === undefined) return [];
    const text = `${waiting.document} ${waiting.title}`;
    const of = { ledgerId: grant.ledgerId, text, dueOn: null, count: 1, amountFen: null };
    return [{ kind: "grant-waiting", ...of, place: { id: grant.id } }];
  });
