import type { BankRow, JournalRow } from "#domain/audit/quarter-book.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import { monthOf } from "#domain/core/dates.ts";
import { fen, moneyTextFromFen } from "#domain/core/fen.ts";
import { sideTotal, type StatementReach } from "#domain/reports/reconciliation.ts";
import type { QuarterPayment } from "#store/quarter-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readReconciliationException,
  readStatementException,
  type ReconciliationException,
  type StatementException,
} from "#store/reconciliation-exception-rows.ts";
import { readBookBefore, readBookEntries } from "#store/report-book-rows.ts";
import type { BankMaterial, QuarterMaterial } from "./quarter-material.ts";

const journalRows = (reading: Reading, material: QuarterMaterial, bank: BankMaterial): readonly JournalRow[] => {
  const selection = { ledgerId: material.ledger.id, accountIds: [bank.account.accountId], itemId: null };
  const payments = new Map<string, QuarterPayment>(
    material.vouchers.flatMap((voucher) =>
      voucher.payments.map((payment) => [`${voucher.id}/${payment.line}`, payment] as const),
    ),
  );
  let balance: number = readBookBefore(reading, selection, material.months[0]);
  const zero = fen(0);
  const opening: JournalRow = {
    isOpening: true,
    onDate: material.firstDay,
    voucherName: "",
    counterparty: "",
    counterpartyAccount: "",
    summary: "期初余额",
    debitFen: zero,
    creditFen: zero,
    balanceFen: fen(balance),
    slip: "",
  };
  const entries = material.months.flatMap((month) => readBookEntries(reading, selection, { month, limit: -1 }));
  return [
    opening,
    ...entries.map((entry): JournalRow => {
      balance += entry.debitFen - entry.creditFen;
      const payment = payments.get(`${entry.voucherId}/${entry.line}`);
      return {
        isOpening: false,
        onDate: entry.onDate,
        voucherName: voucherNameOf({ month: monthOf(entry.onDate), number: entry.number, word: entry.word }),
        counterparty: payment?.counterpartyName ?? "",
        counterpartyAccount: payment?.counterpartyAccount ?? "",
        summary: entry.summary,
        debitFen: entry.debitFen,
        creditFen: entry.creditFen,
        balanceFen: fen(balance),
        slip: payment?.serial ?? "",
      };
    }),
  ];
};

const exceptionText = (exception: ReconciliationException | null): string =>
  exception === null
    ? ""
    : `${exception.reason}（${exception.byName} 准许，差额 ${moneyTextFromFen(exception.differenceFen)}）`;

const reachText = ({ through, isCovered }: StatementReach, exception: StatementException | null): string => {
  if (isCovered) return "";
  const missing = through === null ? "没有对账单" : `对账单只到 ${through}`;
  return exception === null ? missing : `${missing}：${exception.reason}（${exception.byName} 准许）`;
};

const linesOf = (bank: BankMaterial): BankRow["lines"] =>
  bank.movements.map((line) => ({
    onDate: line.onDate,
    counterparty: line.counterpartyName,
    counterpartyAccount: line.counterpartyAccount,
    text: line.text,
    amountFen: line.amountFen,
    balanceFen: line.balanceFen,
    voucherName:
      line.voucherNumber === null || line.voucherDate === null
        ? ""
        : voucherNameOf({ month: monthOf(line.voucherDate), number: line.voucherNumber, word: line.word }),
    how: line.how,
    ruleName: line.ruleName,
    pass: line.pass,
    isTakenBack: line.isTakenBack,
    settlesOpening: line.settlesOpening,
    isPending: line.isPending,
  }));

/** The bank accounts of the books with journal, 调节表 and statement lines of the quarter. */
export const bankRows = (reading: Reading, material: QuarterMaterial): readonly BankRow[] =>
  material.banks.map((bank) => {
    const journal = journalRows(reading, material, bank);
    return {
      bankName: bank.account.bankName,
      number: bank.account.number,
      accountCode: bank.account.accountCode,
      openingFen: journal[0]?.balanceFen ?? fen(0),
      closingFen: journal.at(-1)?.balanceFen ?? fen(0),
      journal,
      reconciliations: bank.reconciliations.map((table) => ({
        onDate: table.onDate,
        bookFen: table.bookFen,
        statementFen: table.statementFen,
        bankInFen: sideTotal(table.items, "bank-in"),
        bankOutFen: sideTotal(table.items, "bank-out"),
        bookInFen: sideTotal(table.items, "book-in"),
        bookOutFen: sideTotal(table.items, "book-out"),
        differenceFen: table.differenceFen,
        exception: [
          exceptionText(readReconciliationException(reading, bank.account.id, monthOf(table.onDate))),
          reachText(table.reach, readStatementException(reading, bank.account.id, monthOf(table.onDate))),
        ]
          .filter((text) => text !== "")
          .join("；"),
        oldestDays: Math.max(0, ...table.items.map((item) => item.ageDays)),
      })),
      openItems: bank.reconciliations.at(-1)?.items ?? [],
      lines: linesOf(bank),
      unseen: bank.unseen.map((entry) => ({
        onDate: entry.onDate,
        voucherName: voucherNameOf({ month: monthOf(entry.onDate), number: entry.voucherNumber, word: entry.word }),
        summary: entry.summary,
        amountFen: entry.amountFen,
      })),
    };
  });
