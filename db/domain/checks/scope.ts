import { fen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { PlainParameters } from "./plain-rule.ts";
import { spentOn, type Spending } from "./spending.ts";

/** The part of a voucher that falls into a rule's scope: net of credits, its categories, and the first line of it. */
export type ScopedPart = {
  readonly amountFen: Fen;
  readonly line: number;
  readonly categoryIds: readonly CategoryId[];
  readonly names: string;
};

/** True when a category is named by a rule, by itself or by its nature. */
export const isInScope = (parameters: PlainParameters, spending: Spending, categoryId: CategoryId): boolean => {
  const category = spending.categories.get(categoryId);
  return (
    parameters.categoryIds.includes(categoryId) ||
    (category !== undefined && parameters.natures.includes(category.nature))
  );
};

/** True when a name holds a word of a rule; a rule without words means every name. */
export const isMeant = ({ words }: PlainParameters, name: string): boolean =>
  words.length === 0 || words.some((word) => name.includes(word));

/** All categories of the office that a rule's scope holds. */
export const categoriesInScope = (parameters: PlainParameters, spending: Spending): readonly CategoryId[] =>
  [...spending.categories.keys()].filter((categoryId) => isInScope(parameters, spending, categoryId));

/** What a voucher spends inside a rule's scope; `undefined` when nothing. */
export const spentInScope = (parameters: PlainParameters, spending: Spending): ScopedPart | undefined => {
  const own = [...new Set(spending.content.entries.flatMap(({ categoryId }) => categoryId ?? []))];
  const parts = own
    .filter((categoryId) => isInScope(parameters, spending, categoryId))
    .flatMap((categoryId) => {
      const part = spentOn(spending.content, categoryId);
      return part === undefined ? [] : [{ ...part, categoryId }];
    });
  const amountFen = fen(parts.reduce((sum, part) => sum + part.amountFen, 0));
  if (parts.length === 0 || amountFen <= 0) return undefined;
  return {
    amountFen,
    line: Math.min(...parts.map(({ line }) => line)),
    categoryIds: parts.map(({ categoryId }) => categoryId),
    names: parts.map(({ categoryId }) => spending.categories.get(categoryId)?.name ?? "").join("、"),
  };
};
