import type { OutputOf } from "#contract/contract.ts";
import { month as monthFrom, yearOf, type Month } from "#domain/core/dates.ts";
import type { AccountId } from "#domain/core/ids.ts";
import type { Account } from "#domain/books/account.ts";
import { pagePartLines, planPage, type BookEntry, type BookLine, type PagePart } from "#domain/reports/book-page.ts";
import { cellsOf, columnOfAccounts, columnsBelow, type Columns, type ColumnTurnover } from "#domain/reports/columns.ts";
import { readAccountMonths, readQuantityMonths, type QuantityMonth } from "#store/book-report-rows.ts";
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
  of: { readonly columns: Columns; readonly kept: readonly MonthRow[] },
): MultiLine => {
  const { entry } = line;
  const ofMonth = (row: MonthRow): boolean => row.month === line.month;
  const ofYear = (row: MonthRow): boolean => yearOf(row.month) === yearOf(line.month) && row.month <= line.month;
  const rows =
    line.kind === "month-total" ? of.kept.filter(ofMonth) : line.kind === "year-total" ? of.kept.filter(ofYear) : [];
  const own = entry?.accountId === undefined ? rows : [{ ...entry, accountId: entry.accountId }];
  const { debitFen, creditFen, balanceFen } = line;
  return { ...headOf(line), debitFen, creditFen, balanceFen, cells: [...cellsOf(own, of.columns)] };
};

const chosenColumns = (book: Book, wanted: readonly AccountId[] | null): readonly Account[] =>
  wanted === null
    ? columnsBelow(book.account, book.accounts)
    : wanted.flatMap((id) => book.accounts.filter((each) => each.id === id && each.code.startsWith(book.account.code)));

/** 多栏账: a page of the account's book with its amounts laid out by detail; totals come from the kept balances. */
export const reportMultiColumn = (call: Call<"report.multiColumn">): Reply<"report.multiColumn"> =>
  call.ledger.snapshot((reading): Reply<"report.multiColumn"> => {
    const { input } = call;
    const opened = openBook(reading, { ...input, itemId: null }, (each) => each.id === input.accountId);
    if (!opened.ok) return refuse(opened.error);
    const book = opened.value;
    const shown = chosenColumns(book, input.columns);
    const columns: Columns = {
      columnOf: columnOfAccounts(book.accounts, shown),
      count: shown.length,
      side: book.account.normalSide,
    };
    const from = monthFrom(`${input.fromMonth.slice(0, 4)}-01`);
    const kept = readAccountMonths(reading, book.selection, { from, to: input.toMonth });
    const plan = planPage(book.months, input);
    const opening = plan.withOpening ? [book.opening] : [];
    const lines = [...opening, ...plan.parts.flatMap((part) => shownLines(reading, book, part).lines)];
    return done({
      accountCode: book.account.code,
      accountName: book.names.get(book.account.id) ?? book.account.name,
      columns: shown.map(({ id, code, name }) => ({ accountId: id, code, name })),
      lines: lines.map((line) => multiLine(line, { columns, kept })),
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
    const opened = openBook(reading, { ...input, itemId: null }, (each) => each.id === input.accountId);
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
