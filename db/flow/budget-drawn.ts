import { budgetCap, standingVersion, type Budget } from "#domain/caps/budget.ts";
import type { Cap } from "#domain/caps/cap.ts";
import { isPlainParameters, type RuleVersion } from "#domain/checks/rule.ts";
import { yearOf, type LocalDate } from "#domain/core/dates.ts";
import { idOf, type BudgetId, type CategoryId, type LedgerId } from "#domain/core/ids.ts";
import { readBudget } from "#store/budget-rows.ts";
import type { Reading } from "#store/query.ts";

const looksAtBudget = ({ parameters }: RuleVersion): boolean =>
  parameters.kind === "K03" ||
  (parameters.kind === "K02" && isPlainParameters(parameters) && parameters.flags["onlyUnbudgeted"] === true);

/** The budget of a day's year as yearly caps of some categories; null without a rule that looks at it (K03, K02 outside the budget). */
export const budgetCaps = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly on: LocalDate;
    readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
  },
  rules: readonly RuleVersion[],
): { readonly year: number; readonly isInForce: boolean; readonly caps: readonly Cap[] } | null => {
  if (of.categories.length === 0 || !rules.some(looksAtBudget)) return null;
  const year = yearOf(of.on);
  const budget = readBudget(reading, of.ledgerId, year);
  const isInForce = budget !== undefined && standingVersion(budget, of.on) !== undefined;
  const judged: Budget = budget ?? { id: idOf<BudgetId>("none"), year, versions: [] };
  return { year, isInForce, caps: of.categories.map((category) => budgetCap(judged, category)) };
};
