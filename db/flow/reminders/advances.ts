import { openPartOf } from "#domain/checks/around.ts";
import { isPlainParameters, rulesOn } from "#domain/checks/rule.ts";
import { addDays } from "#domain/core/dates.ts";
import { advanceMovements } from "#store/around-rows.ts";
import { openAdvanceKeys } from "#store/reminder-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

const usualDays = 30;

/** 借款: what people still owe longer than the advance rule (K20) allows, or a month where no rule says. */
export const advanceReminders: ReminderProvider = (reading, { today }) => {
  const days = rulesOn(readApprovedRules(reading, today), today).flatMap(({ parameters }) =>
    parameters.kind === "K20" && isPlainParameters(parameters) ? (parameters.counts["days"] ?? []) : [],
  );
  const limit = Math.min(...(days.length === 0 ? [usualDays] : days));
  return openAdvanceKeys(reading).flatMap(({ ledgerId, accountId, itemId, name }): Reminder[] => {
    const view = { ledgerId, on: today, without: null };
    const { openFen, sinceOn } = openPartOf(advanceMovements(reading, view, { accountId, itemId }));
    if (openFen <= 0 || sinceOn === null || addDays(sinceOn, limit) >= today) return [];
    const dueOn = addDays(sinceOn, limit);
    return [{ kind: "advance-overdue", ledgerId, text: name, dueOn, count: 1, amountFen: openFen, place: {} }];
  });
};
