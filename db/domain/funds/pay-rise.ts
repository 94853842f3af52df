import { addMonths, monthsBetween, yearOf, type Month } from "#domain/core/dates.ts";
import type { PostKind } from "#domain/people/village-posts.ts";
import type { PayGiven, PayScheme } from "./pay-run.ts";
import { payByFormula, payByTable } from "./remuneration.ts";
import type { VillagePicture } from "./village-condition.ts";

/** One approved version of a pay scheme: from which month it sets the pay. */
export type PayVersion = { readonly schemeId: string; readonly fromMonth: Month; readonly scheme: PayScheme };
type IndicatorOf = PayGiven["indicatorOf"];

/** Any village: what hangs on a village's figures (add-ons, gates) is no part of the standard. */
const anyVillage: VillagePicture = { type: null, population: null, recurringIncomeFen: null, isPoor: null };

/** What a scheme gives a post for a month by formula and table; null where a figure of it is not registered. */
const standardOf = (scheme: PayScheme, of: { readonly post: PostKind; readonly month: Month }, find: IndicatorOf) => {
  let total = 0;
  for (const { way } of scheme.parts) {
    if (way.kind !== "formula" && way.kind !== "table") continue;
    const pay =
      way.kind === "table"
        ? payByTable(way.rows, of.post, anyVillage)
        : payByFormula({ ...way.formula, addOns: [] }, of.post, {
            indicatorFen: find(way.indicator, yearOf(of.month) - way.yearsBack),
            village: anyVillage,
          });
    if (pay.state === "base-missing") return null;
    total += pay.state === "due" ? pay.monthlyFen : 0;
  }
  return total;
};

/** How long the standard of pay has stood: months since it last rose (null: it never did) and since it was first set. */
export type PayStanding = { readonly sinceRaise: number | null; readonly sinceFirst: number };

/**
 * The months through which the pay standard of any scheme has not risen. A new version that pays the same or less is no raise, nor
 * is the first one there ever was; the rise of an indicator is one. Null where no scheme was in force by then.
 */
export const payStanding = (
  versions: readonly PayVersion[],
  indicatorOf: IndicatorOf,
  through: Month,
): PayStanding | null => {
  const begun = versions.filter(({ fromMonth }) => fromMonth <= through);
  const first = begun.map(({ fromMonth }) => fromMonth).toSorted()[0];
  if (first === undefined) return null;
  const schemes = [...Map.groupBy(begun, ({ schemeId }) => schemeId).values()];
  const at = (own: readonly PayVersion[], month: Month): PayScheme | undefined =>
    own
      .filter(({ fromMonth }) => fromMonth <= month)
      .toSorted((left, right) => (left.fromMonth < right.fromMonth ? -1 : 1))
      .at(-1)?.scheme;
  const hasRisen = (own: readonly PayVersion[], month: Month): boolean => {
    const [before, now] = [at(own, addMonths(month, -1)), at(own, month)];
    if (before === undefined || now === undefined) return false;
    return now.posts.some((post) => {
      const old = standardOf(before, { post, month: addMonths(month, -1) }, indicatorOf);
      const amount = standardOf(now, { post, month }, indicatorOf);
      return old !== null && amount !== null && before.posts.includes(post) && amount > old;
    });
  };
  const months = monthsBetween(first, through);
  const raised = months.findLastIndex((month) => schemes.some((own) => hasRisen(own, month)));
  return { sinceRaise: raised === -1 ? null : months.length - 1 - raised, sinceFirst: months.length - 1 };
};
