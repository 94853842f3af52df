import { create } from "zustand";

type Tide = { readonly count: number; readonly turn: () => void };

/** Counts the changes this window has made, so that what is always on the screen knows when to ask again. */
export const useTide = create<Tide>((set) => ({
  count: 0,
  turn: () => {
    set(({ count }) => ({ count: count + 1 }));
  },
}));
