import { useMemo } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { systemOf, type AccountingSystem } from "#domain/books/accounting-system.ts";
import { categoriesIn } from "#domain/books/category.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { assetBooksOf, type AssetBooks } from "#domain/books/asset-books.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useSystemOf } from "#renderer/stages/office/ledger-store.ts";

export type BookAccount = OutputOf<"account.list">["accounts"][number];
export type BookItem = OutputOf<"item.list">["items"][number];
export type BookCategory = OutputOf<"category.list">["categories"][number];

export type Books = {
  readonly accounts: readonly BookAccount[];
  readonly items: readonly BookItem[];
  readonly categories: readonly BookCategory[];
  readonly system: AccountingSystem;
  /** Which accounts of the ledger's system stand behind asset cards. */
  readonly assets: AssetBooks;
};

/** Accounts, items and categories of the chosen set of books, for the pickers of a form. */
export const useBooks = (): Books => {
  const ledger = useChosenLedger();
  const ledgerId = ledger?.id ?? null;
  const system = ledger?.system ?? "2023";
  const asked = ledgerId === null ? null : { ledgerId };
  const accounts = useQuery("account.list", asked).data;
  const items = useQuery("item.list", asked).data;
  const categories = useQuery("category.list", {}).data;
  return useMemo(
    () => ({
      accounts: accounts?.accounts ?? [],
      items: (items?.items ?? []).filter((item) => item.isActive),
      categories: categoriesIn(system, categories?.categories ?? []).filter((category) => category.isActive),
      system: systemOf(system),
      assets: assetBooksOf(system),
    }),
    [accounts, items, categories, system],
  );
};

/** Every category, on the accounts that a set of books of its system keeps it on. */
export const useCategoriesOf = (ledgerId: string): readonly BookCategory[] => {
  const system = useSystemOf(ledgerId);
  const { data } = useQuery("category.list", {});
  return useMemo(() => categoriesIn(system, data?.categories ?? []), [system, data]);
};

/** The accounts in use below one of the first-level codes. */
export const accountsBelow = (accounts: readonly BookAccount[], ...codes: readonly string[]): readonly BookAccount[] =>
  accounts.filter((account) => account.isActive && codes.some((code) => account.code.startsWith(code)));

/** The first account in use that takes entries at or below the first of these codes that has one. */
export const firstLeaf = (accounts: readonly BookAccount[], ...codes: readonly string[]): BookAccount | undefined =>
  codes
    .flatMap((code) => accounts.filter((account) => account.code.startsWith(code)))
    .find((account) => account.isActive && account.isLeaf);

/** The first account of those whose name has the word, else the first of all. */
export const leafNamed = (accounts: readonly BookAccount[], code: string, word: string): BookAccount | undefined =>
  firstLeaf(
    accounts.filter(({ name }) => name.includes(word)),
    code,
  ) ?? firstLeaf(accounts, code);

/** The accounts in use that keep income. */
export const incomeAccounts = (accounts: readonly BookAccount[]): readonly BookAccount[] =>
  accounts.filter((account) => account.isActive && account.class === "profit-loss" && account.normalSide === "credit");

/** Where rent is booked when nobody chose: an income account named after it, else 经营收入. */
export const usualIncome = (accounts: readonly BookAccount[]): AccountId | null =>
  incomeAccounts(accounts).find((account) => account.isLeaf && /发包|租赁/.test(account.name))?.id ??
  firstLeaf(accounts, "501")?.id ??
  null;
