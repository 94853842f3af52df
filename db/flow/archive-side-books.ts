import { itemKind } from "#contract/scalars.ts";
import { duesOf } from "#domain/books/accounting-system.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { lastDayOf, monthsBetween, type Month } from "#domain/core/dates.ts";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import { ageingDays } from "#domain/reports/ageing.ts";
import { bookListing } from "#domain/reports/book-listing.ts";
import type { Listing } from "#domain/reports/listing.ts";
import { periodText } from "#domain/reports/period-text.ts";
import {
  itemBookData,
  multiColumnData,
  multiColumnListings,
  quantityData,
  quantityListing,
  type ItemBook,
  type MultiColumnBook,
  type QuantityBook,
} from "#domain/reports/side-books.ts";
import { ageingListing, incomeDetailListing, itemBalanceListing } from "#domain/reports/side-tables.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readItems } from "#store/item-rows.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import { reportIncomeDetail } from "./income-detail.ts";
import { itemKindNames } from "./items.ts";
import { reportListings, type PrintingCall } from "./report-booklet.ts";
import { reportSubsidiaryLedger } from "./report-books.ts";
import { reportMultiColumn, reportQuantityLedger } from "./report-columns.ts";
import { reportAgeing, reportItemBalances } from "./report-items.ts";

export type ArchiveFrame = { readonly call: PrintingCall; readonly ledger: LedgerRow };
export type ArchiveSpan = { readonly fromMonth: Month; readonly toMonth: Month };

/** A booklet of a package, read when its turn comes; `data` where its data files are laid out another way than the paper. */
export type PlannedBooklet = {
  readonly title: string;
  readonly read: () => { readonly parts: readonly Listing[]; readonly data?: Listing };
};

const take = 2000;

type Lines<Line> = { readonly lines: readonly Line[]; readonly total: number };

/** All lines of a book that is read page by page; nothing where there is no such book. */
const wholeBook = <Line, Page extends Lines<Line>>(
  readPage: (page: { readonly skip: number; readonly take: number }) => { readonly ok: boolean; readonly value?: Page },
): (Page & { readonly lines: Line[] }) | undefined => {
  const lines: Line[] = [];
  for (let skip = 0; ; skip += take) {
    const reply = readPage({ skip, take });
    if (!reply.ok || reply.value === undefined) return undefined;
    lines.push(...reply.value.lines);
    if (skip + take >= reply.value.total) return { ...reply.value, lines };
  }
};

const isEmpty = (lines: readonly { readonly kind: string; readonly balanceFen: number }[]): boolean =>
  lines.every((line) => line.kind === "opening" && line.balanceFen === 0);

type At = { readonly frame: ArchiveFrame; readonly span: ArchiveSpan };

const headOf = ({ frame, span }: At) => ({
  ledgerName: frame.ledger.name,
  period: periodText(span.fromMonth, span.toMonth),
});

const accountsOf = ({ frame }: At) => readAccounts(frame.call.ledger.reading, frame.ledger.id);

const multiColumns = (at: At): readonly MultiColumnBook[] => {
  const { call, ledger } = at.frame;
  const kept = accountsOf(at).filter((account) => account.class === "profit-loss" && account.parentId === null);
  return kept.flatMap((account) => {
    const asked = { ledgerId: ledger.id, ...at.span, accountId: account.id, columns: null };
    const book = wholeBook((page) =>
      reportMultiColumn({ ...call, name: "report.multiColumn", input: { ...asked, ...page } }),
    );
    return book === undefined || isEmpty(book.lines) ? [] : [book];
  });
};

const quantities = (at: At): readonly QuantityBook[] => {
  const { call, ledger } = at.frame;
  return accountsOf(at)
    .filter((account) => (account.unit ?? "") !== "")
    .flatMap((account) => {
      const asked = { ledgerId: ledger.id, ...at.span, accountId: account.id };
      const book = wholeBook((page) =>
        reportQuantityLedger({ ...call, name: "report.quantityLedger", input: { ...asked, ...page } }),
      );
      const isBlank = book?.lines.every(({ kind, balance }) => kind === "opening" && balance.amountFen === 0);
      return book === undefined || isBlank === true ? [] : [book];
    });
};

const itemBalances = ({ frame, span }: At, kind: ItemKind) => {
  const input = { ledgerId: frame.ledger.id, ...span, kind, otherKind: null, accountCode: "" };
  const reply = reportItemBalances({ ...frame.call, name: "report.itemBalances", input });
  return reply.ok ? reply.value.rows : [];
};

const itemBooks = (at: At, kind: ItemKind): readonly ItemBook[] => {
  const { call, ledger } = at.frame;
  const items = new Map(readItems(call.ledger.reading, ledger.id).map((item) => [item.id, item]));
  const bookOf = (accountId: AccountId, itemId: ItemId) => {
    const asked = { ledgerId: ledger.id, ...at.span, accountId, itemId, onlyOwn: true };
    return wholeBook((page) =>
      reportSubsidiaryLedger({ ...call, name: "report.subsidiaryLedger", input: { ...asked, ...page } }),
    );
  };
  return itemBalances(at, kind).flatMap((row) => {
    const [book, item] = [bookOf(row.accountId, row.itemId), items.get(row.itemId)];
    return book === undefined || item === undefined ? [] : [{ ...book, item }];
  });
};

const itemTitle = (kind: ItemKind): string => `辅助明细账-${itemKindNames[kind]}`;

const itemParts = (at: At, books: readonly ItemBook[]): readonly Listing[] =>
  books.map((book) => {
    const itemName = `${book.item.code} ${book.item.name}`;
    const listing = bookListing({ ...headOf(at), ...book, kind: "subsidiary-ledger", itemName });
    return { ...listing, title: `辅助明细账　${book.accountCode} ${book.accountName}　${itemName}` };
  });

const ageing = (at: At): readonly Listing[] => {
  const { call, ledger } = at.frame;
  const input = {
    ledgerId: ledger.id,
    onDate: lastDayOf(at.span.toMonth),
    accountCodes: [...duesOf(ledger.system)],
    days: [...ageingDays],
  };
  const reply = reportAgeing({ ...call, name: "report.ageing", input });
  const rows = reply.ok ? reply.value.rows : [];
  return rows.length === 0
    ? []
    : [ageingListing({ ...headOf(at), period: `截至 ${input.onDate}` }, { rows, days: input.days })];
};

const reconciliations = ({ frame, span }: At): readonly Listing[] =>
  monthsBetween(span.fromMonth, span.toMonth).flatMap((month) => {
    const of = { ledgerId: frame.ledger.id, bankAccountId: null, onDate: lastDayOf(month) };
    return reportListings(frame.call, { kind: "reconciliation", ...of }).map((listing) => ({
      ...listing,
      title: `${listing.title}　${month}`,
    }));
  });

const balanceParts = (at: At): readonly Listing[] =>
  itemKind.options.flatMap((kind) => {
    const rows = itemBalances(at, kind);
    const title = `辅助余额表　${itemKindNames[kind]}`;
    return rows.length === 0 ? [] : [itemBalanceListing({ ...headOf(at), title }, rows)];
  });

/** The books beside 总账, 明细账 and the journals: by column, by quantity, by item, by age, and 余额调节表 of every month. */
export const sideBooks = (frame: ArchiveFrame, span: ArchiveSpan): readonly PlannedBooklet[] => {
  const at = { frame, span };
  const head = headOf(at);
  return [
    {
      title: "多栏账",
      read: () => {
        const books = multiColumns(at);
        return { parts: books.flatMap((book) => multiColumnListings(head, book)), data: multiColumnData(head, books) };
      },
    },
    {
      title: "数量金额账",
      read: () => {
        const books = quantities(at);
        return { parts: books.map((book) => quantityListing(head, book)), data: quantityData(head, books) };
      },
    },
    ...itemKind.options.map((kind) => ({
      title: itemTitle(kind),
      read: () => {
        const books = itemBooks(at, kind);
        return { parts: itemParts(at, books), data: itemBookData({ ...head, title: itemTitle(kind) }, books) };
      },
    })),
    { title: "辅助余额表", read: () => ({ parts: balanceParts(at) }) },
    { title: "往来账龄表", read: () => ({ parts: ageing(at) }) },
    { title: "银行存款余额调节表", read: () => ({ parts: reconciliations(at) }) },
  ];
};

/** 收支明细表 of the year. */
export const incomeDetail = (frame: ArchiveFrame, span: ArchiveSpan): PlannedBooklet => ({
  title: "收支明细表",
  read: () => {
    const input = { ledgerId: frame.ledger.id, ...span };
    const reply = reportIncomeDetail({ ...frame.call, name: "report.incomeDetail", input });
    return { parts: reply.ok ? [incomeDetailListing(headOf({ frame, span }), reply.value)] : [] };
  },
});
