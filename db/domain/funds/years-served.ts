import { addDays, monthOf, monthsBetween, type LocalDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { PostTerm } from "#domain/people/village-posts.ts";

/** Months from a day to the same day of a later month; what does not reach it is none. */
const wholeMonths = ({ fromOn, endOn }: { readonly fromOn: LocalDate; readonly endOn: LocalDate }): number => {
  const begun = monthsBetween(monthOf(fromOn), monthOf(endOn)).length - 1;
  return endOn.slice(8) < fromOn.slice(8) ? begun - 1 : begun;
};

/** Whole years in office through a day; unbroken stretches count by their whole months. */
export const fullYears = (terms: readonly PostTerm[], through: LocalDate): number => {
  // Days in office count once however many posts were held on them; whole months of each unbroken stretch are served months.
  const spans = terms
    .map(({ fromOn, toOn }) => ({ fromOn, endOn: addDays(toOn === null || toOn > through ? through : toOn, 1) }))
    .filter(({ fromOn, endOn }) => fromOn < endOn)
    .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  const stretches: { readonly fromOn: LocalDate; readonly endOn: LocalDate }[] = [];
  for (const span of spans) {
    const last = stretches.at(-1);
    if (last === undefined || span.fromOn > last.endOn) stretches.push(span);
    else if (span.endOn > last.endOn) stretches.splice(-1, 1, { fromOn: last.fromOn, endOn: span.endOn });
  }
  return Math.floor(sumOf(stretches, wholeMonths) / 12);
};
