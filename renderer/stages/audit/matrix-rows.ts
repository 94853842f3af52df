import type { OutputOf } from "#contract/contract.ts";

export type MatrixMonth = OutputOf<"period.matrix">["months"][number];

export const rowKey = (row: MatrixMonth): string => `${row.ledgerId} ${row.month}`;

/**
 * The ledgers that could close all their months up to the last shown, those with something to close first: months close in
 * order, so one block keeps every later month open too.
 */
export const readyLedgers = (rows: readonly MatrixMonth[]): ReadonlySet<string> => {
  const blocked = new Set(rows.filter((row) => !row.canClose).map((row) => row.ledgerId));
  return new Set(rows.filter((row) => !blocked.has(row.ledgerId)).map((row) => row.ledgerId));
};

/** What can be said of all rows: months in all, months ready, ledgers that keep something open. */
export const matrixTotals = (
  rows: readonly MatrixMonth[],
): { readonly months: number; readonly ready: number; readonly blockedLedgers: number } => ({
  months: rows.length,
  ready: rows.filter((row) => row.canClose).length,
  blockedLedgers: new Set(rows.filter((row) => !row.canClose).map((row) => row.ledgerId)).size,
});
