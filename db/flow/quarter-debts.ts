import { systemOf } from "#domain/books/accounting-system.ts";
import type { DebtLine } from "#domain/audit/quarter-registers.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { TrialBalanceRow } from "#domain/reports/trial-balance.ts";
import type { Reading } from "#store/query.ts";
import { votesInForce } from "#store/resolution-rows.ts";
import { debtRegister } from "./debts.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const rest = (creditor: string, account: string, amountFen: number): DebtLine => ({
  number: "",
  creditor,
  account,
  purpose: "（未登记债务台账）",
  principalFen: fen(amountFen),
  ratePoints: null,
  fromOn: null,
  dueOn: null,
  approval: "",
  owedFen: fen(amountFen),
  isOffBooks: false,
  isOverdue: false,
});

/** 15 债务明细表: registered debts, what the books owe beyond them by creditor, and what no creditor is named for. */
export const debtLines = (
  reading: Reading,
  material: QuarterMaterial,
  trial: readonly TrialBalanceRow[],
): readonly DebtLine[] => {
  const { ledger, lastDay } = material;
  const { debts, unregistered, totalFen } = debtRegister(reading, ledger.id, lastDay);
  const votes = votesInForce(reading, ledger.id);
  const booked = -sumOf(trial, (row) =>
    row.level === 1 && systemOf(ledger.system).debts.includes(row.code) ? row.closingFen : 0,
  );
  const unnamedFen = booked - totalFen;
  return [
    ...debts.map((debt): DebtLine => {
      const owedFen = debt.isBooked ? debt.owedFen : debt.principalFen;
      return {
        number: debt.number,
        creditor: debt.creditorName,
        account: debt.accountName,
        purpose: debt.purpose,
        principalFen: debt.principalFen,
        ratePoints: debt.ratePoints,
        fromOn: debt.fromOn,
        dueOn: debt.dueOn,
        approval: [debt.approval, votes.get(debt.resolutionId ?? "") ?? ""].filter((text) => text !== "").join("；"),
        owedFen,
        isOffBooks: !debt.isBooked,
        isOverdue: owedFen > 0 && debt.dueOn !== null && debt.dueOn < lastDay,
      };
    }),
    ...unregistered.map((each) => rest(each.creditorName, each.accountName, each.amountFen)),
    ...(unnamedFen === 0 ? [] : [rest("（未按债权人核算）", "", unnamedFen)]),
  ];
};
