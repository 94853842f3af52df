import { firstDayOf, lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import type { Params } from "#renderer/stages/office/place-store.ts";
import type { Span } from "#renderer/stages/reports/period.ts";

/**
 * True when lines of all months are shown. Who comes for the open lines is shown every one of them, whatever its month, until
 * months are chosen.
 */
export const isEveryMonth = (params: Params): boolean =>
  params["months"] === "all" || (params["months"] === undefined && params["unbooked"] === "1");

/** The days the list is asked for: those of the months that stand above it, or all. */
export const rangeOf = (
  params: Params,
  span: Span,
): { readonly from: LocalDate | null; readonly to: LocalDate | null } =>
  isEveryMonth(params) ? { from: null, to: null } : { from: firstDayOf(span.fromMonth), to: lastDayOf(span.toMonth) };

/** What changes when only the open lines are to be shown or no more; the months stay as they stand above the list. */
export const withUnbooked = (params: Params, onlyUnbooked: boolean): Params => ({
  unbooked: onlyUnbooked ? "1" : "",
  months: isEveryMonth(params) && onlyUnbooked ? "all" : "span",
});

/** How many open lines lie outside the months shown; 0 while they are all shown. */
export const outsideCount = (allCount: number | null, shownCount: number | null): number =>
  allCount === null || shownCount === null ? 0 : Math.max(0, allCount - shownCount);
