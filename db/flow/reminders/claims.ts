import { claimsToRatify, claimsWaiting } from "#store/claim-queue-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import type { ReminderProvider } from "./reminder.ts";

/** 报账单 that wait for a step, by set of books and step; those that came back; and votes that must be made up by a day. */
export const claimReminders: ReminderProvider = (reading) => {
  const chain = readClaimChain(reading);
  if (!chain.isUsed) return [];
  const waiting = claimsWaiting(reading, chain).map(({ ledgerId, wait, count, amountFen }) => ({
    kind: "claims-waiting" as const,
    ledgerId,
    text: wait,
    dueOn: null,
    count,
    amountFen,
    place: {},
  }));
  const ratify = claimsToRatify(reading).map(({ id, ledgerId, number, purpose, ratifyBy, amountFen }) => ({
    kind: "ratification-due" as const,
    ledgerId,
    text: `${number} ${purpose}`,
    dueOn: ratifyBy,
    count: 1,
    amountFen,
    place: { id },
  }));
  return [...waiting, ...ratify];
};
