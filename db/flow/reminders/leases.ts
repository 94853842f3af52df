import { addDays } from "#domain/core/dates.ts";
import { readLeases } from "#store/lease-rows.ts";
import { shownLease } from "#flow/leases.ts";
import type { ReminderProvider } from "./reminder.ts";

const daysAhead = 60;

/** 发包租赁: contracts that end soon, and rent in arrears. */
export const leaseReminderProvider: ReminderProvider = (reading, { today }) =>
  readLeases(reading, null, today).flatMap((row) => {
    const { arrearsFen } = shownLease(row, today);
    const isEnding = row.endedOn === null && row.toOn >= today && row.toOn <= addDays(today, daysAhead);
    const of = { ledgerId: row.ledgerId, text: `${row.number} ${row.subject}（${row.lesseeName}）`, count: 1 };
    return [
      ...(isEnding
        ? [{ ...of, kind: "lease-ending" as const, dueOn: row.toOn, amountFen: null, place: { id: row.id } }]
        : []),
      ...(arrearsFen > 0
        ? [{ ...of, kind: "rent-arrears" as const, dueOn: null, amountFen: arrearsFen, place: { id: row.id } }]
        : []),
    ];
  });
