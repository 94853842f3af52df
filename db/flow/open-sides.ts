import { localDate, type LocalDate } from "#domain/core/dates.ts";
import type { BankAccountId } from "#domain/core/ids.ts";
import { settledCorrections } from "#domain/reports/reconciliation.ts";
import { readBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import { readOpenEntries, readOpenLines } from "#store/open-bank-rows.ts";
import type { Reading } from "#store/query.ts";
import { readUnseenEntries } from "#store/reconciliation-rows.ts";
import { readSettings } from "#store/setting-rows.ts";
import { firstWaitingDay } from "./bank-by-books.ts";

/** Later than any line. */
export const farDay = localDate("2100-12-31");
export const accountWith = (reading: Reading, id: BankAccountId) =>
  readBankAccounts(reading, null).find((each) => each.id === id);

/** The lines nothing books yet, and the entries that wait for one. */
export const openSides = (reading: Reading, account: BankAccountRow, to: LocalDate) => {
  const from = firstWaitingDay(reading, account);
  const settled = settledCorrections(readUnseenEntries(reading, account.accountId, farDay));
  const settledKeys = new Set([...settled].map(({ voucherId, line }) => `${voucherId}:${line}`));
  const entries = from === null ? [] : readOpenEntries(reading, account.accountId, { from, to });
  return {
    lines: readOpenLines(reading, account.id, to),
    entries: entries.filter(({ key }) => !settledKeys.has(key)),
  };
};

/** How far apart a line and an entry may lie. */
export const windowOf = (reading: Reading) => {
  const { matchDaysBefore, matchDaysAfter } = readSettings(reading);
  return { daysBefore: matchDaysBefore, daysAfter: matchDaysAfter };
};
