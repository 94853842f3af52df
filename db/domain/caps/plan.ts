import {
  addMonths,
  month as monthFrom,
  monthOf,
  monthsBetween,
  yearOf,
  type LocalDate,
  type Month,
} from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { draftAmount } from "./budget.ts";
import type { CapBasis, CapPeriod } from "./cap.ts";

/** The months of a year that a set of books can speak of; null where it holds none of them. */
export type KnownMonths = { readonly from: Month; readonly through: Month; readonly count: number };

/**
 * What of a year is known: from where the books begin, through the last month closed in it, or where none is, through its last
 * month that is over.
 */
export const knownMonths = (
  year: number,
  books: { readonly startMonth: Month; readonly closedThrough: Month | null },
  today: LocalDate,
): KnownMonths | null => {
  const first = monthFrom(`${String(year)}-01`);
  const last = monthFrom(`${String(year)}-12`);
  const from = books.startMonth > first ? books.startMonth : first;
  const isClosedIn = books.closedThrough !== null && books.closedThrough >= from;
  const running = isClosedIn ? books.closedThrough : addMonths(monthOf(today), -1);
  const through = yearOf(today) > year || running > last ? last : running;
  return through < from ? null : { from, through, count: monthsBetween(from, through).length };
};

/** What some months used, as a whole year of them: rounded up to the fen. */
export const asWholeYear = (usedFen: Fen, months: number): Fen =>
  months >= 12 || months <= 0 ? usedFen : fen(Math.ceil((usedFen * 12) / months));

const periodsIn: Readonly<Record<CapPeriod, number>> = { year: 1, quarter: 4, month: 12 };

/** How many of a period a year has. */
export const periodsOfYear = (period: CapPeriod): number => periodsIn[period];

/** A cap for the next year out of a year's use: its part of a period, grown and rounded up to whole steps. */
export const proposedCap = (
  yearFen: Fen,
  of: { readonly period: CapPeriod; readonly growth: number; readonly stepFen: Fen },
): Fen => draftAmount(fen(Math.ceil(yearFen / periodsIn[of.period])), of);

/**
 * Last year's basis as the next meeting may vote it again: amounts of bands, floors and ceilings grown and rounded up, a share of an
 * income as it was (the income grows by itself), an amount for each person, day or meeting grown to the fen. Null for an amount of
 * the period: that is drafted out of what was used (`proposedCap`).
 */
export const draftBasis = (
  basis: CapBasis,
  of: { readonly growth: number; readonly stepFen: Fen },
): CapBasis | null => {
  if (basis.kind === "K04") {
    const { per = null, amountFen } = basis;
    return per === null ? null : { kind: "K04", per, amountFen: draftAmount(amountFen, { ...of, stepFen: fen(1) }) };
  }
  const bands = basis.bands.map((band) => ({ ...band, capFen: draftAmount(band.capFen, of) }));
  if (basis.kind === "K05") return { ...basis, bands };
  const share = basis.share ?? null;
  const grown = (amountFen: Fen | null): Fen | null => (amountFen === null ? null : draftAmount(amountFen, of));
  return {
    ...basis,
    bands,
    share: share === null ? null : { ...share, floorFen: grown(share.floorFen), ceilingFen: grown(share.ceilingFen) },
  };
};
