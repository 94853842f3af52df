import { lastDayOf, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readStaying, type StayingRegister } from "#store/conversion-rows.ts";
import { readItems } from "#store/item-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  cardsToCarry,
  debtsToCarry,
  leasesToCarry,
  projectsToCarry,
  templatesToCarry,
} from "./conversion-registers.ts";

/** A register of the old books: how much of it goes into the new ones, or stays and must be entered anew where it still holds. */
export type CarriedRegister = {
  readonly register:
    "items" | "bank-accounts" | "cards" | "leases" | "projects" | "debts" | "templates" | StayingRegister;
  readonly count: number;
  readonly goes: boolean;
};

/** What goes with the balances and what stays behind; registers that hold nothing are left out. */
export const carriedWith = (reading: Reading, oldId: LedgerId, cutMonth: Month): readonly CarriedRegister[] => {
  const old = { oldId, cutMonth, cutOn: lastDayOf(cutMonth) };
  const going = [
    ["items", readItems(reading, oldId).length],
    ["bank-accounts", readBankAccounts(reading, oldId).length],
    ["cards", cardsToCarry(reading, old).length],
    ["leases", leasesToCarry(reading, old).length],
    ["projects", projectsToCarry(reading, old).length],
    ["debts", debtsToCarry(reading, old).length],
    ["templates", templatesToCarry(reading, oldId).length],
  ] as const;
  return [
    ...going.map(([register, count]) => ({ register, count, goes: true })),
    ...readStaying(reading, oldId, old.cutOn).map((row) => ({ ...row, goes: row.register === "shares" })),
  ].filter((row) => row.count > 0);
};
