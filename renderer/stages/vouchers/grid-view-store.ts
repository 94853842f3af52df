import { useSyncExternalStore } from "react";
import { create } from "zustand";

const storedName = "xiangzhang-digit-grid";
const recentName = "xiangzhang-recent-accounts";
const mostRecent = 12;

type GridViewState = { readonly isDigits: boolean; readonly turn: () => void };

/** Whether amounts stand in the grid of 亿 to 分 or as plain numbers; remembered on this machine. */
export const useGridView = create<GridViewState>((set, get) => ({
  isDigits: typeof localStorage === "undefined" || localStorage.getItem(storedName) !== "no",
  turn: () => {
    const isDigits = !get().isDigits;
    localStorage.setItem(storedName, isDigits ? "yes" : "no");
    set({ isDigits });
  },
}));

// Below this the digits leave no room for the names of accounts: large type, small screens.
const wideEnough = "(min-width: 76rem)";

const onWidth = (changed: () => void): (() => void) => {
  const query = window.matchMedia(wideEnough);
  query.addEventListener("change", changed);
  return () => {
    query.removeEventListener("change", changed);
  };
};

/** True when amounts are to be drawn in the digit grid: wished for, and the window is wide enough. */
export const useDigits = (): boolean => {
  const isWished = useGridView((state) => state.isDigits);
  const isWide = useSyncExternalStore(onWidth, () => window.matchMedia(wideEnough).matches);
  return isWished && isWide;
};

/** The accounts used last in a set of books, most recent first. */
export const recentAccounts = (ledgerId: string): readonly string[] => {
  const text = localStorage.getItem(`${recentName}:${ledgerId}`) ?? "";
  return text === "" ? [] : text.split(",");
};

/** Puts the accounts of a saved voucher in front of the recent ones and returns the new list. */
export const keepRecentAccounts = (ledgerId: string, used: readonly string[]): readonly string[] => {
  const ids = [...new Set([...used, ...recentAccounts(ledgerId)])].slice(0, mostRecent);
  localStorage.setItem(`${recentName}:${ledgerId}`, ids.join(","));
  return ids;
};
