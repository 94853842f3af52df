import { addMonths, month as monthFrom, monthsBetween, type Month } from "#domain/core/dates.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";

/** What a ledger's year is exported of. */
export type InterfaceWish = {
  readonly ledger: LedgerRow;
  readonly year: number;
  readonly programVersion: string;
};

/** The months of the year that the ledger keeps books in. */
export const monthsOf = ({ ledger, year }: InterfaceWish): readonly Month[] => {
  const january = monthFrom(`${year}-01`);
  return monthsBetween(ledger.startMonth > january ? ledger.startMonth : january, addMonths(january, 11));
};
