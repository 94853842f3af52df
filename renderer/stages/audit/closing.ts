import type { OutputOf } from "#contract/contract.ts";
import { addMonths, type Month } from "#domain/core/dates.ts";

export type Ledger = OutputOf<"ledger.list">["ledgers"][number];
export type CloseState = OutputOf<"period.check">;
export type CloseCheck = CloseState["checks"][number];

/** The month a set of books has to close next. */
export const nextMonthToClose = (ledger: Pick<Ledger, "startMonth" | "closedThrough">): Month =>
  ledger.closedThrough === null ? ledger.startMonth : addMonths(ledger.closedThrough, 1);

/** What a cell of the matrix says: how many things block or warn, or that there is nothing. */
export type Mark = { readonly level: "block" | "warn" | "fine"; readonly count: number };

export const markOf = (check: CloseCheck | undefined): Mark =>
  check === undefined || check.count === 0
    ? { level: "fine", count: 0 }
    : { level: check.severity, count: check.count };

/** The checks that speak in any of the ledgers: blocks before warnings, in the order they came. */
export const checkColumns = (states: readonly CloseState[]): readonly string[] => {
  const blocks = new Set<string>();
  const warns = new Set<string>();
  for (const { checks } of states)
    for (const { code, severity } of checks) (severity === "block" ? blocks : warns).add(code);
  return [...blocks, ...[...warns].filter((code) => !blocks.has(code))];
};

/** Blocks first, then warnings, then what is in order. */
export const checksInOrder = (checks: readonly CloseCheck[]): readonly CloseCheck[] => {
  const rank = (check: CloseCheck): number => ({ block: 0, warn: 1, fine: 2 })[markOf(check).level];
  return checks.toSorted((left, right) => rank(left) - rank(right));
};
