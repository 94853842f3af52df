import { isPlainParameters, rulesFor, type RuleVersion } from "#domain/checks/rule.ts";
import { lateTakings } from "#domain/checks/takings.ts";
import { addDays, addMonths, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { cashOn } from "#store/around-rows.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { readTakings } from "#store/takings-rows.ts";
import type { Reminder, ReminderProvider } from "./reminder.ts";

// Takings are looked for this far back: what is older was found by the exception tests of its quarter.
const monthsBack = 12;

type At = { readonly ledger: LedgerRow; readonly today: LocalDate; readonly heldFen: number };

const over = (rules: readonly RuleVersion[], { ledger, heldFen }: At): readonly Reminder[] => {
  const limits = rules.flatMap(({ parameters }) =>
    isPlainParameters(parameters) && parameters.kind === "K14" ? (parameters.amounts["limitFen"] ?? 0) : [],
  );
  const overFen = heldFen - Math.min(...limits);
  if (limits.length === 0 || overFen <= 0) return [];
  const of = { ledgerId: ledger.id, text: "", dueOn: null, count: 1, place: {} };
  return [{ kind: "cash-not-banked", ...of, amountFen: fen(overFen) }];
};

const late = (reading: Reading, rules: readonly RuleVersion[], { ledger, today, heldFen }: At): readonly Reminder[] => {
  const limits = rules.flatMap(({ parameters }) =>
    isPlainParameters(parameters) && parameters.kind === "K16" ? (parameters.counts["days"] ?? []) : [],
  );
  // An empty safe has nothing to bring to the bank: that its takings were spent is a matter of K16 itself.
  if (limits.length === 0 || heldFen <= 0) return [];
  const days = Math.min(...limits);
  const moves = readTakings(reading, ledger.id, addMonths(monthOf(today), -monthsBack));
  const found = lateTakings(moves, { today, days });
  if (found === undefined) return [];
  const of = { ledgerId: ledger.id, text: String(days), dueOn: addDays(found.sinceOn, days), count: 1, place: {} };
  return [{ kind: "cash-not-banked", ...of, amountFen: fen(Math.min(found.amountFen, heldFen)) }];
};

/**
 * 收入未缴存: where the safe holds more by the books than the rule on cash in hand (K14) allows, the rest belongs in the bank; and
 * takings belong there within the days of the rule on takings (K16).
 */
export const cashReminders: ReminderProvider = (reading, { today, ledgerIds }) => {
  const approved = readApprovedRules(reading, today).filter(({ parameters }) =>
    ["K14", "K16"].includes(parameters.kind),
  );
  if (approved.length === 0) return [];
  return readLedgers(reading)
    .filter(({ id }) => ledgerIds.includes(id))
    .flatMap((ledger): readonly Reminder[] => {
      const rules = rulesFor(approved, { ledger, on: today });
      const heldFen = cashOn(reading, { ledgerId: ledger.id, on: today, without: null });
      const at = { ledger, today, heldFen };
      return [...over(rules, at), ...late(reading, rules, at)];
    });
};
