import { lastDayOf, month as monthFrom, yearOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, VoucherId } from "#domain/core/ids.ts";

/** One line of a 明细账, 总账 or journal. Balance lines have no voucher; `balanceFen` is debit-positive. */
export type BookLine = {
  readonly kind: "opening" | "entry" | "day-total" | "month-total" | "year-total" | "year-carry";
  readonly onDate: LocalDate | null;
  readonly month: Month;
  readonly voucherId: VoucherId | null;
  readonly voucherName: string;
  readonly summary: string;
  readonly counterAccounts: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly balanceFen: Fen;
};

/** What one month turned over, and how many entries made it. */
export type MonthTurnover = {
  readonly month: Month;
  readonly count: number;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

/** A month of a book with its balances: enough to lay out its lines without reading them. */
export type BookMonth = MonthTurnover & {
  readonly openingFen: Fen;
  readonly closingFen: Fen;
  readonly yearDebitFen: Fen;
  readonly yearCreditFen: Fen;
  /** A December whose year was closed: what is left was carried to the next year. */
  readonly isYearClosed: boolean;
};

/** One entry of the book in date, number and line order. */
export type BookEntry = {
  readonly accountId?: AccountId;
  readonly categoryId?: CategoryId | null;
  /** True for an entry of the voucher that closes the year. */
  readonly isClosing?: boolean;
  readonly quantityMilli?: number | null;
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly onDate: LocalDate;
  readonly summary: string;
  readonly counterAccounts: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

const summaries = {
  opening: "期初余额",
  carried: "上年结转",
  "day-total": "本日合计",
  "month-total": "本月合计",
  "year-total": "本年累计",
  "year-carry": "结转下年",
} as const;

type BookSpan = {
  readonly from: Month;
  readonly to: Month;
  readonly before: Fen;
  /** The last closed month of the books; null while none is. */
  readonly closedThrough?: Month | null;
};

const isDecember = (month: Month): boolean => month.endsWith("-12");

/** The closed Decembers of a span in which nothing moved: their year still ends with 结转下年. */
const quietDecembers = (span: BookSpan, turnovers: readonly MonthTurnover[]): readonly MonthTurnover[] => {
  const { closedThrough = null } = span;
  if (closedThrough === null) return [];
  const end = closedThrough < span.to ? closedThrough : span.to;
  const decembers: MonthTurnover[] = [];
  for (let year = yearOf(span.from); year <= yearOf(end); year += 1) {
    const month = monthFrom(`${year}-12`);
    if (month >= span.from && month <= end && !turnovers.some((each) => each.month === month))
      decembers.push({ month, count: 0, debitFen: fen(0), creditFen: fen(0) });
  }
  return decembers;
};

/**
 * The months of a span that have a turnover, with running balances, and every closed December that carries a balance on.
 * `before` is the balance at the start of the span; `turnovers` are all months of the span's first year up to its end, in
 * order, so that year totals are whole.
 */
export const bookMonths = (span: BookSpan, turnovers: readonly MonthTurnover[]): readonly BookMonth[] => {
  const months: BookMonth[] = [];
  let balance = span.before;
  let [year, yearDebit, yearCredit] = [0, 0, 0];
  const all = [...turnovers, ...quietDecembers(span, turnovers)].toSorted((one, two) =>
    one.month < two.month ? -1 : 1,
  );
  for (const turnover of all) {
    if (yearOf(turnover.month) !== year) [year, yearDebit, yearCredit] = [yearOf(turnover.month), 0, 0];
    yearDebit += turnover.debitFen;
    yearCredit += turnover.creditFen;
    if (turnover.month < span.from || turnover.month > span.to) continue;
    const openingFen = balance;
    balance = fen(balance + turnover.debitFen - turnover.creditFen);
    if (turnover.count === 0 && balance === 0 && turnover.debitFen === 0 && turnover.creditFen === 0) continue;
    months.push({
      ...turnover,
      openingFen,
      closingFen: balance,
      yearDebitFen: fen(yearDebit),
      yearCreditFen: fen(yearCredit),
      isYearClosed: isDecember(turnover.month) && turnover.month <= (span.closedThrough ?? ""),
    });
  }
  return months;
};

const totalLine = (
  kind: Exclude<BookLine["kind"], "opening" | "entry">,
  at: { readonly onDate: LocalDate; readonly month: Month },
  amounts: { readonly debitFen: Fen; readonly creditFen: Fen; readonly balanceFen: Fen },
): BookLine => ({
  kind,
  onDate: at.onDate,
  month: at.month,
  voucherId: null,
  voucherName: "",
  summary: summaries[kind],
  counterAccounts: "",
  ...amounts,
});

/** The first line of a book: what is brought in from before; 上年结转 when the span begins a year, but not the books themselves. */
export const openingLine = (from: Month, before: Fen, startMonth: Month): BookLine => ({
  kind: "opening",
  onDate: null,
  month: from,
  voucherId: null,
  voucherName: "",
  summary: from.endsWith("-01") && from > startMonth ? summaries.carried : summaries.opening,
  counterAccounts: "",
  debitFen: fen(0),
  creditFen: fen(0),
  balanceFen: before,
});

/** 本月合计 and 本年累计 under the lines of a month, and 结转下年 at the end of a closed year (会计基础工作规范 Art. 63). */
export const monthTotals = (part: BookMonth): readonly BookLine[] => {
  const at = { onDate: lastDayOf(part.month), month: part.month };
  const balanceFen = part.closingFen;
  const carried = { debitFen: fen(0), creditFen: fen(0), balanceFen };
  return [
    totalLine("month-total", at, { debitFen: part.debitFen, creditFen: part.creditFen, balanceFen }),
    totalLine("year-total", at, { debitFen: part.yearDebitFen, creditFen: part.yearCreditFen, balanceFen }),
    ...(part.isYearClosed && balanceFen !== 0 ? [totalLine("year-carry", at, carried)] : []),
  ];
};

/** The first entries of a month as lines with a running balance. */
const entryLines = (part: BookMonth, entries: readonly BookEntry[]): readonly BookLine[] => {
  let balance: number = part.openingFen;
  return entries.map((entry) => {
    balance += entry.debitFen - entry.creditFen;
    return { kind: "entry", month: part.month, ...entry, balanceFen: fen(balance) };
  });
};

/** A journal's month: its entries with 本日合计 after each day (会计基础工作规范 Art. 57: the balance is struck daily). */
export const journalLines = (part: BookMonth, entries: readonly BookEntry[]): readonly BookLine[] => {
  const days = Map.groupBy(entryLines(part, entries), (line) => line.onDate);
  return [...days.values()].flatMap((lines) => {
    const last = lines.at(-1);
    if (last === undefined || last.onDate === null) return lines;
    const amounts = {
      debitFen: sumOf(lines, (line) => line.debitFen),
      creditFen: sumOf(lines, (line) => line.creditFen),
      balanceFen: last.balanceFen,
    };
    return [...lines, totalLine("day-total", { onDate: last.onDate, month: part.month }, amounts)];
  });
};

/** Which entries of a month a page needs, counted from the month's first: from its start, for the running balance. */
export type PagePart = {
  readonly part: BookMonth;
  /** Entries to read; the page shows those after `from`. */
  readonly from: number;
  readonly to: number;
  readonly withTotals: readonly boolean[];
};
export type PagePlan = { readonly withOpening: boolean; readonly parts: readonly PagePart[]; readonly total: number };

/** Lays out opening, entries and totals of every month and says what the page from `skip` takes of each. */
export const planPage = (
  months: readonly BookMonth[],
  page: { readonly skip: number; readonly take: number },
): PagePlan => {
  const end = page.skip + page.take;
  const parts: PagePart[] = [];
  let at = 1;
  for (const part of months) {
    const from = Math.max(page.skip - at, 0);
    const to = Math.min(end - at, part.count);
    const totalsAt = at + part.count;
    const totals = monthTotals(part);
    const withTotals = totals.map((_line, index) => totalsAt + index >= page.skip && totalsAt + index < end);
    if (to > from || withTotals.includes(true))
      parts.push({ part, from: Math.min(from, part.count), to: Math.max(to, 0), withTotals });
    at = totalsAt + totals.length;
  }
  return { withOpening: page.skip === 0, parts, total: at };
};

/** The lines of one planned part: `entries` are the first `to` of its month. */
export const pagePartLines = (planned: PagePart, entries: readonly BookEntry[]): readonly BookLine[] => [
  ...(planned.to > planned.from ? entryLines(planned.part, entries).slice(planned.from) : []),
  ...monthTotals(planned.part).filter((_line, index) => planned.withTotals[index] === true),
];
