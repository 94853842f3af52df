import { addMonths, month as monthFrom, type Month } from "#domain/core/dates.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { fen } from "#domain/core/fen.ts";
import { balanceFigures, turnoverFigures } from "#domain/reports/figures.ts";
import { balanceSheetLines2023, incomeLines2023, knownLines } from "#domain/reports/statement-lines-2023.ts";
import { lineAmount, statementOf, type Figures, type StatementLine } from "#domain/reports/statement.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readBalancesBefore,
  readItemBalancesBefore,
  readOrdinaryTurnovers,
  readTransfers,
  type Span,
} from "#store/report-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

const januaryOf = (month: Month): Month => monthFrom(`${month.slice(0, 4)}-01`);

/** 资产负债表 at the end of a month beside the beginning of its year (for books begun within the year: their opening). */
const balanceSheetOf = (
  reading: Reading,
  ledger: LedgerRow,
  month: Month,
): { readonly lines: readonly StatementLine[]; readonly suspenseFen: number } => {
  const accounts = readAccounts(reading, ledger.id);
  const figuresBefore = (before: Month): Figures =>
    balanceFigures(
      accounts,
      readBalancesBefore(reading, ledger.id, before),
      readItemBalancesBefore(reading, ledger.id, before),
    );
  const current = figuresBefore(addMonths(month, 1));
  const lines = statementOf(balanceSheetLines2023, { current, other: figuresBefore(januaryOf(month)) });
  return { lines, suspenseFen: current.account(knownCodes.pendingAssets) };
};

const namedPartners = ["311", "113", "211"];

const figuresOfSpan = (reading: Reading, ledger: LedgerRow, span: Span): Figures => {
  const accounts = readAccounts(reading, ledger.id);
  const before = readBalancesBefore(reading, ledger.id, span.from);
  const isResult = new Set(accounts.filter((each) => each.class === "profit-loss").map((each) => each.id));
  // Books begun within the year bring the year's income and expense so far as openings: they count to the year, not before it.
  const isBegunInside =
    span.from === januaryOf(span.from) && ledger.startMonth > span.from && ledger.startMonth <= span.to;
  const brought = isBegunInside ? before.filter((row) => isResult.has(row.accountId)) : [];
  const distribution = accounts.filter((each) => each.code.startsWith(knownCodes.distribution));
  return turnoverFigures(accounts, {
    turnovers: [...readOrdinaryTurnovers(reading, span), ...brought],
    openings: isBegunInside ? before.filter((row) => !isResult.has(row.accountId)) : before,
    transfers: readTransfers(
      reading,
      span,
      distribution.map((each) => each.id),
    ),
    namedPartners,
  });
};

/** 收益及收益分配表 of a span beside the year to the span's end. The span's 年初 line is what it began with. */
const incomeStatementOf = (reading: Reading, ledger: LedgerRow, span: Span): readonly StatementLine[] =>
  statementOf(incomeLines2023, {
    current: figuresOfSpan(reading, ledger, span),
    other: figuresOfSpan(reading, ledger, { ...span, from: januaryOf(span.to) }),
  });

export const reportBalanceSheet = (call: Call<"report.balanceSheet">): Reply<"report.balanceSheet"> =>
  call.ledger.snapshot((reading) => {
    const ledger = readLedger(reading, call.input.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const { lines, suspenseFen } = balanceSheetOf(reading, ledger, call.input.month);
    const isBalanced = lineAmount(lines, knownLines.assets) === lineAmount(lines, knownLines.liabilitiesAndEquity);
    return done({ lines: [...lines], isBalanced, suspenseFen: fen(suspenseFen) });
  });

export const reportIncome = (call: Call<"report.income">): Reply<"report.income"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, fromMonth, toMonth } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    return done({ lines: [...incomeStatementOf(reading, ledger, { ledgerId, from: fromMonth, to: toMonth })] });
  });
