import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId } from "#domain/core/ids.ts";
import type { Account } from "#domain/books/account.ts";

/** The columns a 多栏账 has by itself: the next level below the account, or the account when it has no details. */
export const columnsBelow = (account: Account, accounts: readonly Account[]): readonly Account[] => {
  const below = accounts.filter((each) => each.parentId === account.id);
  return below.length === 0 ? [account] : below;
};

/** Which column every account of the book falls into: the deepest one it stands below; those in none have the last place. */
export const columnOfAccounts = (
  accounts: readonly Account[],
  columns: readonly Account[],
): ReadonlyMap<AccountId, number> => {
  const byDepth = [...columns.entries()].toSorted(([, one], [, two]) => two.code.length - one.code.length);
  return new Map(
    accounts.map((account) => [
      account.id,
      byDepth.find(([, column]) => account.code.startsWith(column.code))?.[0] ?? columns.length,
    ]),
  );
};

export type ColumnTurnover = {
  readonly accountId: AccountId;
  readonly categoryId?: CategoryId | null | undefined;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

/** One column of a 多栏账: a detail of the account, or a category of what was spent on it. */
export type Column = {
  readonly accountId: AccountId | null;
  readonly categoryId: CategoryId | null;
  readonly code: string;
  readonly name: string;
};

export type Columns = {
  /** The column of a turnover; undefined puts it last, with the rest. */
  readonly columnOf: (row: ColumnTurnover) => number | undefined;
  readonly count: number;
  readonly side: Account["normalSide"];
};

/** One amount a column and a last one for the rest, on the account's normal side. */
export const cellsOf = (rows: readonly ColumnTurnover[], of: Columns): readonly Fen[] => {
  const cells = Array.from({ length: of.count + 1 }, () => 0);
  for (const row of rows) {
    const at = of.columnOf(row) ?? of.count;
    const amount = row.debitFen - row.creditFen;
    cells[at] = (cells[at] ?? 0) + (of.side === "debit" ? amount : -amount);
  }
  return cells.map((cell) => (cell === 0 ? zeroFen : fen(cell)));
};
