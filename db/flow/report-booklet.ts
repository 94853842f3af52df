import type { MethodName, ReadInput } from "#contract/contract.ts";
import { firstDayOf, lastDayOf, month as monthFrom, monthOf, type Month } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import { isCardCode } from "#domain/books/village-card.ts";
import { bookListing, bookNames, type BookKind } from "#domain/reports/book-listing.ts";
import type { Booklet, Listing } from "#domain/reports/listing.ts";
import { conversionListings } from "#domain/reports/conversion-listing.ts";
import { notesListing } from "#domain/reports/notes-listing.ts";
import { reconciliationListing } from "#domain/reports/reconciliation-listing.ts";
import { periodText } from "#domain/reports/period-text.ts";
import { balanceSheetListing, incomeListing, trialBalanceListing } from "#domain/reports/statement-listing.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readMovements } from "#store/report-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { readPersons } from "#store/person-rows.ts";
import type { Reading } from "#store/query.ts";
import type { Role } from "#domain/people/roles.ts";
import { readTownship } from "#store/office-rows.ts";
import type { Call, Reply } from "./call.ts";
import { showConversion } from "./conversion.ts";
import { reconcileBank } from "./reconcile-bank.ts";
import { reportBankJournal, reportCashJournal, reportGeneralLedger, reportSubsidiaryLedger } from "./report-books.ts";
import { reportBalanceSheet, reportIncome } from "./report-statements.ts";
import { showNotes } from "./statement-notes.ts";
import { reportTrialBalance } from "./report-trial-balance.ts";

/** Any call: what a report needs of the one it is printed for. */
export type PrintingCall = Omit<Call<MethodName>, "name" | "input">;
export type ReportWish = ReadInput<"print.report">["of"];
type WishOf<Kind extends ReportWish["kind"]> = Extract<ReportWish, { readonly kind: Kind }>;
type Page = Extract<Reply<"report.generalLedger">, { readonly ok: true }>["value"];

const valueOf = <Value>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value | undefined => (reply.ok ? reply.value : undefined);

type Shelf = { readonly call: PrintingCall; readonly ledger: LedgerRow };

const spanWords = ({ fromMonth, toMonth }: { readonly fromMonth: Month; readonly toMonth: Month }): string =>
  periodText(fromMonth, toMonth);

const listingOfPage = (
  { ledger }: Shelf,
  page: Page,
  of: { readonly kind: BookKind; readonly period: string; readonly itemName?: string },
): Listing =>
  bookListing({
    ...of,
    itemName: of.itemName ?? null,
    ledgerName: ledger.name,
    accountCode: page.accountCode,
    accountName: page.accountName,
    lines: page.lines,
  });

/** An account that has nothing but an empty opening has no page in a bound book. */
const isEmpty = (page: Page): boolean => page.lines.every((line) => line.kind === "opening" && line.balanceFen === 0);

const generalLedgers = (shelf: Shelf, wish: WishOf<"general-ledger">): readonly Listing[] => {
  const { call, ledger } = shelf;
  const accounts = readAccounts(call.ledger.reading, ledger.id);
  const wanted = accounts.filter((each) =>
    wish.accountId === null ? each.parentId === null : each.id === wish.accountId,
  );
  return wanted.flatMap((account, index) => {
    call.progress("books", index, wanted.length);
    const input = { ...wish, accountId: account.id };
    const page = valueOf(reportGeneralLedger({ ...call, name: "report.generalLedger", input }));
    if (page === undefined || (wish.accountId === null && isEmpty(page))) return [];
    return [listingOfPage(shelf, page, { kind: "general-ledger", period: spanWords(wish) })];
  });
};

const take = 1000;

/** All pages of one 明细账. */
const wholeSubsidiary = (
  { call }: Shelf,
  input: Omit<ReadInput<"report.subsidiaryLedger">, "skip" | "take">,
): Page | undefined => {
  const lines: Page["lines"] = [];
  for (let skip = 0; ; skip += take) {
    const page = valueOf(
      reportSubsidiaryLedger({ ...call, name: "report.subsidiaryLedger", input: { ...input, skip, take } }),
    );
    if (page === undefined) return undefined;
    lines.push(...page.lines);
    if (skip + take >= page.total) return { ...page, lines };
  }
};

const subsidiaryLedgers = (shelf: Shelf, wish: WishOf<"subsidiary-ledger">): readonly Listing[] => {
  const { call, ledger } = shelf;
  const accounts = readAccounts(call.ledger.reading, ledger.id);
  const parents = new Set(accounts.map((each) => each.parentId));
  // An account that got details within the span was written on itself: its own entries stand in no book of a detail.
  const span = { ledgerId: ledger.id, from: wish.fromMonth, to: wish.toMonth };
  const written = new Set(
    readMovements(call.ledger.reading, span)
      .filter((row) => row.openingFen !== 0 || row.debitFen !== 0 || row.creditFen !== 0)
      .map((row) => row.accountId),
  );
  const wanted = accounts.filter((each) =>
    wish.accountId === null ? !parents.has(each.id) || written.has(each.id) : each.id === wish.accountId,
  );
  const item = readItems(call.ledger.reading, ledger.id).find(({ id }) => id === wish.itemId);
  return wanted.flatMap((account, index) => {
    call.progress("books", index, wanted.length);
    const onlyOwn = wish.accountId === null;
    const page = wholeSubsidiary(shelf, { ...wish, accountId: account.id, onlyOwn });
    if (page === undefined || (wish.accountId === null && isEmpty(page))) return [];
    const itemName = item === undefined ? {} : { itemName: `${item.code} ${item.name}` };
    return [listingOfPage(shelf, page, { kind: "subsidiary-ledger", period: spanWords(wish), ...itemName })];
  });
};

const bankJournals = (shelf: Shelf, wish: WishOf<"bank-journal">): readonly Listing[] => {
  const { call, ledger } = shelf;
  const banks = readBankAccounts(call.ledger.reading, ledger.id);
  const wanted = banks.filter((each) => wish.bankAccountId === null || each.id === wish.bankAccountId);
  return wanted.flatMap((bank, index) => {
    call.progress("books", index, wanted.length);
    const input = { ...wish, bankAccountId: bank.id };
    const page = valueOf(reportBankJournal({ ...call, name: "report.bankJournal", input }));
    return page === undefined ? [] : [listingOfPage(shelf, page, { kind: "bank-journal", period: spanWords(wish) })];
  });
};

const reconciliations = (shelf: Shelf, wish: WishOf<"reconciliation">): readonly Listing[] => {
  const { call, ledger } = shelf;
  const { onDate } = wish;
  const banks = readBankAccounts(call.ledger.reading, ledger.id);
  const wanted = banks.filter((each) => wish.bankAccountId === null || each.id === wish.bankAccountId);
  return wanted.flatMap((bank) => {
    const input = { bankAccountId: bank.id, onDate };
    const table = valueOf(reconcileBank({ ...call, name: "bank.reconciliation", input }));
    const { bankName, number } = bank;
    const isCard = isCardCode(bank.accountCode);
    const head = { ledgerName: ledger.name, bankName, number, isCard, onDate, monthStart: firstDayOf(monthOf(onDate)) };
    return table === undefined ? [] : [reconciliationListing({ ...table, ...head })];
  });
};

const cashJournals = (shelf: Shelf, wish: WishOf<"cash-journal">): readonly Listing[] => {
  const page = valueOf(reportCashJournal({ ...shelf.call, name: "report.cashJournal", input: wish }));
  return page === undefined ? [] : [listingOfPage(shelf, page, { kind: "cash-journal", period: spanWords(wish) })];
};

const dayWords = (month: Month): string => {
  const [year = "", monthNumber = "", day = ""] = lastDayOf(month).split("-");
  return `${year}年${Number(monthNumber)}月${Number(day)}日`;
};

const conversions = ({ call, ledger }: Shelf, wish: WishOf<"conversion">): readonly Listing[] => {
  const shown = valueOf(showConversion({ ...call, name: "conversion.show", input: wish }));
  if (shown === undefined) return [];
  const { name: newLedgerName, cutMonth, ...rest } = shown;
  return conversionListings({ ...rest, ledgerName: ledger.name, newLedgerName, cutDay: dayWords(cutMonth) });
};

/** The listings of a report, in the order they are bound; none when what it names is not there. */
export const reportListings = (call: PrintingCall, wish: ReportWish): readonly Listing[] => {
  const ledger = readLedger(call.ledger.reading, wish.ledgerId);
  if (ledger === undefined) return [];
  const shelf = { call, ledger };
  const head = { ledgerName: ledger.name };
  switch (wish.kind) {
    case "general-ledger":
      return generalLedgers(shelf, wish);
    case "subsidiary-ledger":
      return subsidiaryLedgers(shelf, wish);
    case "bank-journal":
      return bankJournals(shelf, wish);
    case "cash-journal":
      return cashJournals(shelf, wish);
    case "reconciliation":
      return reconciliations(shelf, wish);
    case "conversion":
      return conversions(shelf, wish);
    case "trial-balance": {
      const trial = valueOf(reportTrialBalance({ ...call, name: "report.trialBalance", input: wish }));
      return trial === undefined ? [] : [trialBalanceListing({ ...head, period: spanWords(wish), ...trial })];
    }
    case "balance-sheet": {
      const sheet = valueOf(reportBalanceSheet({ ...call, name: "report.balanceSheet", input: wish }));
      return sheet === undefined
        ? []
        : [balanceSheetListing({ ...head, period: dayWords(wish.month), ...sheet }, wish.withLastYear)];
    }
    case "notes": {
      const notes = valueOf(showNotes({ ...call, name: "notes.show", input: wish }));
      return notes === undefined ? [] : [notesListing({ ...head, year: wish.year, sections: notes.sections })];
    }
    case "income": {
      const income = valueOf(reportIncome({ ...call, name: "report.income", input: wish }));
      return income === undefined ? [] : [incomeListing({ ...head, period: spanWords(wish), ...income })];
    }
  }
};

/** What the program knows for 账簿启用表: the first day of the book, and who keeps and who answers for it. */
const registerOf = (reading: Reading, ledger: LedgerRow, wish: ReportWish): readonly (readonly [string, string])[] => {
  const people = readPersons(reading).filter(({ isActive }) => isActive);
  const namesOf = (role: Role): string =>
    people
      .filter(({ roles }) => roles.includes(role))
      .map(({ name }) => name)
      .join("、");
  const from = "fromMonth" in wish && wish.fromMonth > ledger.startMonth ? wish.fromMonth : ledger.startMonth;
  return [
    ["启用日期", firstDayOf(from)],
    ["记账人员", namesOf("bookkeeper")],
    ["会计主管", namesOf("head")],
  ];
};

const titles: Readonly<Record<ReportWish["kind"], string>> = {
  ...bookNames,
  reconciliation: "银行存款余额调节表",
  conversion: "新旧会计制度衔接",
  "trial-balance": "科目余额表",
  "balance-sheet": "资产负债表",
  income: "收益及收益分配表",
  notes: "会计报表附注",
};

const periodOf = (wish: ReportWish): string => {
  if (wish.kind === "balance-sheet") return periodText(wish.month, wish.month);
  if (wish.kind === "notes") return `${wish.year}年度`;
  if (wish.kind === "conversion") return wish.cutMonth === null ? "" : periodText(wish.cutMonth, wish.cutMonth);
  return wish.kind === "reconciliation" ? `截至 ${wish.onDate}` : spanWords(wish);
};

const isBook = (kind: ReportWish["kind"]): kind is BookKind => Object.hasOwn(bookNames, kind);

/** The last month a report looks at, by whose names it is printed; null where it is of no month. */
export const lastMonthOf = (wish: ReportWish): Month | null => {
  if (wish.kind === "balance-sheet") return wish.month;
  if (wish.kind === "notes") return monthFrom(`${wish.year}-12`);
  if (wish.kind === "conversion") return wish.cutMonth;
  return wish.kind === "reconciliation" ? monthOf(wish.onDate) : wish.toMonth;
};

/** A report bound for paper: with cover, 启用表 (books only) and 目录 where wanted; `undefined` when there is nothing of it. */
export const reportBooklet = (
  call: PrintingCall,
  of: {
    readonly wish: ReportWish;
    readonly orientation: Booklet["orientation"];
    readonly withCover: boolean;
    readonly footer: string;
  },
): Booklet | undefined => {
  const bind = (): Booklet | undefined =>
    call.ledger.snapshot((reading) => {
      const { wish, orientation, withCover, footer } = of;
      const parts = reportListings(call, wish);
      const ledger = readLedger(reading, wish.ledgerId);
      if (ledger === undefined || parts.length === 0) return undefined;
      const period = periodOf(wish);
      const township = readTownship(reading)?.name ?? "";
      const facts = [
        ["单位名称", ledger.name],
        ["代理机构", township],
        ["会计期间", period],
      ] as const;
      // A single 余额调节表 may be that of a card.
      const only = wish.kind === "reconciliation" && parts.length === 1 ? parts[0]?.title : undefined;
      const title = only ?? titles[wish.kind];
      assert(title !== "", wish.kind);
      return {
        title,
        orientation,
        footer,
        cover: withCover ? [...facts, ["装订人", ""], ["装订日期", ""]] : null,
        register: withCover && isBook(wish.kind) ? [...facts, ...registerOf(call.ledger.reading, ledger, wish)] : null,
        hasContents: withCover && parts.length > 1,
        parts,
      };
    });
  const lastMonth = lastMonthOf(of.wish);
  return lastMonth === null ? bind() : call.ledger.namedAsAt(lastMonth, bind);
};
