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
