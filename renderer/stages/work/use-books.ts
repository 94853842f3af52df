import { useMemo } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";

export type BookAccount = OutputOf<"account.list">["accounts"][number];
export type BookItem = OutputOf<"item.list">["items"][number];
export type BookCategory = OutputOf<"category.list">["categories"][number];

export type Books = {
  readonly accounts: readonly BookAccount[];
  readonly items: readonly BookItem[];
  readonly categories: readonly BookCategory[];
};

/** Accounts, items and categories of the chosen set of books, for the pickers of a form. */
export const useBooks = (): Books => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const asked = ledgerId === null ? null : { ledgerId };
  const accounts = useQuery("account.list", asked).data;
  const items = useQuery("item.list", asked).data;
  const categories = useQuery("category.list", {}).data;
  return useMemo(
    () => ({
      accounts: accounts?.accounts ?? [],
      items: (items?.items ?? []).filter((item) => item.isActive),
      categories: (categories?.categories ?? []).filter((category) => category.isActive),
    }),
    [accounts, items, categories],
  );
};

/** The accounts in use below one of the first-level codes. */
export const accountsBelow = (accounts: readonly BookAccount[], ...codes: readonly string[]): readonly BookAccount[] =>
  accounts.filter((account) => account.isActive && codes.some((code) => account.code.startsWith(code)));

/** The first account in use that takes entries at or below a code. */
export const firstLeaf = (accounts: readonly BookAccount[], code: string): BookAccount | undefined =>
  accounts.find((account) => account.isActive && account.isLeaf && account.code.startsWith(code));
