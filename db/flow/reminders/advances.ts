import { openPartOf } from "#domain/checks/around.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { addDays, firstDayOf } from "#domain/core/dates.ts";
import { advanceMovements } from "#store/around-rows.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { openAdvanceKeys } from "#store/reminder-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

const usualDays = 30;

/** 借款: what people still owe longer than the advance rule (K20) allows, or a month where no rule says. */
export const advanceReminders: ReminderProvider = (reading, { today }) => {
  const approved = readApprovedRules(reading, today).filter(({ parameters }) => parameters.kind === "K20");
  const ledgers = readLedgers(reading);
  // What the books opened with is owed since before them, whoever knows how long.
  const begun = new Map(ledgers.map(({ id, startMonth }) => [id, addDays(firstDayOf(startMonth), -1)]));
  const limits = new Map(
    ledgers.map((ledger) => {
      const days = rulesFor(approved, { ledger, on: today }).flatMap(({ parameters }) =>
        isPlainParameters(parameters) ? (parameters.counts["days"] ?? []) : [],
      );
      return [ledger.id, days.length === 0 ? usualDays : Math.min(...days)];
    }),
  );
  return openAdvanceKeys(reading).flatMap(({ ledgerId, accountId, itemId, name }): Reminder[] => {
    const limit = limits.get(ledgerId) ?? usualDays;
    const view = { ledgerId, on: today, without: null };
    const { openFen, sinceOn } = openPartOf(advanceMovements(reading, view, { accountId, itemId }));
    const since = sinceOn ?? begun.get(ledgerId) ?? today;
    if (openFen <= 0 || addDays(since, limit) >= today) return [];
    const dueOn = addDays(since, limit);
    return [{ kind: "advance-overdue", ledgerId, text: name, dueOn, count: 1, amountFen: openFen, place: {} }];
  });
};
