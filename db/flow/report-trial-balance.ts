import { trialBalance } from "#domain/reports/trial-balance.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readMovements } from "#store/report-rows.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

/** 科目余额表 of a span of months, from the kept balances. 本年累计 is of the year the span ends in. */
export const reportTrialBalance = (call: Call<"report.trialBalance">): Reply<"report.trialBalance"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, fromMonth, toMonth, depth, withZero } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, toMonth)) return beforeBooks(ledger);
    const movements = readMovements(reading, { ledgerId, from: fromMonth, to: toMonth });
    const balance = trialBalance(readAccounts(reading, ledgerId), movements, { depth, withZero });
    return done({ ...balance, rows: [...balance.rows] });
  });
