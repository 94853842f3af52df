import type { CapBasis, CapCarry, CapPeriod, CapUnit } from "#domain/caps/cap.ts";
import type { PopulationSource } from "#domain/caps/population.ts";
import { usualIncome, type IncomeBase } from "#domain/caps/income-base.ts";
import { fen, moneyTextFromFen } from "#domain/core/fen.ts";

const periodWords = { month: "每月", quarter: "每季度", year: "每年" } as const;
const yearWords: Readonly<Record<number, string>> = { 1: "上年", 2: "前年" };
const carryWords: Readonly<Record<CapCarry, string>> = {
  none: "",
  "within-year": "，没用完的结转到本年下一期",
  onward: "，没用完的结转到下一期",
};

const unitWords: Readonly<Record<CapUnit, string>> = { person: "人", day: "天", meeting: "次会议" };

const populationWords: Readonly<Record<PopulationSource, string>> = {
  "on-day": "人口",
  "this-year": "当年人口",
  "last-year-end": "上年末人口",
};

const incomeText = (base: IncomeBase | null | undefined): string => {
  const { accountCodes, yearsBack } = base ?? usualIncome;
  const year = yearWords[yearsBack] ?? `${String(yearsBack)} 年前`;
  return accountCodes.length === 0 ? `${year}经常性收入` : `${year}账上收入（科目 ${accountCodes.join("、")}）`;
};

const shareText = (basis: Extract<CapBasis, { readonly kind: "K06" }>): string | undefined => {
  const { share, base } = basis;
  if (share === null || share === undefined) return undefined;
  const { basisPoints, floorFen, ceilingFen } = share;
  const ends = [
    floorFen === null ? "" : `最低 ${moneyTextFromFen(floorFen)} 元`,
    ceilingFen === null ? "" : `最高 ${moneyTextFromFen(ceilingFen)} 元`,
  ].filter((end) => end !== "");
  return `${incomeText(base)}的 ${String(basisPoints / 100)}%${ends.length === 0 ? "" : `（${ends.join("，")}）`}`;
};

type BandEnd = { readonly upTo: number | null; readonly isInclusive: boolean };

/** 不满 leaves the number out and 以下 takes it in; the last band begins where the one below it ends. */
const bandEnd = (band: BandEnd, below: BandEnd | undefined, numberText: (upTo: number) => string): string => {
  if (band.upTo !== null)
    return band.isInclusive ? `${numberText(band.upTo)}以下（含）` : `不满 ${numberText(band.upTo)}`;
  if (below === undefined || below.upTo === null) return "不分多少";
  return below.isInclusive ? `超过 ${numberText(below.upTo)}` : `${numberText(below.upTo)}以上（含）`;
};

/** One cap in words for the audit trail and the resolution: 每年 8,000.00 元; 每年按人口分档：… */
export const capText = (
  period: CapPeriod,
  { basis, carry = "none" }: { readonly basis: CapBasis; readonly carry?: CapCarry | undefined },
): string => {
  const carried = carryWords[carry];
  const per = basis.kind === "K04" ? (basis.per ?? null) : null;
  if (basis.kind === "K04" && per !== null) return `每${unitWords[per]} ${moneyTextFromFen(basis.amountFen)} 元`;
  if (basis.kind === "K04") return `${periodWords[period]} ${moneyTextFromFen(basis.amountFen)} 元${carried}`;
  const share = basis.kind === "K06" ? shareText(basis) : undefined;
  if (share !== undefined) return `${periodWords[period]}不超过${share}${carried}`;
  const isPeople = basis.kind === "K05";
  const numberText = (upTo: number): string => (isPeople ? `${upTo} 人` : `${moneyTextFromFen(fen(upTo))} 元`);
  const bands = basis.bands.map((band, at) => {
    const below = basis.bands[at - 1];
    return `${bandEnd(band, below, numberText)} ${moneyTextFromFen(band.capFen)} 元`;
  });
  const by = basis.kind === "K05" ? populationWords[basis.source ?? "on-day"] : incomeText(basis.base);
  return `${periodWords[period]}按${by}分档：${bands.join("；")}${carried}`;
};
