import { reconcileBank } from "#flow/reconcile-bank.ts";
import {
  reportBankJournal,
  reportCashJournal,
  reportGeneralLedger,
  reportSubsidiaryLedger,
} from "#flow/report-books.ts";
import { reportBalanceSheet, reportIncome } from "#flow/report-statements.ts";
import { reportTrialBalance } from "#flow/report-trial-balance.ts";

export const reportHandlers = {
  "report.trialBalance": reportTrialBalance,
  "report.generalLedger": reportGeneralLedger,
  "report.subsidiaryLedger": reportSubsidiaryLedger,
  "report.bankJournal": reportBankJournal,
  "report.cashJournal": reportCashJournal,
  "report.balanceSheet": reportBalanceSheet,
  "report.income": reportIncome,
  "bank.reconciliation": reconcileBank,
};
