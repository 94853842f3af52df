import type { OutputOf } from "#contract/contract.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, ItemId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";

export type GridAccount = OutputOf<"account.list">["accounts"][number];
export type GridItem = OutputOf<"item.list">["items"][number];
export type GridCategory = OutputOf<"category.list">["categories"][number];

/** What the cells of one set of books may hold, and what was used last, most recent first. */
export type GridBooks = {
  readonly accounts: readonly GridAccount[];
  readonly items: readonly GridItem[];
  readonly categories: readonly GridCategory[];
  readonly summaries: readonly string[];
  readonly recentAccountIds: readonly string[];
  /** What the office calls its own dimensions. */
  readonly dimensionNames?: Readonly<Partial<Record<ItemKind, string>>> | undefined;
};

/** One line of the voucher being typed; amounts in fen, red ones negative, at most one side not zero. */
export type GridLine = {
  readonly key: string;
  readonly summary: string;
  readonly accountId: AccountId | null;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly categoryId: CategoryId | null;
  readonly items: readonly { readonly kind: ItemKind; readonly itemId: ItemId }[];
  /** Thousandths of the account's unit; absent on an account that keeps money only. */
  readonly quantityMilli?: number | null | undefined;
};

export type AmountCell = "debit" | "credit";
export type Cell = "summary" | "account" | `item-${ItemKind}` | "category" | "quantity" | AmountCell;
export type Cursor = { readonly row: number; readonly cell: Cell };

/** A new voucher opens with this many empty lines. */
export const firstLineCount = 4;

export const emptyLine = (key: string): GridLine => ({
  key,
  summary: "",
  accountId: null,
  debitFen: fen(0),
  creditFen: fen(0),
  categoryId: null,
  items: [],
});

/** The smallest number not yet used as a line's key. */
export const nextKey = (lines: readonly GridLine[]): string =>
  String(lines.reduce((most, line) => Math.max(most, Number(line.key)), 0) + 1);

/** The lines with empty ones added until there are `count`. */
export const padded = (lines: readonly GridLine[], count: number): readonly GridLine[] => {
  const result = [...lines];
  while (result.length < count) result.push(emptyLine(nextKey(result)));
  return result;
};

export const accountOf = (books: GridBooks, id: AccountId | null): GridAccount | null =>
  books.accounts.find((account) => account.id === id) ?? null;

/** The spending categories that may stand beside an account: those mapped to it or to an account above it. */
export const categoriesOf = (books: GridBooks, account: GridAccount | null): readonly GridCategory[] =>
  account === null
    ? []
    : books.categories.filter((category) => category.isActive && account.code.startsWith(category.accountCode));

/** The cells of one line in walking order: auxiliary items and category only where the account asks for them. */
export const cellsOf = (books: GridBooks, line: GridLine): readonly Cell[] => {
  const account = accountOf(books, line.accountId);
  const items = (account?.itemKinds ?? []).map((kind): Cell => `item-${kind}`);
  const category: readonly Cell[] = categoriesOf(books, account).length > 0 ? ["category"] : [];
  const quantity: readonly Cell[] = (account?.unit ?? "") === "" ? [] : ["quantity"];
  return ["summary", "account", ...items, ...category, ...quantity, "debit", "credit"];
};

/** The kind of item a cell holds, or null for any other cell. */
export const itemKindOfCell = (cell: Cell): ItemKind | null => {
  switch (cell) {
    case "item-payee":
      return "payee";
    case "item-member":
      return "member";
    case "item-project":
      return "project";
    case "item-fund":
      return "fund";
    case "item-contract":
      return "contract";
    case "item-person":
      return "person";
    case "item-own-1":
      return "own-1";
    case "item-own-2":
      return "own-2";
    case "item-own-3":
      return "own-3";
    case "item-own-4":
      return "own-4";
    case "quantity":
    case "summary":
    case "account":
    case "category":
    case "debit":
    case "credit":
      return null;
  }
};

export const isAmountCell = (cell: Cell): cell is AmountCell => cell === "debit" || cell === "credit";

/** True when nothing but perhaps a summary copied from above stands in the line. */
export const isBlank = (lines: readonly GridLine[], row: number): boolean => {
  const line = lines[row];
  if (line === undefined) return true;
  const hasMore = line.accountId !== null || line.debitFen !== 0 || line.creditFen !== 0 || line.items.length > 0;
  return !hasMore && (line.summary === "" || line.summary === lines[row - 1]?.summary);
};

/** The line with another account: items and a category the new account does not ask for fall away. */
export const withAccount = (books: GridBooks, line: GridLine, id: AccountId | null): GridLine => {
  const account = accountOf(books, id);
  const offered = categoriesOf(books, account);
  const only = offered.length === 1 ? (offered[0]?.id ?? null) : null;
  return {
    ...line,
    accountId: id,
    items: line.items.filter(({ kind }) => account?.itemKinds.includes(kind) === true),
    categoryId: offered.some((category) => category.id === line.categoryId) ? line.categoryId : only,
    quantityMilli: (account?.unit ?? "") === "" ? undefined : line.quantityMilli,
  };
};

export type Totals = { readonly debitFen: Fen; readonly creditFen: Fen; readonly differenceFen: Fen };

/** Both totals and debit − credit. */
export const totalsOf = (lines: readonly GridLine[]): Totals => {
  const debitFen = sumOf(lines, (line) => line.debitFen);
  const creditFen = sumOf(lines, (line) => line.creditFen);
  return { debitFen, creditFen, differenceFen: fen(debitFen - creditFen) };
};
