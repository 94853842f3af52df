import type { Account, Side } from "#domain/books/account.ts";
import { sumOf, fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";

/** What happened to one account in a span. The opening is debit-positive; turnovers stand on their side. */
export type Movement = {
  readonly accountId: AccountId;
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly yearDebitFen: Fen;
  readonly yearCreditFen: Fen;
};

export type TrialBalanceRow = Movement & {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly isLeaf: boolean;
  readonly normalSide: Side;
  readonly closingFen: Fen;
};

export type TrialBalanceTotals = {
  readonly openingDebitFen: Fen;
  readonly openingCreditFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly yearDebitFen: Fen;
  readonly yearCreditFen: Fen;
  readonly closingDebitFen: Fen;
  readonly closingCreditFen: Fen;
};

export type TrialBalance = {
  readonly rows: readonly TrialBalanceRow[];
  readonly totals: TrialBalanceTotals;
  /** Debits equal credits in openings, turnovers of the span and of the year, and closings. */
  readonly isBalanced: boolean;
};

type Sums = { openingFen: number; debitFen: number; creditFen: number; yearDebitFen: number; yearCreditFen: number };
const noSums = (): Sums => ({ openingFen: 0, debitFen: 0, creditFen: 0, yearDebitFen: 0, yearCreditFen: 0 });

const add = (to: Sums, what: Readonly<Sums>): Sums => ({
  openingFen: to.openingFen + what.openingFen,
  debitFen: to.debitFen + what.debitFen,
  creditFen: to.creditFen + what.creditFen,
  yearDebitFen: to.yearDebitFen + what.yearDebitFen,
  yearCreditFen: to.yearCreditFen + what.yearCreditFen,
});

/** Adds every account's movement to all accounts above it. */
const sumsByAccount = (accounts: readonly Account[], movements: readonly Movement[]): ReadonlyMap<AccountId, Sums> => {
  const parentOf = new Map(accounts.map((account) => [account.id, account.parentId]));
  const sums = new Map<AccountId, Sums>();
  for (const movement of movements) {
    let at: AccountId | null = movement.accountId;
    while (at !== null) {
      sums.set(at, add(sums.get(at) ?? noSums(), movement));
      at = parentOf.get(at) ?? null;
    }
  }
  return sums;
};

const levelsOf = (accounts: readonly Account[]): ReadonlyMap<AccountId, number> => {
  const levels = new Map<AccountId, number>();
  // Accounts come in code order, so a parent stands before all that is below it.
  for (const account of accounts)
    levels.set(account.id, account.parentId === null ? 1 : (levels.get(account.parentId) ?? 0) + 1);
  return levels;
};

const totalsOf = (rows: readonly TrialBalanceRow[]): TrialBalanceTotals => {
  const first = rows.filter((row) => row.level === 1);
  return {
    openingDebitFen: sumOf(first, (row) => Math.max(row.openingFen, 0)),
    openingCreditFen: sumOf(first, (row) => Math.max(-row.openingFen, 0)),
    debitFen: sumOf(first, (row) => row.debitFen),
    creditFen: sumOf(first, (row) => row.creditFen),
    yearDebitFen: sumOf(first, (row) => row.yearDebitFen),
    yearCreditFen: sumOf(first, (row) => row.yearCreditFen),
    closingDebitFen: sumOf(first, (row) => Math.max(row.closingFen, 0)),
    closingCreditFen: sumOf(first, (row) => Math.max(-row.closingFen, 0)),
  };
};

const isZero = (row: TrialBalanceRow): boolean =>
  row.openingFen === 0 &&
  row.debitFen === 0 &&
  row.creditFen === 0 &&
  row.yearDebitFen === 0 &&
  row.yearCreditFen === 0;

/**
 * 科目余额表: details added up to every level above, totals over the first level. Accounts come in code order; rows without
 * any amount are left out unless `withZero`.
 */
export const trialBalance = (
  accounts: readonly Account[],
  movements: readonly Movement[],
  show: { readonly depth: "first" | "all"; readonly withZero: boolean },
): TrialBalance => {
  const sums = sumsByAccount(accounts, movements);
  const levels = levelsOf(accounts);
  const parents = new Set(accounts.map((account) => account.parentId));
  const rows = accounts.map((account): TrialBalanceRow => {
    const own = sums.get(account.id) ?? noSums();
    return {
      accountId: account.id,
      code: account.code,
      name: account.name,
      level: levels.get(account.id) ?? 1,
      isLeaf: !parents.has(account.id),
      normalSide: account.normalSide,
      openingFen: fen(own.openingFen),
      debitFen: fen(own.debitFen),
      creditFen: fen(own.creditFen),
      yearDebitFen: fen(own.yearDebitFen),
      yearCreditFen: fen(own.yearCreditFen),
      closingFen: fen(own.openingFen + own.debitFen - own.creditFen),
    };
  });
  const totals = totalsOf(rows);
  const isBalanced =
    totals.openingDebitFen === totals.openingCreditFen &&
    totals.debitFen === totals.creditFen &&
    totals.yearDebitFen === totals.yearCreditFen &&
    totals.closingDebitFen === totals.closingCreditFen;
  const shown = rows.filter((row) => (show.depth === "all" || row.level === 1) && (show.withZero || !isZero(row)));
  return { rows: shown, totals, isBalanced };
};
