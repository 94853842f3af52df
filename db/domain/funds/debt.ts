import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";

/** 债务: what was borrowed from whom, on which account; `ratePoints` is the yearly rate in hundredths of a per cent. */
export type DebtTerms = {
  readonly fromOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly principalFen: Fen;
  readonly ratePoints: number;
};

/** Why a debt cannot stand. */
export type DebtFault = "principal-missing" | "rate-bad" | "dates-reversed";

export const debtFault = (debt: DebtTerms): DebtFault | undefined => {
  if (debt.principalFen <= 0) return "principal-missing";
  if (!Number.isInteger(debt.ratePoints) || debt.ratePoints < 0 || debt.ratePoints > 10_000) return "rate-bad";
  return debt.dueOn !== null && debt.dueOn < debt.fromOn ? "dates-reversed" : undefined;
};

/**
 * What is still owed of each debt to one creditor on one account, given what the books owe him in all. Repayments settle the
 * oldest debt first, so what is left is made of the newest; `restFen` is owed beyond all that is registered.
 */
export const owedOf = <Debt extends DebtTerms>(
  debts: readonly Debt[],
  balanceFen: number,
): { readonly debts: readonly (Debt & { readonly owedFen: Fen })[]; readonly restFen: Fen } => {
  let left = Math.max(0, balanceFen);
  const newestFirst = debts.toSorted((one, other) =>
    one.fromOn > other.fromOn ? -1 : one.fromOn < other.fromOn ? 1 : 0,
  );
  const owed = newestFirst.map((debt) => {
    const part = Math.min(left, debt.principalFen);
    left -= part;
    return { ...debt, owedFen: fen(part) };
  });
  return { debts: owed.toReversed(), restFen: fen(balanceFen < 0 ? balanceFen : left) };
};
