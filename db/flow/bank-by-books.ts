import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { withOpeningItems } from "#domain/reports/opening-items.ts";
import type { BankAccountRow } from "#store/bank-account-rows.ts";
import { readWaitingOpenings } from "#store/opening-settlement-rows.ts";
import { readPoolOfAccount } from "#store/pool-rows.ts";
import type { Reading } from "#store/query.ts";
import { readBalanceOn, readBookedDays, readFirstLineDay, readOpeningAtBank } from "#store/reconciliation-rows.ts";

type Account = Pick<BankAccountRow, "id" | "accountId" | "ledgerId">;

/** What the bank must have on a day if it has all that the books have: their balance without what was under way at the start. */
export const bankBalanceByBooks = (reading: Reading, account: Account, onDate: LocalDate): Fen => {
  const openings = readWaitingOpenings(reading, account, onDate);
  const { atBank, inBooks } = withOpeningItems(openings, { atBank: [], inBooks: [] });
  const sum = (movements: typeof atBank): Fen => sumOf(movements, ({ amountFen }) => amountFen);
  return fen(readBalanceOn(reading, account.accountId, onDate) + sum(atBank) - sum(inBooks));
};

/**
 * The first day whose entries wait for a line of the bank; null while no statement was brought in. Entries before the first
 * line are in the opening balance of its statement and wait for nothing, unless that balance is the books' own of an earlier
 * day: then what was booked after that day was still under way.
 */
export const firstWaitingDay = (reading: Reading, account: Account): LocalDate | null => {
  const firstDay = readFirstLineDay(reading, account.id);
  if (firstDay === null || readPoolOfAccount(reading, account.id) !== undefined) return firstDay;
  const openingFen = readOpeningAtBank(reading, account.id);
  const before = addDays(firstDay, -1);
  let booksFen: number = bankBalanceByBooks(reading, account, before);
  if (openingFen === null || openingFen === booksFen) return firstDay;
  for (const { onDate, amountFen } of readBookedDays(reading, account.accountId, before)) {
    booksFen -= amountFen;
    if (booksFen === openingFen) return onDate;
  }
  return firstDay;
};
