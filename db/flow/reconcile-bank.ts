import type { LocalDate } from "#domain/core/dates.ts";
import { reconcile, type Reconciliation } from "#domain/reports/reconciliation.ts";
import { readBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readBalanceOn,
  readFirstLineDay,
  readMovementsOfBank,
  readStatementBalance,
  readUnseenEntries,
} from "#store/reconciliation-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

/** 银行存款余额调节表 of one bank account at the end of a day. */
export const reconciliationOf = (
  reading: Reading,
  account: Pick<BankAccountRow, "id" | "accountId">,
  onDate: LocalDate,
): Reconciliation => {
  const atBank = readMovementsOfBank(reading, account.id, { from: null, to: onDate })
    .filter((line) => line.voucherId === null && !line.isTakenBack)
    .map((line) => ({
      key: line.id,
      onDate: line.onDate,
      text: [line.counterpartyName, line.text].filter((text) => text !== "").join(" "),
      amountFen: line.amountFen,
      voucherId: null,
    }));
  // Entries before the first statement ever brought in have no line to wait for; their sum is in its opening balance.
  const firstDay = readFirstLineDay(reading, account.id);
  const waiting = readUnseenEntries(reading, account.accountId, onDate).filter(
    (entry) => firstDay !== null && entry.onDate >= firstDay,
  );
  const inBooks = waiting.map((entry) => ({
    key: `${entry.voucherId}:${entry.line}`,
    onDate: entry.onDate,
    text: `${entry.onDate.slice(0, 7)} 记-${entry.voucherNumber} ${entry.summary}`,
    amountFen: entry.amountFen,
    voucherId: entry.voucherId,
  }));
  const balances = {
    bookFen: readBalanceOn(reading, account.accountId, onDate),
    statementFen: readStatementBalance(reading, account.id, onDate),
  };
  return reconcile(balances, { atBank, inBooks }, onDate);
};

export const reconcileBank = (call: Call<"bank.reconciliation">): Reply<"bank.reconciliation"> =>
  call.ledger.snapshot((reading) => {
    const { bankAccountId, onDate } = call.input;
    const account = readBankAccounts(reading, null).find((each) => each.id === bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const table = reconciliationOf(reading, account, onDate);
    return done({ ...table, items: table.items.map(({ key: _key, ...item }) => item) });
  });
