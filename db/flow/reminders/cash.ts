import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import { cashOn } from "#store/around-rows.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

/** 收入未缴存: where the safe holds more by the books than the rule on cash in hand (K14) allows, the rest belongs in the bank. */
export const cashReminders: ReminderProvider = (reading, { today, ledgerIds }) => {
  const approved = readApprovedRules(reading, today).filter(({ parameters }) => parameters.kind === "K14");
  if (approved.length === 0) return [];
  return readLedgers(reading)
    .filter(({ id }) => ledgerIds.includes(id))
    .flatMap((ledger): Reminder[] => {
      const limits = rulesFor(approved, { ledger, on: today }).flatMap(({ parameters }) =>
        isPlainParameters(parameters) ? [parameters.amounts["limitFen"] ?? zeroFen] : [],
      );
      if (limits.length === 0) return [];
      const overFen = cashOn(reading, { ledgerId: ledger.id, on: today, without: null }) - Math.min(...limits);
      if (overFen <= 0) return [];
      const of = { ledgerId: ledger.id, text: "", dueOn: null, count: 1, place: {} };
      return [{ kind: "cash-not-banked", ...of, amountFen: fen(overFen) }];
    });
};
