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
import { carriedInto, type CarryChain, type CarryPeriod } from "#domain/caps/carry.ts";
import { lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readPostedUses } from "#store/posted-use-rows.ts";
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

/** The first days of the periods on end through which a cap was carried into the one around a day. */
const daysBefore = (cap: Cap, on: LocalDate): readonly LocalDate[] => {
  const before: LocalDate[] = [];
  let day = neighbourPeriod(cap.period, on, -1);
  while (before.length < mostPeriods && carriesOn(cap, day)) {
    before.unshift(day);
    day = neighbourPeriod(cap.period, day, -1);
  }
  return before;
};

/** The same for the periods into which it is carried on from there. */
const daysAfter = (cap: Cap, on: LocalDate): readonly LocalDate[] => {
  const after: LocalDate[] = [];
  let last = on;
  while (after.length < mostPeriods && carriesOn(cap, last)) {
    last = neighbourPeriod(cap.period, last, 1);
    if (closing(cap, last) === undefined) break;
    after.push(last);
  }
  return after;
};

type Carried = { readonly cap: Cap; readonly ledgerId: LedgerId; readonly on: LocalDate };
type UseOn = (day: LocalDate) => CapUse;

const mayCarry = (cap: Cap): boolean => cap.versions.some(({ carry }) => (carry ?? "none") !== "none");

const periodAround = (reading: Reading, { cap, ledgerId, on }: Carried, useOn: UseOn): CarryPeriod => {
  const version = closing(cap, on);
  const use = useOn(on);
  const bases = basesOn(reading, ledgerId, { caps: [cap], on: lastDay(cap, on) });
  return {
    periodName: periodNameOf(cap.period, on),
    capFen: version === undefined ? null : capFenOf(version, bases),
    usedFen: fen(use.usedFen + use.committedFen),
    carries: carriesOn(cap, on),
  };
};

/**
 * The periods that a cap's unused part goes through, around a day, each with its limit and use; `undefined` where nothing is
 * carried. A period whose votes ended carries nothing.
 */
export const carryChainOf = (reading: Reading, of: Carried, useOn: UseOn): CarryChain | undefined => {
  const { cap, on } = of;
  if (!mayCarry(cap)) return undefined;
  const before = daysBefore(cap, on);
  const days = [...before, on, ...daysAfter(cap, on)];
  if (days.length === 1) return undefined;
  return { periods: days.map((day) => periodAround(reading, { ...of, on: day }, useOn)), at: before.length };
};

/** What was carried into the period around a day (fen): no later period is looked at. */
export const carriedOn = (reading: Reading, of: Carried, useOn: UseOn): Fen => {
  const before = mayCarry(of.cap) ? daysBefore(of.cap, of.on) : [];
  if (before.length === 0) return zeroFen;
  const periods = [...before, of.on].map((day) => periodAround(reading, { ...of, on: day }, useOn));
  return carriedInto({ periods, at: before.length });
};

/** The same by the vouchers alone that were booked by some day. */
export const carriedByPosted = (reading: Reading, of: Carried & { readonly through: LocalDate }): Fen =>
  carriedOn(reading, of, (day) => {
    const { categoryIds, period } = of.cap;
    const span = { ledgerId: of.ledgerId, categoryIds, ...monthsOfPeriod(period, day), through: of.through };
    const uses = readPostedUses(reading, span);
    return { usedFen: sumOf(uses, (use) => use.amountFen), committedFen: zeroFen };
  });
