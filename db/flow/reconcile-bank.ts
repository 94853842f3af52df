import { chinaDateOf, lastDayOf, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { BankAccountId, LedgerId } from "#domain/core/ids.ts";
import { withOpeningItems } from "#domain/reports/opening-items.ts";
import { reconcile, waitingEntries, type Reconciliation, type StatementReach } from "#domain/reports/reconciliation.ts";
import { readBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import { readWaitingOpenings } from "#store/opening-settlement-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readBalanceOn,
  readMovementsOfBank,
  readStatementBalance,
  readUnseenEntries,
} from "#store/reconciliation-rows.ts";
import {
  addStatementException,
  readReconciliationException,
  readStatementException,
  saveReconciliationException,
} from "#store/reconciliation-exception-rows.ts";
import { readStatementReach } from "#store/late-line-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { firstWaitingDay } from "./bank-by-books.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** 银行存款余额调节表 of one bank account at the end of a day. */
export const reconciliationOf = (
  reading: Reading,
  account: Pick<BankAccountRow, "id" | "accountId" | "ledgerId">,
  onDate: LocalDate,
): Reconciliation & { readonly reach: StatementReach } => {
  const atBank = readMovementsOfBank(reading, account.id, { from: null, to: onDate })
    .filter((line) => line.voucherId === null && !line.isTakenBack && !line.settlesOpening)
    .map((line) => ({
      key: line.id,
      onDate: line.onDate,
      text: [line.counterpartyName, line.text].filter((text) => text !== "").join(" "),
      amountFen: line.amountFen,
      voucherId: null,
    }));
  const inBooks = waitingEntries(readUnseenEntries(reading, account.accountId, onDate)).map((entry) => ({
    key: `${entry.voucherId}:${entry.line}`,
    onDate: entry.onDate,
    text: `${entry.word}-${entry.voucherNumber} ${entry.summary}`,
    amountFen: entry.amountFen,
    voucherId: entry.voucherId,
  }));
  const lone = withOpeningItems(readWaitingOpenings(reading, account, onDate), { atBank, inBooks });
  const firstDay = firstWaitingDay(reading, account);
  const waiting = lone.inBooks.filter(
    (entry) => entry.voucherId === null || (firstDay !== null && entry.onDate >= firstDay),
  );
  const balances = {
    bookFen: readBalanceOn(reading, account.accountId, onDate),
    statementFen: readStatementBalance(reading, account.id, onDate),
  };
  const table = reconcile(balances, { atBank: lone.atBank, inBooks: waiting }, onDate);
  return { ...table, reach: readStatementReach(reading, account, onDate) };
};

/** What the head answered for in the month that ends on a day. */
const exceptionsOf = (reading: Reading, bankAccountId: BankAccountId, onDate: LocalDate) => {
  const month = monthOf(onDate);
  return onDate === lastDayOf(month)
    ? {
        exception: readReconciliationException(reading, bankAccountId, month),
        statementException: readStatementException(reading, bankAccountId, month),
      }
    : { exception: null, statementException: null };
};

export const reconcileBank = (call: Call<"bank.reconciliation">): Reply<"bank.reconciliation"> =>
  call.ledger.snapshot((reading) => {
    const { bankAccountId, onDate } = call.input;
    const account = readBankAccounts(reading, null).find((each) => each.id === bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const table = reconciliationOf(reading, account, onDate);
    return done({
      ...table,
      ...exceptionsOf(reading, account.id, onDate),
      items: table.items.map(({ key: _key, ...item }) => item),
    });
  });

/** The bank accounts of a ledger whose month does not come out and whose difference nobody has answered for. */
export const unreconciledAccounts = (reading: Reading, ledgerId: LedgerId, month: Month): readonly string[] =>
  readBankAccounts(reading, ledgerId).flatMap((account) => {
    const { differenceFen } = reconciliationOf(reading, account, lastDayOf(month));
    if (differenceFen === null || differenceFen === 0) return [];
    const exception = readReconciliationException(reading, account.id, month);
    if (exception?.differenceFen === differenceFen) return [];
    return [`${account.bankName} ${account.number}（相差 ${moneyTextFromFen(differenceFen)}）`];
  });

/** The head answers for a difference: this amount, this month, this reason. */
export const recordReconciliationException = (call: Call<"reconciliation.except">): Reply<"reconciliation.except"> =>
  change(call, (writing) => {
    const { bankAccountId, month, differenceFen, reason } = call.input;
    const account = readBankAccounts(writing, null).find((each) => each.id === bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    if (isMonthClosed(writing, account.ledgerId, month)) return refuse({ code: "month-closed", month });
    const now = reconciliationOf(writing, account, lastDayOf(month)).differenceFen;
    if (now === null || now === 0 || now !== differenceFen) return refuse({ code: "changed-meanwhile" });
    const by = callerOf(call).id;
    saveReconciliationException(writing, { bankAccountId, month, differenceFen, reason, by, at: call.now() });
    return changed(
      {},
      {
        subject: `${account.bankName} ${account.number} ${month} 相差 ${moneyTextFromFen(differenceFen)}：${reason}`,
        facts: { bankAccountId, month, differenceFen, reason },
      },
    );
  });

/** The head answers for a month whose end no statement shows: this account, this month, this reason; said once, it stays. */
export const exceptMissingStatement = (call: Call<"statement.except">): Reply<"statement.except"> =>
  change(call, (writing) => {
    const { bankAccountId, month, reason } = call.input;
    const account = readBankAccounts(writing, null).find((each) => each.id === bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    if (isMonthClosed(writing, account.ledgerId, month)) return refuse({ code: "month-closed", month });
    const onDate = lastDayOf(month);
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const isCovered = readStatementReach(writing, account, onDate).isCovered;
    if (isCovered || readStatementException(writing, bankAccountId, month) !== null)
      return refuse({ code: "changed-meanwhile" });
    addStatementException(writing, {
      bank_account_id: bankAccountId,
      month,
      reason,
      recorded_by: callerOf(call).id,
      recorded_at: call.now(),
    });
    return changed(
      {},
      {
        subject: `${account.bankName} ${account.number} ${month} 没有月末对账单：${reason}`,
        facts: { bankAccountId, month, reason },
      },
    );
  });
