import { addMonths, type Month } from "#domain/core/dates.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { OutputOf } from "#contract/contract.ts";
import { begunWithin } from "#domain/reports/begun-within.ts";
import { keyedAmount, statementOf, type Figures, type StatementLine } from "#domain/reports/statement.ts";
import type { StatementKind } from "#domain/reports/statement-pack.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import {
  figuresBefore,
  figuresOfSpan,
  formOf,
  isOneYear,
  januaryOf,
  yearEarlier,
  type MonthSpan,
} from "./statement-figures.ts";

/**
 * 资产负债表 at the end of a month beside the beginning of its year (for books begun within the year: their opening) and the
 * same month a year earlier, made with the form that holds for the month.
 */
const balanceSheetOf = (reading: Reading, ledger: LedgerRow, month: Month): OutputOf<"report.balanceSheet"> => {
  const { lines: defined, form } = formOf(reading, ledger, { kind: "balance-sheet", month });
  const current = figuresBefore(reading, ledger, addMonths(month, 1));
  const earlier = yearEarlier(ledger, { from: month, to: month });
  const lines = statementOf(defined, {
    current,
    other: figuresBefore(reading, ledger, januaryOf(month)),
    lastYear: earlier === undefined ? undefined : figuresBefore(reading, ledger, addMonths(earlier.to, 1)),
  });
  return {
    lines: [...lines],
    isBalanced: keyedAmount(lines, "assets") === keyedAmount(lines, "liabilitiesAndEquity"),
    suspenseFen: fen(ledger.system === "2023" ? current.account(knownCodes.pendingAssets) : 0),
    form,
    begunIn: begunWithin(ledger.startMonth, month),
  };
};

/** 收益及收益分配表 of a span beside the year to the span's end and the same span a year earlier. Its 年初 line is what it began with. */
const incomeOf = (reading: Reading, ledger: LedgerRow, span: MonthSpan): OutputOf<"report.income"> => {
  const { lines, form } = formOf(reading, ledger, { kind: "income", month: span.to });
  const earlier = yearEarlier(ledger, span);
  const figures = (of: MonthSpan) => figuresOfSpan(reading, ledger, { span: of, lines });
  const rows = statementOf(lines, {
    current: figures(span),
    other: figures({ from: januaryOf(span.to), to: span.to }),
    lastYear: earlier === undefined ? undefined : figures(earlier),
  });
  return { lines: [...rows], form, begunIn: begunWithin(ledger.startMonth, span.to) };
};

const none = () => zeroFen;
const nothing: Figures = {
  account: none,
  side: none,
  detail: none,
  opening: none,
  transfer: none,
  result: none,
  measure: none,
};

/** A statement with its first column alone, for sums and comparisons: the others are left at zero. */
export const currentColumnOf = (
  reading: Reading,
  ledger: LedgerRow,
  of: { readonly kind: StatementKind; readonly span: MonthSpan },
): readonly StatementLine[] => {
  const { lines } = formOf(reading, ledger, { kind: of.kind, month: of.span.to });
  const current =
    of.kind === "balance-sheet"
      ? figuresBefore(reading, ledger, addMonths(of.span.to, 1))
      : figuresOfSpan(reading, ledger, { span: of.span, lines });
  return statementOf(lines, { current, other: nothing });
};

/** A statement with all its columns, as a ledger by itself has it. */
export const statementLinesOf = (
  reading: Reading,
  ledger: LedgerRow,
  of: { readonly kind: StatementKind; readonly span: MonthSpan },
): OutputOf<"report.income">["lines"] =>
  of.kind === "balance-sheet"
    ? balanceSheetOf(reading, ledger, of.span.to).lines
    : incomeOf(reading, ledger, of.span).lines;

export const reportBalanceSheet = (call: Call<"report.balanceSheet">): Reply<"report.balanceSheet"> =>
  call.ledger.snapshot((reading) => {
    const ledger = readLedger(reading, call.input.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, call.input.month)) return beforeBooks(ledger);
    return done(balanceSheetOf(reading, ledger, call.input.month));
  });

export const reportIncome = (call: Call<"report.income">): Reply<"report.income"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, fromMonth, toMonth } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!isOneYear(fromMonth, toMonth)) return refuse({ code: "span-crosses-years" });
    if (!hasBegun(ledger, toMonth)) return beforeBooks(ledger);
    return done(incomeOf(reading, ledger, { from: fromMonth, to: toMonth }));
  });
