import type { LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { GrantTerms } from "./grant.ts";

/** What a document lets its money be spent on (no category: anything) and by when (null: no last day). */
export type Allowance = Pick<GrantTerms, "categoryIds" | "expiresOn">;

const isOpen = ({ categoryIds }: Allowance): boolean => categoryIds.length === 0;

/**
 * What the documents of one fund allow together. Only where none of them names a category is all allowed: money of one fund
 * cannot be told apart, so a document without categories never opens what another has earmarked. The latest last day counts.
 */
export const allowanceOf = (documents: readonly Allowance[]): Allowance => {
  const days = documents.map(({ expiresOn }) => expiresOn);
  const lastDay = days.reduce<LocalDate | null>(
    (last, day) => (day !== null && (last === null || day > last) ? day : last),
    null,
  );
  return {
    categoryIds: documents.every(isOpen)
      ? []
      : [...new Set<CategoryId>(documents.flatMap(({ categoryIds }) => categoryIds))],
    expiresOn: days.includes(null) ? null : lastDay,
  };
};

/**
 * Whether a fund may be spent on more, or for longer, by `after` than by `before`. The first document of a fund loosens nothing:
 * without one, nothing is judged.
 */
export const widensFund = (before: readonly Allowance[], after: readonly Allowance[]): boolean => {
  if (before.length === 0) return false;
  const [was, is] = [allowanceOf(before), allowanceOf(after)];
  const isWider = !isOpen(was) && (isOpen(is) || is.categoryIds.some((id) => !was.categoryIds.includes(id)));
  const isLonger = was.expiresOn !== null && (is.expiresOn === null || is.expiresOn > was.expiresOn);
  return isWider || isLonger;
};
