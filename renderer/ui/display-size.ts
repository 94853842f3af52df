import { create } from "zustand";

/** How large everything is written: a matter of the eyes and the screen, so it is kept by this machine, not in the ledger. */
export const displaySizes = ["standard", "large", "largest"] as const;
export type DisplaySize = (typeof displaySizes)[number];

/** How many times the ordinary size of 16 px. */
export const scaleOf: Readonly<Record<DisplaySize, number>> = { standard: 1, large: 1.125, largest: 1.25 };

const storedName = "xiangzhang-size";

const isDisplaySize = (text: string | null): text is DisplaySize => displaySizes.some((size) => size === text);

const storedSize = (): DisplaySize => {
  const text = typeof localStorage === "undefined" ? null : localStorage.getItem(storedName);
  return isDisplaySize(text) ? text : "standard";
};

type DisplayState = { readonly size: DisplaySize; readonly choose: (size: DisplaySize) => void };

export const useDisplay = create<DisplayState>((set) => ({
  size: storedSize(),
  choose: (size) => {
    localStorage.setItem(storedName, size);
    set({ size });
  },
}));
