import { addMonths } from "#domain/core/dates.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { crossChecksOf } from "#domain/reports/cross-checks.ts";
import { statementPackOf } from "#domain/reports/statement-pack.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readMovements } from "#store/report-rows.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { currentColumnOf } from "./report-statements.ts";
import { figuresBefore, figuresOfSpan, januaryOf, yearEarlier, type MonthSpan } from "./statement-figures.ts";

const positive = (amount: number): number => Math.max(amount, 0);

/** What must agree between the statements of one month, each with its two figures. */
export const reportCrossChecks = (call: Call<"report.crossChecks">): Reply<"report.crossChecks"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, month } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, month)) return beforeBooks(ledger);
    const sheet = currentColumnOf(reading, ledger, { kind: "balance-sheet", span: { from: month, to: month } });
    const year = currentColumnOf(reading, ledger, { kind: "income", span: { from: januaryOf(month), to: month } });
    const at = figuresBefore(reading, ledger, addMonths(month, 1));
    const payable = ledger.system === "2023" ? "211" : "202";
    const rows = readMovements(reading, { ledgerId, from: month, to: month });
    const closings = rows.map((row) => row.openingFen + row.debitFen - row.creditFen);
    const checks = crossChecksOf({
      sheet,
      yearToDate: year,
      known: statementPackOf(ledger.system).known,
      dealingsFen: fen(at.account("112") + at.account("113") - at.account(payable)),
      trial: {
        debitFen: sumOf(closings, (closing) => positive(closing)),
        creditFen: sumOf(closings, (closing) => positive(-closing)),
      },
      turnover: { debitFen: sumOf(rows, (row) => row.debitFen), creditFen: sumOf(rows, (row) => row.creditFen) },
      suspenseFen: ledger.system === "2023" ? at.account(knownCodes.pendingAssets) : fen(0),
    });
    return done({ checks: checks.map((check) => ({ ...check })) });
  });

const levelOf = (account: Account, accounts: ReadonlyMap<Account["id"], Account>): number => {
  const parent = account.parentId === null ? undefined : accounts.get(account.parentId);
  return parent === undefined ? 1 : levelOf(parent, accounts) + 1;
};

const turnoverIn = (reading: Reading, ledger: LedgerRow, span: MonthSpan): ((code: string) => Fen) =>
  figuresOfSpan(reading, ledger, { span, lines: [] }).account;

/** 收支明细表: income first, then expense, each account with its details; accounts that never moved are left out. */
export const reportIncomeDetail = (call: Call<"report.incomeDetail">): Reply<"report.incomeDetail"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, fromMonth, toMonth } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, toMonth)) return beforeBooks(ledger);
    const accounts = readAccounts(reading, ledgerId);
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const names = fullNamesOf(accounts);
    const span = { from: fromMonth, to: toMonth };
    const current = turnoverIn(reading, ledger, span);
    const year = turnoverIn(reading, ledger, { from: januaryOf(toMonth), to: toMonth });
    const earlier = yearEarlier(ledger, span);
    const lastYear = earlier === undefined ? undefined : turnoverIn(reading, ledger, earlier);
    const rows = accounts
      .filter((account) => account.class === "profit-loss")
      .map((account) => ({
        code: account.code,
        name: account.parentId === null ? account.name : (names.get(account.id) ?? account.name),
        level: levelOf(account, byId),
        side: account.normalSide === "credit" ? ("income" as const) : ("expense" as const),
        currentFen: current(account.code),
        yearFen: year(account.code),
        lastYearFen: lastYear === undefined ? null : lastYear(account.code),
      }))
      .filter((row) => row.currentFen !== 0 || row.yearFen !== 0 || (row.lastYearFen ?? 0) !== 0)
      .toSorted((left, right) => (left.side === right.side ? 0 : left.side === "income" ? -1 : 1));
    const first = rows.filter((row) => row.level === 1);
    const total = (side: "income" | "expense", amountOf: (row: (typeof rows)[number]) => number): Fen =>
      sumOf(
        first.filter((row) => row.side === side),
        amountOf,
      );
    return done({
      rows,
      totals: {
        incomeFen: total("income", (row) => row.currentFen),
        expenseFen: total("expense", (row) => row.currentFen),
        yearIncomeFen: total("income", (row) => row.yearFen),
        yearExpenseFen: total("expense", (row) => row.yearFen),
      },
    });
  });
