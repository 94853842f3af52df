import { create } from "zustand";
import type { OutputOf } from "#contract/contract.ts";
import { addMonths, month as monthOfText, monthFromText, yearAtHand, yearOf, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { call } from "#renderer/ledger/client.ts";

export type Ledger = OutputOf<"ledger.list">["ledgers"][number];

type LedgerState = {
  readonly ledgers: readonly Ledger[];
  readonly isLoaded: boolean;
  readonly ledgerId: LedgerId | null;
  /** The accounting month shown at the top; null as long as there is no set of books. */
  readonly month: Month | null;
  /** Counts how often a person chose another month; a month that only moved on with a closing does not count. */
  readonly monthChoices: number;
  readonly choose: (ledgerId: string) => void;
  readonly chooseMonth: (month: string) => void;
  /** Reads the list again and keeps the choice if it still exists. */
  readonly reload: () => Promise<void>;
  readonly clear: () => void;
};

const storedName = "xiangzhang-ledger";

/** The first month that is still open in a set of books. */
const openMonthOf = (ledger: Pick<Ledger, "startMonth" | "closedThrough">): Month =>
  ledger.closedThrough === null ? ledger.startMonth : addMonths(ledger.closedThrough, 1);

const chosenFrom = (ledgers: readonly Ledger[], wanted: string | null): Ledger | undefined =>
  ledgers.find((ledger) => ledger.id === wanted) ?? ledgers[0];

type Shown = Pick<LedgerState, "ledgers" | "ledgerId" | "month">;

/** Whoever looks at the open month goes on to the next one when it is closed; a month chosen by hand stays. */
const monthFor = (ledger: Ledger | undefined, before: Shown): Month | null => {
  if (ledger === undefined) return null;
  const old = before.ledgers.find((each) => each.id === before.ledgerId);
  const isKept = old !== undefined && old.id === ledger.id && before.month !== openMonthOf(old);
  return isKept ? before.month : openMonthOf(ledger);
};

/** The set of books and the accounting month everything on the screen speaks of. */
export const useLedger = create<LedgerState>((set, get) => ({
  ledgers: [],
  isLoaded: false,
  ledgerId: null,
  month: null,
  monthChoices: 0,
  choose: (ledgerId) => {
    const ledger = get().ledgers.find((each) => each.id === ledgerId);
    if (ledger === undefined || ledger.id === get().ledgerId) return;
    localStorage.setItem(storedName, ledger.id);
    set({ ledgerId: ledger.id, month: openMonthOf(ledger) });
  },
  chooseMonth: (text) => {
    if (monthFromText(text) === undefined || text === get().month) return;
    set(({ monthChoices }) => ({ month: monthOfText(text), monthChoices: monthChoices + 1 }));
  },
  reload: async () => {
    const reply = await call("ledger.list", {});
    if (!reply.ok) return;
    const { ledgers } = reply.value;
    const before = get();
    const ledger = chosenFrom(ledgers, before.ledgerId ?? localStorage.getItem(storedName));
    set({ ledgers, isLoaded: true, ledgerId: ledger?.id ?? null, month: monthFor(ledger, before) });
  },
  clear: () => {
    // Whoever signs in next begins anew.
    set(({ monthChoices }) => ({
      ledgers: [],
      isLoaded: false,
      ledgerId: null,
      month: null,
      monthChoices: monthChoices + 1,
    }));
  },
}));

/** The year whose end is at hand in the chosen books: until March that of the year before, never one before they began. */
export const useYearAtHand = (): number | null => {
  const month = useLedger((state) => state.month);
  const start = useLedger((state) => state.ledgers.find(({ id }) => id === state.ledgerId)?.startMonth);
  return month === null ? null : Math.max(yearAtHand(month), yearOf(start ?? month));
};

/** The chosen set of books, or null when there is none yet. */
export const useChosenLedger = (): Ledger | null =>
  useLedger(({ ledgers, ledgerId }) => ledgers.find((ledger) => ledger.id === ledgerId) ?? null);

/** The accounting system of a set of books: what its account codes mean. */
export const useSystemOf = (ledgerId: string | null): Ledger["system"] =>
  useLedger(({ ledgers }) => ledgers.find((ledger) => ledger.id === ledgerId)?.system ?? "2023");
