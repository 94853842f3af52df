import type { InputOf, OutputOf } from "#contract/contract.ts";

export type Debt = OutputOf<"debt.list">["debts"][number];
export type DebtInput = InputOf<"debt.save">["terms"];

/** An empty debt from today. */
export const emptyDebt = (today: string): DebtInput => ({
  number: "",
  creditorItemId: "",
  accountId: "",
  purpose: "",
  principalFen: 0,
  ratePoints: 0,
  fromOn: today,
  dueOn: null,
  approval: "",
  resolutionId: null,
  note: "",
});

/** A debt that stands, as a form shows it. */
export const debtInputOf = (debt: Debt): DebtInput => ({
  number: debt.number,
  creditorItemId: debt.creditorItemId,
  accountId: debt.accountId,
  purpose: debt.purpose,
  principalFen: debt.principalFen,
  ratePoints: debt.ratePoints,
  fromOn: debt.fromOn,
  dueOn: debt.dueOn,
  approval: debt.approval,
  resolutionId: debt.resolutionId,
  note: debt.note,
});
