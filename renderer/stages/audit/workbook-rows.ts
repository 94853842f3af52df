import type { OutputOf } from "#contract/contract.ts";
import { monthsOfQuarter, type Month, type Quarter } from "#domain/core/dates.ts";
import type { Ledger } from "./closing.ts";

/** One workbook that can be made for a quarter; `ledgerId` null is the township's roll-up. `version` 0: never made. */
export type WorkbookRow = {
  readonly ledgerId: string | null;
  readonly name: string;
  readonly state: "ready" | "open" | "not-started";
  readonly openMonths: readonly Month[];
  readonly version: number;
};

type Made = Pick<OutputOf<"workbook.list">["workbooks"][number], "ledgerId" | "version" | "isMasked">;

const openMonthsOf = (ledger: Ledger, quarter: Quarter): readonly Month[] =>
  monthsOfQuarter(quarter).filter(
    (month) => month >= ledger.startMonth && (ledger.closedThrough === null || month > ledger.closedThrough),
  );

/** The roll-up first, then every ledger that already kept books in the quarter. */
export const workbookRows = (
  ledgers: readonly Ledger[],
  quarter: Quarter,
  made: readonly Made[],
): readonly WorkbookRow[] => {
  const [, , last] = monthsOfQuarter(quarter);
  const versionOf = (ledgerId: string | null): number =>
    made
      .filter((each) => each.ledgerId === ledgerId && !each.isMasked)
      .reduce((highest, each) => Math.max(highest, each.version), 0);
  const own = ledgers
    .filter((ledger) => ledger.startMonth <= last)
    .map((ledger): WorkbookRow => {
      const openMonths = openMonthsOf(ledger, quarter);
      const state = !ledger.isStarted ? "not-started" : openMonths.length > 0 ? "open" : "ready";
      return { ledgerId: ledger.id, name: ledger.name, state, openMonths, version: versionOf(ledger.id) };
    });
  if (own.length === 0) return [];
  // Books not yet in use have nothing to roll up and hold nothing up.
  const started = own.filter((row) => row.state !== "not-started");
  const openMonths = [...new Set(started.flatMap((row) => row.openMonths))].toSorted();
  const state = started.length === 0 ? "not-started" : openMonths.length === 0 ? "ready" : "open";
  return [{ ledgerId: null, name: "全乡镇汇总", state, openMonths, version: versionOf(null) }, ...own];
};
