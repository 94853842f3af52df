import type { OutputOf } from "#contract/contract.ts";
import { month as monthFrom, yearOf, type Month } from "#domain/core/dates.ts";
import type { AccountId } from "#domain/core/ids.ts";
import type { Account } from "#domain/books/account.ts";
import { pagePartLines, planPage, type BookEntry, type BookLine, type PagePart } from "#domain/reports/book-page.ts";
import {
  cellsOf,
  columnOfAccounts,
  columnsBelow,
  type Column,
  type Columns,
  type ColumnTurnover,
} from "#domain/reports/columns.ts";
import { readAccountMonths, readQuantityMonths, type QuantityMonth } from "#store/book-report-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readCategoryMonths, readUncategorisedMonths } from "#store/category-turnover-rows.ts";
import type { Reading } from "#store/query.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { entriesOfMonth, openBook, type Book } from "./report-books.ts";

type Page = { readonly skip: number; readonly take: number };

/** One planned part of a page: its lines, and the entry behind each line that is one. */
const shownLines = (
  reading: Reading,
  book: Book,
  planned: PagePart,
): {
  readonly entries: readonly BookEntry[];
  readonly lines: readonly (BookLine & { readonly entry?: BookEntry })[];
} => {
  const { month } = planned.part;
  const entries = planned.to > planned.from ? entriesOfMonth(reading, book, { month, limit: planned.to }) : [];
  const shown = entries.slice(planned.from);
  return {
    entries,
    lines: pagePartLines(planned, entries).map((line, at) => {
      const entry = line.kind === "entry" ? shown[at] : undefined;
      return entry === undefined ? line : { ...line, entry };
    }),
  };
};

const headOf = ({ kind, onDate, month, voucherId, voucherName, summary }: BookLine) => ({
  kind,
  onDate,
  month,
  voucherId,
  voucherName,
  summary,
});

type MultiLine = OutputOf<"report.multiColumn">["lines"][number];
type MonthRow = ColumnTurnover & { readonly month: Month };

const multiLine = (
  line: BookLine & { readonly entry?: BookEntry },
  of: Pick<Layout, "columns" | "kept" | "hides">,
): MultiLine => {
  const { entry } = line;
  const ofMonth = (row: MonthRow): boolean => row.month === line.month;
  const ofYear = (row: MonthRow): boolean => yearOf(row.month) === yearOf(line.month) && row.month <= line.month;
  const rows =
    line.kind === "month-total" ? of.kept.filter(ofMonth) : line.kind === "year-total" ? of.kept.filter(ofYear) : [];
  const own = entry?.accountId === undefined ? rows : of.hides(entry) ? [] : [{ ...entry, accountId: entry.accountId }];
  const { debitFen, creditFen, balanceFen } = line;
  return { ...headOf(line), debitFen, creditFen, balanceFen, cells: [...cellsOf(own, of.columns)] };
};

type Layout = {
  readonly by: "detail" | "category";
  readonly shown: readonly Column[];
  readonly columns: Columns;
  readonly kept: readonly MonthRow[];
  /** Entries that stand in no column. */
  readonly hides: (entry: BookEntry) => boolean;
};
type Wish = Call<"report.multiColumn">["input"];

const detailColumns = (book: Book, wanted: readonly AccountId[] | null): readonly Account[] =>
  wanted === null
    ? columnsBelow(book.account, book.accounts)
    : wanted.flatMap((id) => book.accounts.filter((each) => each.id === id && each.code.startsWith(book.account.code)));

const yearToDate = (input: Wish) => ({ from: monthFrom(`${input.fromMonth.slice(0, 4)}-01`), to: input.toMonth });

const byDetail = (reading: Reading, book: Book, input: Wish): Layout => {
  const shown = detailColumns(book, input.columns);
  const places = columnOfAccounts(book.accounts, shown);
  return {
    by: "detail",
    shown: shown.map(({ id, code, name }) => ({ accountId: id, categoryId: null, code, name })),
    columns: {
      columnOf: ({ accountId }) => places.get(accountId),
      count: shown.length,
      side: book.account.normalSide,
    },
    kept: readAccountMonths(reading, book.selection, yearToDate(input)),
    hides: () => false,
  };
};

/** What was spent by category; undefined where nothing on the account names one. The year's closing is no spending. */
const byCategory = (reading: Reading, book: Book, input: Wish): Layout | undefined => {
  const rows = readCategoryMonths(reading, book.selection, yearToDate(input));
  const used = new Set(rows.map(({ categoryId }) => categoryId));
  const shown = readCategories(reading).filter(({ id }) => used.has(id));
  if (shown.length === 0) return undefined;
  const places = new Map(shown.map(({ id }, at) => [id, at]));
  return {
    by: "category",
    shown: shown.map(({ id, code, name }) => ({ accountId: null, categoryId: id, code, name })),
    columns: {
      columnOf: ({ categoryId }) =>
        categoryId === null || categoryId === undefined ? undefined : places.get(categoryId),
      count: shown.length,
      side: book.account.normalSide,
    },
    kept: [...rows, ...readUncategorisedMonths(reading, book.selection, yearToDate(input))],
    hides: (entry) => entry.isClosing === true,
  };
};

const hasDetails = (book: Book): boolean => book.accounts.some((each) => each.parentId === book.account.id);

const layoutOf = (reading: Reading, book: Book, input: Wish): Layout => {
  const isByCategory = input.by === "category" || (input.by === undefined && !hasDetails(book));
  return (isByCategory ? byCategory(reading, book, input) : undefined) ?? byDetail(reading, book, input);
};

/** 多栏账: a page of the account's book with its amounts laid out by detail or category. */
export const reportMultiColumn = (call: Call<"report.multiColumn">): Reply<"report.multiColumn"> =>
  call.ledger.snapshot((reading): Reply<"report.multiColumn"> => {
    const { input } = call;
    const opened = openBook(reading, { ...input, itemId: null }, (each) => each.id === input.accountId);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const layout = layoutOf(reading, book, input);
    const plan = planPage(book.months, input);
    const opening = plan.withOpening ? [book.opening] : [];
    const lines = [...opening, ...plan.parts.flatMap((part) => shownLines(reading, book, part).lines)];
    return done({
      accountCode: book.account.code,
      accountName: book.names.get(book.account.id) ?? book.account.name,
      columns: [...layout.shown],
      by: layout.by,
      lines: lines.map((line) => multiLine(line, layout)),
      total: plan.total,
    });
  });

type QuantityLine = OutputOf<"report.quantityLedger">["lines"][number];
type Quantities = { readonly beforeMilli: number; readonly months: readonly QuantityMonth[] };

const sumMilli = (months: readonly QuantityMonth[], side: "debitMilli" | "creditMilli"): number =>
  months.reduce((total, row) => total + row[side], 0);

const lineOf = (
  line: BookLine,
  milli: { readonly debit: number; readonly credit: number; readonly balance: number },
): QuantityLine => ({
  ...headOf(line),
  debit: { milli: milli.debit, amountFen: line.debitFen },
  credit: { milli: milli.credit, amountFen: line.creditFen },
  balance: { milli: milli.balance, amountFen: line.balanceFen },
});

const totalsIn = (line: BookLine, { months }: Quantities): readonly QuantityMonth[] => {
  if (line.kind === "month-total") return months.filter((row) => row.month === line.month);
  if (line.kind !== "year-total") return [];
  return months.filter((row) => yearOf(row.month) === yearOf(line.month) && row.month <= line.month);
};

const milliOf = (entry: BookEntry): number => (entry.quantityMilli ?? 0) * (entry.debitFen === 0 ? -1 : 1);

const quantityLines = (
  { entries, lines }: ReturnType<typeof shownLines>,
  of: { readonly planned: PagePart; readonly quantities: Quantities; readonly from: Month },
): readonly QuantityLine[] => {
  const { months, beforeMilli } = of.quantities;
  const { month } = of.planned.part;
  const inSpan = months.filter((row) => row.month >= of.from);
  const earlier = inSpan.filter((row) => row.month < month);
  const upTo = inSpan.filter((row) => row.month <= month);
  const closing = beforeMilli + sumMilli(upTo, "debitMilli") - sumMilli(upTo, "creditMilli");
  let balance = beforeMilli + sumMilli(earlier, "debitMilli") - sumMilli(earlier, "creditMilli");
  for (const entry of entries.slice(0, of.planned.from)) balance += milliOf(entry);
  return lines.map((line) => {
    const { entry } = line;
    if (entry === undefined) {
      const own = totalsIn(line, of.quantities);
      return lineOf(line, {
        debit: sumMilli(own, "debitMilli"),
        credit: sumMilli(own, "creditMilli"),
        balance: closing,
      });
    }
    balance += milliOf(entry);
    const quantity = entry.quantityMilli ?? 0;
    const isDebit = entry.debitFen !== 0;
    return lineOf(line, { debit: isDebit ? quantity : 0, credit: isDebit ? 0 : quantity, balance });
  });
};

/** 数量金额账: quantity and amount in, out and left, of one account. */
export const reportQuantityLedger = (call: Call<"report.quantityLedger">): Reply<"report.quantityLedger"> =>
  call.ledger.snapshot((reading): Reply<"report.quantityLedger"> => {
    const { input } = call;
    const opened = openBook(reading, { ...input, itemId: null, onlyOwn: true }, (each) => each.id === input.accountId);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const span = { from: input.fromMonth, to: input.toMonth };
    const quantities = readQuantityMonths(reading, input, span);
    const page: Page = input;
    const plan = planPage(book.months, page);
    const opening = lineOf(book.opening, { debit: 0, credit: 0, balance: quantities.beforeMilli });
    const lines = plan.parts.flatMap((planned) =>
      quantityLines(shownLines(reading, book, planned), { planned, quantities, from: input.fromMonth }),
    );
    return done({
      accountCode: book.account.code,
      accountName: book.names.get(book.account.id) ?? book.account.name,
      unit: book.account.unit ?? "",
      lines: plan.withOpening ? [opening, ...lines] : lines,
      total: plan.total,
    });
  });
