import type { InputOf } from "#contract/contract.ts";
import { stepsFault } from "#domain/caps/bands.ts";
import { monthsOfPeriod, type CapCarry, type CapUnit } from "#domain/caps/cap.ts";
import type { PopulationSource } from "#domain/caps/population.ts";
import { firstDayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { sentenceOf } from "#renderer/words/failures.ts";

type RecordInput = InputOf<"resolution.record">;
export type CapInput = RecordInput["caps"][number];
export type CapKind = CapInput["basis"]["kind"];
export type CapPeriod = CapInput["period"];

/** One band while it is typed; `upTo` is people (K05) or fen (K06), null for the open end. */
export type BandRow = { readonly upTo: number | null; readonly isInclusive: boolean; readonly capFen: Fen | null };

/** One cap while it is typed. */
export type CapRow = {
  readonly key: string;
  readonly categoryId: CategoryId | null;
  /** The others of a total over several categories. */
  readonly moreCategoryIds: readonly CategoryId[];
  readonly period: CapPeriod;
  readonly carry: CapCarry;
  readonly kind: CapKind;
  readonly amountFen: Fen | null;
  /** What a fixed amount is for each of; null for the period as a whole. */
  readonly per: CapUnit | null;
  readonly bands: readonly BandRow[];
  /** Which population chooses a band. */
  readonly source: PopulationSource;
  readonly income: IncomeRow;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
};

/** A share of an income and what that income is, while they are typed; a cap by income is bands or a share. */
export type IncomeRow = {
  readonly isShare: boolean;
  readonly basisPoints: number | null;
  readonly floorFen: Fen | null;
  readonly ceilingFen: Fen | null;
  readonly accountCodes: readonly string[];
  readonly yearsBack: number;
};

export const firstIncome: IncomeRow = {
  isShare: false,
  basisPoints: null,
  floorFen: null,
  ceilingFen: null,
  accountCodes: [],
  yearsBack: 1,
};

/** Bands start as two: up to a number, and everything above it. */
export const firstBands: readonly BandRow[] = [{ upTo: null, isInclusive: true, capFen: null }];

/** A band more, below the open end. */
export const withBand = (bands: readonly BandRow[]): readonly BandRow[] => {
  const added: BandRow = { upTo: bands.at(-2)?.upTo ?? 0, isInclusive: true, capFen: null };
  return [...bands.slice(0, -1), added, ...bands.slice(-1)];
};

const bandsSentence = (bands: readonly BandRow[]): string | null => {
  // Bounds are told while they are typed, before the amounts.
  const fault = stepsFault(bands);
  if (fault !== undefined) return sentenceOf({ code: "bands-bad", ...fault, cap: 0 });
  const missing = bands.findIndex((band) => band.capFen === null);
  return missing < 0 ? null : `第 ${String(missing + 1)} 档还没有填限额。`;
};

const shareProblem = ({ basisPoints, floorFen, ceilingFen }: IncomeRow): string | null => {
  if (basisPoints === null) return "还没有填收入比例。";
  return floorFen !== null && ceilingFen !== null && floorFen > ceilingFen ? "最低限额不能高于最高限额。" : null;
};

/** What keeps a cap from being recorded, as a sentence; null when it can be. */
export const capProblem = (cap: CapRow): string | null => {
  if (cap.categoryId === null) return "还没有选支出分类。";
  if (cap.kind === "K04" && cap.amountFen === null) return "还没有填限额。";
  if (cap.kind === "K04" && (cap.amountFen ?? 0) < 0) return "限额不能是负数。";
  if (cap.fromOn === null || cap.toOn === null) return "请填生效和失效日期。";
  if (cap.kind === "K04" && cap.per !== null && cap.carry !== "none")
    return "按人、按天、按次的限额没有结转，请选“不结转”。";
  if (cap.fromOn > cap.toOn) return "失效日期不能早于生效日期。";
  if (cap.kind === "K06" && cap.income.isShare) return shareProblem(cap.income);
  return cap.kind === "K04" ? null : bandsSentence(cap.bands);
};

const spans = { month: "这个月", quarter: "这个季度", year: "这一年" } as const;

/** What the first day of a cap means for what was spent before it; empty where it means nothing. */
export const firstDayHint = (cap: CapRow, metOn: LocalDate): string => {
  const { fromOn, period } = cap;
  if (fromOn === null) return "";
  if (fromOn < metOn) return "早于会议日期，属于补办，审计时会标明。";
  const isByUnit = cap.kind === "K04" && cap.per !== null;
  if (isByUnit || fromOn === firstDayOf(monthsOfPeriod(period, fromOn).first)) return "";
  return `限额管${spans[period]}的总数：${spans[period]}里在这一天以前已经花的，也算在内。`;
};

const known = (amountFen: number | null): Fen | null => (amountFen === null ? null : fen(amountFen));

/** The row of a cap that is drafted as an earlier one was voted: by the unit, by bands or by a share. */
export const rowOfBasis = (
  basis: CapInput["basis"],
): Pick<CapRow, "kind" | "amountFen" | "per" | "bands" | "source" | "income"> => {
  const empty = { amountFen: null, per: null, bands: firstBands, source: "on-day" as const, income: firstIncome };
  if (basis.kind === "K04") return { ...empty, kind: "K04", amountFen: fen(basis.amountFen), per: basis.per ?? null };
  const bands = basis.bands.map((band) => ({ ...band, capFen: fen(band.capFen) }));
  if (basis.kind === "K05") return { ...empty, kind: "K05", bands, source: basis.source ?? "on-day" };
  const { share = null, base = null } = basis;
  const of = base ?? { accountCodes: [], yearsBack: 1 };
  if (share === null) return { ...empty, kind: "K06", bands, income: { ...firstIncome, ...of } };
  const { basisPoints, floorFen, ceilingFen } = share;
  const ends = { floorFen: known(floorFen), ceilingFen: known(ceilingFen) };
  return { ...empty, kind: "K06", income: { isShare: true, basisPoints, ...ends, ...of } };
};

const basisOf = (cap: CapRow): CapInput["basis"] | null => {
  if (cap.kind === "K04")
    return cap.amountFen === null
      ? null
      : { kind: "K04", amountFen: cap.amountFen, ...(cap.per === null ? {} : { per: cap.per }) };
  const { isShare, basisPoints, floorFen, ceilingFen, accountCodes, yearsBack } = cap.income;
  const isUsual = accountCodes.length === 0 && yearsBack === 1;
  const base = isUsual ? null : { accountCodes: [...accountCodes], yearsBack };
  if (cap.kind === "K06" && isShare)
    return basisPoints === null ? null : { kind: "K06", bands: [], share: { basisPoints, floorFen, ceilingFen }, base };
  const bands = cap.bands.flatMap(({ upTo, isInclusive, capFen }) =>
    capFen === null ? [] : [{ upTo, isInclusive, capFen }],
  );
  return cap.kind === "K05" ? { kind: "K05", bands, source: cap.source } : { kind: "K06", bands, share: null, base };
};

/** The cap as it is sent, or null while something is missing. */
export const capInputOf = (cap: CapRow): CapInput | null => {
  const basis = basisOf(cap);
  const { categoryId, moreCategoryIds, carry, fromOn, toOn } = cap;
  if (capProblem(cap) !== null || basis === null || categoryId === null || fromOn === null || toOn === null)
    return null;
  return { categoryId, moreCategoryIds: [...moreCategoryIds], carry, period: cap.period, basis, fromOn, toOn };
};
