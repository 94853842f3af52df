import { budgetCap, budgetSources, standingVersion, type Budget } from "#domain/caps/budget.ts";
import { isPlainParameters, type RuleVersion } from "#domain/checks/rule.ts";
import { spentFrom, type BudgetDrawn } from "#domain/checks/spending.ts";
import { yearOf, type LocalDate } from "#domain/core/dates.ts";
import { idOf, type BudgetId, type CategoryId, type LedgerId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readBudget } from "#store/budget-rows.ts";
import type { Reading } from "#store/query.ts";

const looksAtBudget = ({ parameters }: RuleVersion): boolean =>
  parameters.kind === "K03" ||
  (parameters.kind === "K02" && isPlainParameters(parameters) && parameters.flags["onlyUnbudgeted"] === true);

type Planned = Pick<BudgetDrawn, "source" | "cap">;

/** The budget of a day's year as yearly caps of what some entries spend, by category and source; null without a rule that looks at it (K03, K02 outside the budget). */
export const budgetCaps = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly on: LocalDate;
    readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
    readonly content: Pick<VoucherContent, "entries">;
  },
  rules: readonly RuleVersion[],
): { readonly year: number; readonly isInForce: boolean; readonly caps: readonly Planned[] } | null => {
  if (of.categories.length === 0 || !rules.some(looksAtBudget)) return null;
  const year = yearOf(of.on);
  const budget = readBudget(reading, of.ledgerId, year);
  const isInForce = budget !== undefined && standingVersion(budget, of.on) !== undefined;
  const judged: Budget = budget ?? { id: idOf<BudgetId>("none"), year, versions: [] };
  const caps = of.categories.flatMap((category) =>
    budgetSources
      .filter((source) => spentFrom(of.content, { categoryId: category.id, source }) !== undefined)
      .map((source) => ({ source, cap: budgetCap(judged, { ...category, source }) })),
  );
  return { year, isInForce, caps };
};
