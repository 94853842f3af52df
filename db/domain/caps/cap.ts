import {
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsOfQuarter,
  month,
  quarterOf,
  yearOf,
  type LocalDate,
  type Month,
} from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CapId, CategoryId, ResolutionId } from "#domain/core/ids.ts";
import { bandOf, type Band } from "./bands.ts";
import { perOf } from "./cap-unit.ts";
import { populationOf, type PopulationSource, type YearPopulations } from "./population.ts";
import { incomeKeyOf, shareOfIncome, usualIncome, type IncomeBase, type IncomeShare } from "./income-base.ts";

export type CapPeriod = "month" | "quarter" | "year";
export type CapKind = "K04" | "K05" | "K06";

/** What an amount may be for each of: 每人, 每天, 每次会议. */
export const capUnits = ["person", "day", "meeting"] as const;
export type CapUnit = (typeof capUnits)[number];

/** 固定金额, 按户籍人口分档 (people), 按收入分档 or 按收入比例 (fen). */
export type CapBasis =
  | {
      readonly kind: "K04";
      readonly amountFen: Fen;
      /** The amount is for each unit that the papers of one voucher name, and every voucher is measured by its own. */
      readonly per?: CapUnit | null | undefined;
      /** How many units there are; missing or null: nobody said, and nothing is known. */
      readonly units?: number | null;
    }
  | {
      readonly kind: "K05";
      readonly bands: readonly Band[];
      /** Missing: the population of the spending's day. */
      readonly source?: PopulationSource | null;
    }
  | {
      readonly kind: "K06";
      /** Empty where a share of the income is the cap. */
      readonly bands: readonly Band[];
      readonly share?: IncomeShare | null;
      /** Missing: the recurring income registered of the year before. */
      readonly base?: IncomeBase | null;
    };

/** What becomes of the unused part: nothing, the next period of the same year gets it, or the next period whichever year. */
export type CapCarry = "none" | "within-year" | "onward";

/** The vote behind a cap version. `isInForce`: passed, seen by a second person, not returned, and with the township's opinion where one is needed. */
export type CapVote = {
  readonly resolutionId: ResolutionId;
  readonly number: string;
  readonly title: string;
  readonly metOn: LocalDate;
  readonly isInForce: boolean;
};

/** One version of a cap; versions are added by votes and never change. */
export type CapVersion = {
  readonly version: number;
  readonly vote: CapVote;
  readonly basis: CapBasis;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly isRatification: boolean;
  /** Missing: nothing is carried. */
  readonly carry?: CapCarry;
};

/**
 * The limit of one ledger on one expense category, or on the total of several, by calendar month, quarter or year; versions in
 * the order of their votes, whichever was typed first. `categoryId` is the first of `categoryIds`; the name tells them all.
 */
export type Cap = {
  readonly id: CapId;
  readonly categoryId: CategoryId;
  readonly categoryIds: readonly CategoryId[];
  readonly categoryName: string;
  readonly period: CapPeriod;
  readonly versions: readonly CapVersion[];
};

/** A village's figures that bands are chosen by; null when not registered. */
export type CapBases = {
  readonly population: number | null;
  readonly populations?: YearPopulations;
  /** Recurring income (fen) of the year before the spending. */
  readonly recurringIncomeFen: number | null;
  /** Other incomes that caps are reckoned by, under their keys; null where the books do not know the whole year. */
  readonly incomes?: ReadonlyMap<string, Fen | null>;
};

/** What a cap's period has used, without the voucher being judged. */
export type CapUse = { readonly usedFen: Fen; readonly committedFen: Fen };

/** What the period has used through the last day before the next version took over; `version` decides on those days. */
export type CapStage = { readonly version: CapVersion; readonly use: CapUse };

/** The state of one cap as the register shows it; `remainingFen` is before the voucher being judged (`thisFen`). */
export type CapUsage = {
  readonly capId: CapId;
  readonly categoryId: CategoryId;
  readonly categoryIds: readonly CategoryId[];
  readonly categoryName: string;
  readonly period: CapPeriod;
  readonly periodName: string;
  readonly version: number;
  readonly kind: CapKind;
  readonly resolutionNumber: string;
  readonly resolutionMetOn: LocalDate;
  readonly capFen: Fen | null;
  /** 原限额: what the period's first vote in force allows; equal to `capFen` until the cap is amended within the period. */
  readonly firstFen: Fen | null;
  /** 上期结转: what the period before left unused and the vote carries on. */
  readonly carriedFen: Fen;
  readonly carry: CapCarry;
  readonly usedFen: Fen;
  readonly committedFen: Fen;
  readonly thisFen: Fen;
  readonly remainingFen: Fen | null;
  /** Only of a cap by the unit: how much is for each, and how many there are. */
  readonly per?: CapPer | undefined;
};

export type CapPer = { readonly unit: CapUnit; readonly unitFen: Fen; readonly units: number | null };

/** The calendar months a cap's period around a day spans. */
export const monthsOfPeriod = (period: CapPeriod, on: LocalDate): { readonly first: Month; readonly last: Month } => {
  switch (period) {
    case "month":
      return { first: monthOf(on), last: monthOf(on) };
    case "quarter": {
      const [first, , last] = monthsOfQuarter(quarterOf(on));
      return { first, last };
    }
    case "year":
      return { first: month(`${yearOf(on)}-01`), last: month(`${yearOf(on)}-12`) };
  }
};

/** The first day of the period before (−1) or after (+1) the one around a day. */
export const neighbourPeriod = (period: CapPeriod, on: LocalDate, step: -1 | 1): LocalDate => {
  const { first, last } = monthsOfPeriod(period, on);
  return step === 1
    ? firstDayOf(addMonths(last, 1))
    : firstDayOf(monthsOfPeriod(period, firstDayOf(addMonths(first, -1))).first);
};

/** True when what a period leaves goes on to the one that begins on a day. */
export const carriesInto = (version: CapVersion, nextOn: LocalDate): boolean => {
  const carry = version.carry ?? "none";
  return carry === "onward" || (carry === "within-year" && nextOn.slice(5) !== "01-01");
};

/** 2026年, 2026年第3季度, 2026年9月. */
export const periodNameOf = (period: CapPeriod, on: LocalDate): string => {
  const year = yearOf(on);
  switch (period) {
    case "month":
      return `${year}年${Number(on.slice(5, 7))}月`;
    case "quarter":
      return `${year}年第${quarterOf(on).slice(5)}季度`;
    case "year":
      return `${year}年`;
  }
};

const isDuring = (version: CapVersion, on: LocalDate): boolean => version.fromOn <= on && on <= version.toOn;

/**
 * The version that decides on a day, or `undefined` when none is in force: the newest one whose vote was held on or before
 * the day; when every vote that covers the day was held later, the first of them. So a vote held after a spending limits
 * what had no limit, but never loosens by itself the limit that stood when the money was spent: for that the spending must
 * name the vote (`coveringVersion`).
 */
export const decidingVersion = (cap: Cap, on: LocalDate): CapVersion | undefined => {
  const standing = cap.versions.filter((version) => version.vote.isInForce && isDuring(version, on));
  return standing.findLast((version) => version.vote.metOn <= on) ?? standing[0];
};

/** The first day a version can decide: not before its vote. */
export const startOf = (version: CapVersion): LocalDate =>
  version.vote.metOn > version.fromOn ? version.vote.metOn : version.fromOn;

/** Versions in force that take over later in the same period than the one that decides on a day, by their first day. */
export const laterVersions = (
  cap: Cap,
  on: LocalDate,
): readonly { readonly version: CapVersion; readonly startOn: LocalDate }[] => {
  const lastDay = lastDayOf(monthsOfPeriod(cap.period, on).last);
  return cap.versions
    .filter((version) => version.vote.isInForce)
    .map((version) => ({ version, startOn: startOf(version) }))
    .filter(({ startOn }) => startOn > on && startOn <= lastDay)
    .toSorted((a, b) => (a.startOn < b.startOn ? -1 : 1));
};

/** The income (fen) a K06 goes by; null when it is not known. */
export const incomeOf = (basis: Extract<CapBasis, { readonly kind: "K06" }>, bases: CapBases): Fen | null => {
  const key = incomeKeyOf(basis.base ?? usualIncome);
  const incomeFen = key === incomeKeyOf(usualIncome) ? bases.recurringIncomeFen : (bases.incomes?.get(key) ?? null);
  return incomeFen === null ? null : fen(incomeFen);
};

/** The cap in fen under one version, without what is carried; null when the base it needs is not known. */
export const capFenOf = (version: CapVersion, bases: CapBases): Fen | null => {
  const { basis } = version;
  if (basis.kind === "K04") {
    if ((basis.per ?? null) === null) return basis.amountFen;
    const units = basis.units ?? null;
    return units === null ? null : fen(basis.amountFen * units);
  }
  const base = basis.kind === "K05" ? populationOf(basis, bases) : incomeOf(basis, bases);
  if (base === null) return null;
  const share = basis.kind === "K06" ? (basis.share ?? null) : null;
  return share === null ? (bandOf(basis.bands, base)?.capFen ?? null) : shareOfIncome(share, fen(base));
};

const isAboutPeriod = (version: CapVersion, period: CapPeriod, on: LocalDate): boolean => {
  const { first, last } = monthsOfPeriod(period, on);
  return version.fromOn <= lastDayOf(last) && version.toOn >= `${first}-01`;
};

/** The first version in force that says anything about the period around a day: what amendments within it started from. */
const firstOfPeriod = (cap: Cap, on: LocalDate): CapVersion | undefined =>
  cap.versions.find((version) => version.vote.isInForce && isAboutPeriod(version, cap.period, on));

/**
 * The version by which a resolution named by the spending covers it: voted by that resolution for this very cap (ledger,
 * category and period), in force, valid within the period of the spending, and high enough for everything used, committed
 * and now spent. Only a version after the one that decides can loosen it: a cap that was lowered is not undone by naming the
 * vote it had before. The vote may be later than the spending (补办); who reads the hit sees both dates.
 */
export const coveringVersion = (
  cap: Cap,
  named: ReadonlySet<ResolutionId>,
  need: {
    readonly on: LocalDate;
    readonly totalFen: Fen;
    readonly bases: CapBases;
    /** What the period got from the one before it. */
    readonly carriedFen?: Fen;
    /** The version that decides on the day of the spending. */
    readonly deciding: CapVersion;
  },
): CapVersion | undefined =>
  cap.versions.findLast((version, at) => {
    const isNamed = named.has(version.vote.resolutionId) && version.vote.isInForce;
    const isLater = at > cap.versions.findIndex((other) => other.version === need.deciding.version);
    if (!isNamed || !isLater || !isAboutPeriod(version, cap.period, need.on)) return false;
    const capFen = capFenOf(version, need.bases);
    return capFen !== null && need.totalFen <= capFen + (need.carriedFen ?? 0);
  });

/** One line of the 支出限额使用登记簿. */
export const usageOf = (
  cap: Cap,
  version: CapVersion,
  spending: {
    readonly on: LocalDate;
    readonly use: CapUse;
    readonly thisFen: Fen;
    readonly bases: CapBases;
    readonly carriedFen?: Fen;
  },
): CapUsage => {
  const capFen = capFenOf(version, spending.bases);
  const per = perOf(version.basis);
  const carriedFen = spending.carriedFen ?? zeroFen;
  const { usedFen, committedFen } = spending.use;
  return {
    capId: cap.id,
    categoryId: cap.categoryId,
    categoryIds: cap.categoryIds,
    categoryName: cap.categoryName,
    period: cap.period,
    periodName: periodNameOf(cap.period, spending.on),
    version: version.version,
    kind: version.basis.kind,
    resolutionNumber: version.vote.number,
    resolutionMetOn: version.vote.metOn,
    capFen,
    firstFen: capFenOf(firstOfPeriod(cap, spending.on) ?? version, spending.bases),
    carriedFen,
    carry: version.carry ?? "none",
    usedFen,
    committedFen,
    thisFen: spending.thisFen,
    remainingFen: capFen === null ? null : fen(capFen + carriedFen - usedFen - committedFen),
    ...(per === undefined ? {} : { per }),
  };
};
