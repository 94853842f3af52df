import type { OutputOf } from "#contract/contract.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { month as monthFrom, type Month } from "#domain/core/dates.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import {
  bookMonths,
  journalLines,
  monthTotals,
  openingLine,
  pagePartLines,
  planPage,
  type BookEntry,
  type BookLine,
  type BookMonth,
} from "#domain/reports/book-page.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readBookBefore,
  readBookEntries,
  readBookMonths,
  readEntriesOf,
  type BookSelection,
} from "#store/report-book-rows.ts";
import { beforeBooks, begunSpan, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

type Page = OutputOf<"report.subsidiaryLedger">;

/** A book opened at one heading: the account, all leaves below it, and the months of the span with their balances. */
export type Book = {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly names: ReadonlyMap<AccountId, string>;
  readonly selection: BookSelection;
  readonly opening: BookLine;
  readonly months: readonly BookMonth[];
};

type Wanted = {
  readonly ledgerId: LedgerId;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly itemId: ItemId | null;
  readonly otherItemId?: ItemId | null | undefined;
  /** Without the details below the account. */
  readonly onlyOwn?: boolean | undefined;
};

type NoBook =
  { readonly code: "not-found"; readonly kind: string } | { readonly code: "before-books"; readonly month: Month };

/** Opens the book of an account of this ledger, from the books' first month at the earliest. */
export const openBook = (
  reading: Reading,
  of: Wanted,
  isWanted: (account: Account) => boolean,
): Result<Book, NoBook> => {
  const ledger = readLedger(reading, of.ledgerId);
  const accounts = readAccounts(reading, of.ledgerId);
  const account = accounts.find(isWanted);
  if (ledger === undefined || account === undefined) return err({ code: "not-found", kind: "account" });
  if (!hasBegun(ledger, of.toMonth)) return err(beforeBooks(ledger).failure);
  const wanted = begunSpan(ledger, of);
  const below = accounts
    .filter((each) => (of.onlyOwn === true ? each === account : each.code.startsWith(account.code)))
    .map((each) => each.id);
  const selection = {
    ledgerId: wanted.ledgerId,
    accountIds: below,
    itemId: wanted.itemId,
    otherItemId: wanted.otherItemId,
  };
  const before = readBookBefore(reading, selection, wanted.fromMonth);
  const yearStart = monthFrom(`${wanted.fromMonth.slice(0, 4)}-01`);
  const turnovers = readBookMonths(reading, selection, { from: yearStart, to: wanted.toMonth });
  const { closedThrough } = ledger;
  return ok({
    account,
    accounts,
    names: fullNamesOf(accounts),
    selection,
    opening: openingLine(wanted.fromMonth, before, ledger.startMonth),
    months: bookMonths({ from: wanted.fromMonth, to: wanted.toMonth, before, closedThrough }, turnovers),
  });
};

const counterLimit = 3;

/** The first entries of a month with the names of the accounts on the other side; -1 for all of them. */
export const entriesOfMonth = (
  reading: Reading,
  book: Book,
  part: { readonly month: Month; readonly limit: number },
): readonly BookEntry[] => {
  const rows = readBookEntries(reading, book.selection, part);
  const byVoucher = Map.groupBy(
    readEntriesOf(reading, [...new Set(rows.map((row) => row.voucherId))]),
    (entry) => entry.voucherId,
  );
  return rows.map((row) => {
    const isDebit = row.debitFen !== 0;
    const others = (byVoucher.get(row.voucherId) ?? []).filter((entry) => entry.isDebit !== isDebit);
    const names = [...new Set(others.map((entry) => book.names.get(entry.accountId) ?? ""))];
    const counterAccounts = names.slice(0, counterLimit).join("、") + (names.length > counterLimit ? "等" : "");
    const { voucherId, onDate, summary, debitFen, creditFen, accountId, categoryId, isClosing, quantityMilli } = row;
    return {
      accountId,
      categoryId,
      isClosing,
      quantityMilli,
      voucherId,
      voucherName: `${row.word}-${row.number}`,
      onDate,
      summary,
      counterAccounts,
      debitFen,
      creditFen,
    };
  });
};

const pageOf = (book: Book, lines: readonly BookLine[], total: number): Page => ({
  accountCode: book.account.code,
  accountName: book.names.get(book.account.id) ?? book.account.name,
  lines: [...lines],
  total,
});

/** 总账: the opening, then 本月合计 and 本年累计 of every month with a turnover. */
export const reportGeneralLedger = (call: Call<"report.generalLedger">): Reply<"report.generalLedger"> =>
  call.ledger.snapshot((reading) => {
    const opened = openBook(reading, { ...call.input, itemId: null }, (each) => each.id === call.input.accountId);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const lines = [book.opening, ...book.months.flatMap(monthTotals)];
    return done(pageOf(book, lines, lines.length));
  });

/** 明细账: one page of opening, entries, 本月合计 and 本年累计. Only the months the page shows are read. */
export const reportSubsidiaryLedger = (call: Call<"report.subsidiaryLedger">): Reply<"report.subsidiaryLedger"> =>
  call.ledger.snapshot((reading) => {
    const opened = openBook(reading, call.input, (each) => each.id === call.input.accountId);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const plan = planPage(book.months, call.input);
    const lines = plan.parts.flatMap((planned) =>
      pagePartLines(
        planned,
        planned.to > planned.from
          ? entriesOfMonth(reading, book, { month: planned.part.month, limit: planned.to })
          : [],
      ),
    );
    return done(pageOf(book, plan.withOpening ? [book.opening, ...lines] : lines, plan.total));
  });

/** All lines of a journal: the opening, then every month's entries with day, month and year totals. */
const journalOf = (reading: Reading, book: Book): readonly BookLine[] => [
  book.opening,
  ...book.months.flatMap((part) => [
    ...journalLines(part, entriesOfMonth(reading, book, { month: part.month, limit: -1 })),
    ...monthTotals(part),
  ]),
];

/** 银行存款日记账 of one bank account. */
export const reportBankJournal = (call: Call<"report.bankJournal">): Reply<"report.bankJournal"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, bankAccountId } = call.input;
    const bankAccount = readBankAccounts(reading, ledgerId).find((each) => each.id === bankAccountId);
    if (bankAccount === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const opened = openBook(reading, { ...call.input, itemId: null }, (each) => each.id === bankAccount.accountId);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const lines = journalOf(reading, book);
    return done(pageOf(book, lines, lines.length));
  });

/** 现金日记账: 库存现金 and all below it. */
export const reportCashJournal = (call: Call<"report.cashJournal">): Reply<"report.cashJournal"> =>
  call.ledger.snapshot((reading) => {
    const opened = openBook(reading, { ...call.input, itemId: null }, (each) => each.code === knownCodes.cash);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const lines = journalOf(reading, book);
    return done(pageOf(book, lines, lines.length));
  });
