import {
  capFenOf,
  carriesInto,
  decidingVersion,
  monthsOfPeriod,
  neighbourPeriod,
  periodNameOf,
  type Cap,
  type CapUse,
} from "#domain/caps/cap.ts";
import type { CarryChain, CarryPeriod } from "#domain/caps/carry.ts";
import { lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Reading } from "#store/query.ts";
import { basesOn } from "./cap-bases.ts";

/** No books are older than this, and a chain that reads every month of them stays quick. */
const mostPeriods = 240;

const lastDay = (cap: Cap, on: LocalDate): LocalDate => lastDayOf(monthsOfPeriod(cap.period, on).last);

/** The version that decides on the last day of the period around a day: what it says becomes of the unused part. */
const closing = (cap: Cap, on: LocalDate) => decidingVersion(cap, lastDay(cap, on));

const carriesOn = (cap: Cap, on: LocalDate): boolean => {
  const version = closing(cap, on);
  return version !== undefined && carriesInto(version, neighbourPeriod(cap.period, on, 1));
};

/** The first days of the periods through which a cap is carried without a gap, before and after the one around a day. */
const daysOfChain = (cap: Cap, on: LocalDate): { readonly days: readonly LocalDate[]; readonly at: number } => {
  const before: LocalDate[] = [];
  let day = neighbourPeriod(cap.period, on, -1);
  while (before.length < mostPeriods && carriesOn(cap, day)) {
    before.unshift(day);
    day = neighbourPeriod(cap.period, day, -1);
  }
  const after: LocalDate[] = [];
  let last = on;
  while (after.length < mostPeriods && carriesOn(cap, last)) {
    last = neighbourPeriod(cap.period, last, 1);
    if (closing(cap, last) === undefined) break;
    after.push(last);
  }
  return { days: [...before, on, ...after], at: before.length };
};

/**
 * The periods that a cap's unused part goes through, around a day, each with its limit and use; `undefined` where nothing is
 * carried. A period whose votes ended carries nothing.
 */
export const carryChainOf = (
  reading: Reading,
  { cap, ledgerId, on }: { readonly cap: Cap; readonly ledgerId: LedgerId; readonly on: LocalDate },
  useOn: (day: LocalDate) => CapUse,
): CarryChain | undefined => {
  if (!cap.versions.some(({ carry }) => (carry ?? "none") !== "none")) return undefined;
  const { days, at } = daysOfChain(cap, on);
  if (days.length === 1) return undefined;
  const periods = days.map((day): CarryPeriod => {
    const version = closing(cap, day);
    const use = useOn(day);
    const bases = basesOn(reading, ledgerId, { caps: [cap], on: lastDay(cap, day) });
    return {
      periodName: periodNameOf(cap.period, day),
      capFen: version === undefined ? null : capFenOf(version, bases),
      usedFen: fen(use.usedFen + use.committedFen),
      carries: carriesOn(cap, day),
    };
  });
  return { periods, at };
};
