import { fen, type Fen } from "#domain/core/fen.ts";
import { keyedAmount, type StatementLine } from "./statement.ts";

/** Two figures that must agree; the difference must be zero. */
export type CrossCheck = {
  readonly key: "sheet-sides" | "undistributed" | "dealings" | "trial-balance" | "turnover" | "suspense";
  readonly leftFen: Fen;
  readonly rightFen: Fen;
  readonly differenceFen: Fen;
};

/**
 * What must agree between the statements of a month: the two sides of the sheet; 年末未分配收益 of the year so far and
 * 未分配收益 of the sheet; receivable less payable and the accounts behind them; both sides of the trial balance, of its
 * balances and of the turnover; and 待处理财产损溢, which has no line on the sheet, and nothing. Debit-positive fen.
 */
export const crossChecksOf = (of: {
  readonly sheet: readonly StatementLine[];
  readonly yearToDate: readonly StatementLine[];
  /** Debit-positive balance of 112 + 113 − payable accounts, as the accounts have it. */
  readonly dealingsFen: Fen;
  readonly trial: { readonly debitFen: Fen; readonly creditFen: Fen };
  readonly turnover: { readonly debitFen: Fen; readonly creditFen: Fen };
  readonly suspenseFen: Fen;
}): readonly CrossCheck[] => {
  const { sheet, yearToDate } = of;
  const check = (key: CrossCheck["key"], leftFen: number, rightFen: number): CrossCheck => ({
    key,
    leftFen: fen(leftFen),
    rightFen: fen(rightFen),
    differenceFen: fen(leftFen - rightFen),
  });
  return [
    check("sheet-sides", keyedAmount(sheet, "assets"), keyedAmount(sheet, "liabilitiesAndEquity")),
    check("undistributed", keyedAmount(yearToDate, "remaining"), keyedAmount(sheet, "undistributed")),
    check("dealings", keyedAmount(sheet, "receivable") - keyedAmount(sheet, "payable"), of.dealingsFen),
    check("trial-balance", of.trial.debitFen, of.trial.creditFen),
    check("turnover", of.turnover.debitFen, of.turnover.creditFen),
    check("suspense", of.suspenseFen, 0),
  ];
};
