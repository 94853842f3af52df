import { addMonths, month as monthFrom, monthsOfQuarter, quarterOf, type Month } from "#domain/core/dates.ts";
import { firstLevelCode, type Account } from "#domain/books/account.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { balanceFigures, turnoverFigures, type AccountAmount } from "#domain/reports/figures.ts";
import { namedPartnersOf, type ReportColumn } from "#domain/reports/report-definition.ts";
import type { LineDefinition } from "#domain/reports/statement-lines-2023.ts";
import { statementPackOf, type StatementKind } from "#domain/reports/statement-pack.ts";
import type { Figures } from "#domain/reports/statement.ts";
import type { Movement } from "#domain/reports/trial-balance.ts";
import { readAccounts } from "#store/account-rows.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { definitionInForce } from "#store/report-definition-rows.ts";
import {
  readBalancesBefore,
  readItemBalancesBefore,
  readMovements,
  readOrdinaryTurnovers,
  readTransfers,
} from "#store/report-rows.ts";

export type MonthSpan = { readonly from: Month; readonly to: Month };

export const januaryOf = (month: Month): Month => monthFrom(`${month.slice(0, 4)}-01`);

/** 收益表 and 收支明细表 are of one year: 本年累计 and 年初 would be of two at once. */
export const isOneYear = (from: Month, to: Month): boolean => januaryOf(from) === januaryOf(to);

/** The lines a statement of a month is made with, and which version of its form they are. */
export const formOf = (
  reading: Reading,
  ledger: LedgerRow,
  of: { readonly kind: StatementKind; readonly month: Month },
): {
  readonly lines: readonly LineDefinition[];
  readonly form: { readonly version: number; readonly fromMonth: Month | null; readonly reason: string };
} => {
  const corrected = definitionInForce(reading, { system: ledger.system, kind: of.kind, month: of.month });
  if (corrected === undefined)
    return {
      lines: statementPackOf(ledger.system).lines[of.kind],
      form: { version: 0, fromMonth: null, reason: "" },
    };
  const { lines, version, fromMonth, reason } = corrected;
  return { lines, form: { version, fromMonth, reason } };
};

/** What accounts turned over and stood at over a span, closing entries included: the DR, CR, BEGIN and END of a formula. */
const measureOf = (reading: Reading, ledger: LedgerRow, span: MonthSpan): Figures["measure"] => {
  // Few formulas measure; what they need is read when the first one asks.
  let read: { readonly accounts: readonly Account[]; readonly rows: readonly Movement[] } | undefined;
  return (measure, code) => {
    read ??= {
      accounts: readAccounts(reading, ledger.id),
      rows: readMovements(reading, { ledgerId: ledger.id, ...span }),
    };
    const { accounts, rows } = read;
    const codeById = new Map(accounts.map((account) => [account.id, account.code]));
    const own = rows.filter((row) => codeById.get(row.accountId)?.startsWith(code) === true);
    const total = (amountOf: (row: (typeof rows)[number]) => number): number =>
      own.reduce((sum, row) => sum + amountOf(row), 0);
    const isCredit = accounts.find((each) => each.code === firstLevelCode(code))?.normalSide === "credit";
    const standing = (debitPositive: number): Fen => fen(isCredit ? -debitPositive : debitPositive);
    switch (measure) {
      case "debit":
        return fen(total((row) => row.debitFen));
      case "credit":
        return fen(total((row) => row.creditFen));
      case "begin":
        return standing(total((row) => row.openingFen));
      case "end":
        return standing(total((row) => row.openingFen + row.debitFen - row.creditFen));
    }
  };
};

/** Where every account stood when a month began. */
export const figuresBefore = (reading: Reading, ledger: LedgerRow, before: Month): Figures => ({
  ...balanceFigures(
    readAccounts(reading, ledger.id),
    readBalancesBefore(reading, ledger.id, before),
    readItemBalancesBefore(reading, ledger.id, before),
  ),
  measure: measureOf(reading, ledger, { from: januaryOf(addMonths(before, -1)), to: addMonths(before, -1) }),
});

type Brought = { readonly turnovers: readonly AccountAmount[]; readonly openings: readonly AccountAmount[] };

/** Books begun within the year bring the year's income and expense so far as openings: they count to the year, not before it. */
const broughtInto = (
  ledger: LedgerRow,
  span: MonthSpan,
  of: { readonly accounts: readonly Account[]; readonly before: readonly AccountAmount[] },
): Brought => {
  const isBegunInside =
    span.from === januaryOf(span.from) && ledger.startMonth > span.from && ledger.startMonth <= span.to;
  if (!isBegunInside) return { turnovers: [], openings: of.before };
  const isResult = new Set(of.accounts.filter((each) => each.class === "profit-loss").map((each) => each.id));
  return {
    turnovers: of.before.filter((row) => isResult.has(row.accountId)),
    openings: of.before.filter((row) => !isResult.has(row.accountId)),
  };
};

/** What a span turned over, closing vouchers left out; `lines` say which partners of a distribution stand by themselves. */
export const figuresOfSpan = (
  reading: Reading,
  ledger: LedgerRow,
  of: { readonly span: MonthSpan; readonly lines: readonly LineDefinition[] },
): Figures => {
  const accounts = readAccounts(reading, ledger.id);
  const span = { ledgerId: ledger.id, ...of.span };
  const before = readBalancesBefore(reading, ledger.id, span.from);
  const brought = broughtInto(ledger, span, { accounts, before });
  const distribution = accounts.filter((each) => each.code.startsWith(systemOf(ledger.system).closing.distribution));
  return {
    ...turnoverFigures(accounts, {
      turnovers: [...readOrdinaryTurnovers(reading, span), ...brought.turnovers],
      openings: brought.openings,
      transfers: readTransfers(
        reading,
        span,
        distribution.map((each) => each.id),
      ),
      namedPartners: namedPartnersOf(of.lines),
    }),
    measure: measureOf(reading, ledger, span),
  };
};

/** Figures of an own report: income and expense by what they turned over, everything else by where it stood at the end. */
export const figuresOfReport = (
  reading: Reading,
  ledger: LedgerRow,
  of: { readonly span: MonthSpan; readonly lines: readonly LineDefinition[] },
): Figures => {
  const turnover = figuresOfSpan(reading, ledger, of);
  const balance = figuresBefore(reading, ledger, addMonths(of.span.to, 1));
  const accounts = readAccounts(reading, ledger.id);
  const isResult = (code: string): boolean =>
    accounts.find((each) => each.code === firstLevelCode(code))?.class === "profit-loss";
  return {
    ...turnover,
    account: (code) => (isResult(code) ? turnover : balance).account(code),
    detail: (code, name) => (isResult(code) ? turnover : balance).detail(code, name),
    side: balance.side,
    result: balance.result,
  };
};

/** The months a column of an own report covers in a report of one month. */
export const spanOfColumn = (column: ReportColumn, month: Month): MonthSpan => {
  switch (column) {
    case "month":
      return { from: month, to: month };
    case "quarter":
      return { from: monthsOfQuarter(quarterOf(month))[0], to: month };
    case "year":
      return { from: januaryOf(month), to: month };
    case "last-year":
      return { from: addMonths(januaryOf(month), -12), to: addMonths(month, -12) };
  }
};

/** The span a year earlier, where the books had begun by its end. */
export const yearEarlier = (ledger: LedgerRow, span: MonthSpan): MonthSpan | undefined => {
  const earlier = { from: addMonths(span.from, -12), to: addMonths(span.to, -12) };
  return earlier.to < ledger.startMonth ? undefined : earlier;
};
