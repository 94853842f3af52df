import { textFromMilli } from "#domain/core/quantity.ts";
import { findIn, initialsOf } from "#renderer/format/search.ts";
import { amountEditText } from "./grid-amount.ts";
import {
  accountOf,
  categoriesOf,
  itemKindOfCell,
  type Cell,
  type Cursor,
  type GridAccount,
  type GridBooks,
  type GridLine,
} from "./grid-lines.ts";

/** One thing a cell offers; `id` is what picking it stores. */
export type Option = { readonly id: string; readonly code: string; readonly name: string; readonly initials: string };

/** The most a list shows at once; typing narrows it. */
const mostShown = 60;

const accountOptions = (books: GridBooks): readonly Option[] =>
  books.accounts
    .filter((account) => account.isLeaf && account.isActive)
    .map(({ id, code, fullName, initials }) => ({ id, code, name: fullName, initials: initials.replaceAll("-", "") }));

const byRecency = (options: readonly Option[], recent: readonly string[]): readonly Option[] => {
  const first = recent.flatMap((id) => options.filter((option) => option.id === id));
  return [...first, ...options.filter((option) => !recent.includes(option.id))];
};

const nameOnly = (account: GridAccount | undefined): string => account?.name ?? "";

const accountsFor = (books: GridBooks, typed: string): readonly Option[] => {
  const options = accountOptions(books);
  if (typed.trim() === "") return byRecency(options, books.recentAccountIds);
  // The last part of the name counts like a name of its own: 办公费 finds 管理费用-办公费 by its beginning.
  const ends = new Map(books.accounts.map((account) => [account.id as string, account]));
  const byEnd = findIn(
    options.map((option) => ({ ...option, name: nameOnly(ends.get(option.id)), initials: "" })),
    typed,
    books.recentAccountIds,
  ).filter(({ name }) => name.startsWith(typed.trim()));
  const byAll = findIn(options, typed, books.recentAccountIds);
  const exact = byAll.filter(({ code }) => code.startsWith(typed.trim()));
  const ids = new Set([...exact, ...byEnd, ...byAll].map(({ id }) => id));
  return [...ids].flatMap((id) => options.filter((option) => option.id === id));
};

/** What a cell offers for what has been typed, best first; amount cells offer nothing. */
export const optionsFor = (
  books: GridBooks,
  place: { readonly line: GridLine; readonly cell: Cell },
  typed: string,
): readonly Option[] => {
  const { line, cell } = place;
  const kind = itemKindOfCell(cell);
  if (kind !== null) {
    const items = books.items.filter((item) => item.isActive && item.kind === kind);
    return findIn(
      items.map(({ id, code, name, initials }) => ({ id, code, name, initials })),
      typed,
    ).slice(0, mostShown);
  }
  if (cell === "account") return accountsFor(books, typed).slice(0, mostShown);
  if (cell === "category") {
    const offered = categoriesOf(books, accountOf(books, line.accountId));
    return findIn(
      offered.map(({ id, code, name }) => ({ id, code, name, initials: initialsOf(name) })),
      typed,
    );
  }
  if (cell !== "summary") return [];
  const summaries = books.summaries.map((text) => ({ id: text, code: "", name: text, initials: initialsOf(text) }));
  return findIn(summaries, typed).slice(0, mostShown);
};

/** What a cell shows: the account with its whole path, the names of items and categories. */
export const cellText = (books: GridBooks, line: GridLine, cell: Cell): string => {
  const kind = itemKindOfCell(cell);
  if (kind !== null) {
    const chosen = line.items.find((item) => item.kind === kind);
    return books.items.find((item) => item.id === chosen?.itemId)?.name ?? "";
  }
  switch (cell) {
    case "summary":
      return line.summary;
    case "account": {
      const account = accountOf(books, line.accountId);
      return account === null ? "" : `${account.code} ${account.fullName}`;
    }
    case "category":
      return books.categories.find((category) => category.id === line.categoryId)?.name ?? "";
    case "debit":
      return amountEditText(line.debitFen);
    case "credit":
      return amountEditText(line.creditFen);
    case "item-payee":
    case "item-member":
    case "item-project":
    case "item-fund":
    case "item-contract":
    case "item-person":
    case "item-own-1":
    case "item-own-2":
    case "item-own-3":
    case "item-own-4":
      return "";
    case "quantity":
      return (line.quantityMilli ?? null) === null ? "" : textFromMilli(line.quantityMilli ?? 0);
  }
};

/** What stands in the cell the cursor is on. */
export const textAt = (books: GridBooks, lines: readonly GridLine[], { row, cell }: Cursor): string => {
  const line = lines[row];
  return line === undefined ? "" : cellText(books, line, cell);
};
