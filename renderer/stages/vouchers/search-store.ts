import { create } from "zustand";
import type { InputOf } from "#contract/contract.ts";

export type SearchFilter = Omit<InputOf<"search.save">["filter"], "ledgerId"> & { readonly isAllLedgers: boolean };

export const wholeSearch: SearchFilter = { text: "", isAllLedgers: false };

type SearchState = {
  readonly filter: SearchFilter;
  readonly page: number;
  /** Counts the times all conditions were replaced at once: the box then begins with the new text. */
  readonly turn: number;
  readonly replace: (filter: SearchFilter) => void;
  readonly set: (filter: SearchFilter) => void;
  readonly turnTo: (page: number) => void;
};

/** What 全文查找 looks for; it outlives the screen, so that coming back from a voucher shows the same list. */
export const useSearch = create<SearchState>((set) => ({
  filter: wholeSearch,
  page: 1,
  turn: 0,
  replace: (filter) => {
    set(({ turn }) => ({ filter, page: 1, turn: turn + 1 }));
  },
  set: (filter) => {
    set({ filter, page: 1 });
  },
  turnTo: (page) => {
    set({ page });
  },
}));
