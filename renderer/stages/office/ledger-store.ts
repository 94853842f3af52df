import { create } from "zustand";
import type { OutputOf } from "#contract/contract.ts";
import { addMonths, month as monthOfText, monthFromText, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { call } from "#renderer/ledger/client.ts";

export type Ledger = OutputOf<"ledger.list">["ledgers"][number];

type LedgerState = {
  readonly ledgers: readonly Ledger[];
  readonly isLoaded: boolean;
  readonly ledgerId: LedgerId | null;
  /** The accounting month shown at the top; null as long as there is no set of books. */
  readonly month: Month | null;
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

/** The set of books and the accounting month everything on the screen speaks of. */
export const useLedger = create<LedgerState>((set, get) => ({
  ledgers: [],
  isLoaded: false,
  ledgerId: null,
  month: null,
  choose: (ledgerId) => {
    const ledger = get().ledgers.find((each) => each.id === ledgerId);
    if (ledger === undefined || ledger.id === get().ledgerId) return;
    localStorage.setItem(storedName, ledger.id);
    set({ ledgerId: ledger.id, month: openMonthOf(ledger) });
  },
  chooseMonth: (text) => {
    if (monthFromText(text) !== undefined) set({ month: monthOfText(text) });
  },
  reload: async () => {
    const reply = await call("ledger.list", {});
    if (!reply.ok) return;
    const { ledgers } = reply.value;
    const kept = get().ledgerId;
    const ledger = chosenFrom(ledgers, kept ?? localStorage.getItem(storedName));
    const isSame = ledger !== undefined && ledger.id === kept && get().month !== null;
    set({
      ledgers,
      isLoaded: true,
      ledgerId: ledger?.id ?? null,
      month: isSame ? get().month : ledger === undefined ? null : openMonthOf(ledger),
    });
  },
  clear: () => {
    set({ ledgers: [], isLoaded: false, ledgerId: null, month: null });
  },
}));

/** The chosen set of books, or null when there is none yet. */
export const useChosenLedger = (): Ledger | null =>
  useLedger(({ ledgers, ledgerId }) => ledgers.find((ledger) => ledger.id === ledgerId) ?? null);
