import { chinaDateOf } from "#domain/core/dates.ts";
import { reminderKinds } from "#domain/audit/reminder-kinds.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { done, type Call, type Reply } from "./call.ts";
import { advanceReminders } from "./reminders/advances.ts";
import { capReminders } from "./reminders/caps.ts";
import { cashReminders } from "./reminders/cash.ts";
import { claimReminders } from "./reminders/claims.ts";
import { grantReminders } from "./reminders/grants.ts";
import { leaseReminderProvider } from "./reminders/leases.ts";
import { payReminders } from "./reminders/pay.ts";
import { publicityReminders } from "./reminders/publicity.ts";
import type { ReminderProvider } from "./reminders/reminder.ts";

/** Every source of reminders; a new one is a file of its own and a line here. */
const providers: readonly ReminderProvider[] = [
  claimReminders,
  grantReminders,
  advanceReminders,
  cashReminders,
  payReminders,
  capReminders,
  leaseReminderProvider,
  publicityReminders,
];

/** The work list of the first screen: what is due soonest stands first, what has no day in the order of the kinds. */
export const listReminders = (call: Call<"work.reminders">): Reply<"work.reminders"> =>
  call.ledger.snapshot((reading) => {
    const ledgers = readLedgers(reading).filter((ledger) => ledger.isActive && ledger.isStarted);
    const names = new Map(ledgers.map((ledger) => [ledger.id, ledger.name]));
    const today = chinaDateOf(call.now());
    const ledgerIds = ledgers.map(({ id }) => id);
    const found = providers
      .flatMap((provider) => provider(reading, { today, ledgerIds }))
      .filter(({ ledgerId }) => names.has(ledgerId));
    const sorted = found.toSorted(
      (one, other) =>
        (one.dueOn ?? "9999").localeCompare(other.dueOn ?? "9999") ||
        reminderKinds.indexOf(one.kind) - reminderKinds.indexOf(other.kind) ||
        (names.get(one.ledgerId) ?? "").localeCompare(names.get(other.ledgerId) ?? ""),
    );
    return done({
      reminders: sorted.map((reminder) => ({
        ...reminder,
        place: { ...reminder.place },
        ledgerName: names.get(reminder.ledgerId) ?? "",
        isOverdue: reminder.dueOn !== null && reminder.dueOn < today,
      })),
    });
  });
