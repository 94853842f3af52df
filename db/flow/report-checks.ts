import { addMonths } from "#domain/core/dates.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { crossChecksOf } from "#domain/reports/cross-checks.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readMovements } from "#store/report-rows.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { currentColumnOf } from "./report-statements.ts";
import { figuresBefore, januaryOf } from "./statement-figures.ts";

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
    const payable = systemOf(ledger.system).payable;
    const rows = readMovements(reading, { ledgerId, from: month, to: month });
    const closings = rows.map((row) => row.openingFen + row.debitFen - row.creditFen);
    const checks = crossChecksOf({
      sheet,
      yearToDate: year,
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
