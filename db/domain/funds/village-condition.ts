import type { VillageType } from "#domain/books/village.ts";
import type { Share } from "#domain/core/share.ts";
import { fen, type Fen } from "#domain/core/fen.ts";

/** What public-money policies ask about a village in one year; null when not registered. Income is recurring income (fen). */
export type VillagePicture = {
  readonly type: VillageType | null;
  readonly population: number | null;
  readonly recurringIncomeFen: Fen | null;
  readonly isPoor: boolean | null;
};

/** A limit with its boundary word: 以上/以下 include the number, 超过/不满/低于 do not (民法典 Art. 1259). */
export type Bound = { readonly value: number; readonly isInclusive: boolean };

/** Which villages a row of a policy is for; a part left null asks nothing. */
export type VillageCondition = {
  readonly types: readonly VillageType[] | null;
  readonly populationFrom: Bound | null;
  readonly populationTo: Bound | null;
  readonly incomeFrom: Bound | null;
  readonly incomeTo: Bound | null;
  readonly isPoor: boolean | null;
};

/** Asks nothing: every village. */
export const everyVillage: VillageCondition = {
  types: null,
  populationFrom: null,
  populationTo: null,
  incomeFrom: null,
  incomeTo: null,
  isPoor: null,
};

/** `unknown` when the village lacks a figure the condition asks for: a missing base never passes silently. */
export type ConditionAnswer =
  | { readonly holds: boolean }
  | { readonly holds: "unknown"; readonly missing: "type" | "population" | "recurring-income" | "poor" };

const isFrom = (value: number, bound: Bound): boolean =>
  bound.isInclusive ? value >= bound.value : value > bound.value;
const isUpTo = (value: number, bound: Bound): boolean =>
  bound.isInclusive ? value <= bound.value : value < bound.value;

const isInside = (value: number, from: Bound | null, to: Bound | null): boolean =>
  (from === null || isFrom(value, from)) && (to === null || isUpTo(value, to));

/** Whether a condition holds for a village: a part that fails decides, else a missing figure makes it unknown. */
export const answerCondition = (condition: VillageCondition, village: VillagePicture): ConditionAnswer => {
  const { types, populationFrom, populationTo, incomeFrom, incomeTo } = condition;
  const asksPopulation = populationFrom !== null || populationTo !== null;
  const asksIncome = incomeFrom !== null || incomeTo !== null;
  const parts = [
    {
      missing: "type",
      isAsked: types !== null,
      has: village.type !== null,
      holds: () => village.type !== null && (types ?? []).includes(village.type),
    },
    {
      missing: "population",
      isAsked: asksPopulation,
      has: village.population !== null,
      holds: () => isInside(village.population ?? 0, populationFrom, populationTo),
    },
    {
      missing: "recurring-income",
      isAsked: asksIncome,
      has: village.recurringIncomeFen !== null,
      holds: () => isInside(village.recurringIncomeFen ?? 0, incomeFrom, incomeTo),
    },
    {
      missing: "poor",
      isAsked: condition.isPoor !== null,
      has: village.isPoor !== null,
      holds: () => village.isPoor === condition.isPoor,
    },
  ] as const;
  const asked = parts.filter((part) => part.isAsked);
  if (asked.some((part) => part.has && !part.holds())) return { holds: false };
  const missing = asked.find((part) => !part.has);
  return missing === undefined ? { holds: true } : { holds: "unknown", missing: missing.missing };
};

/** How an amount that is no whole step is rounded: `stepFen` 1 rounds to the fen, 5000 to 50 yuan. */
export type Rounding = { readonly stepFen: Fen; readonly direction: "up" | "down" | "half-up" };

export const toTheFen: Rounding = { stepFen: fen(1), direction: "half-up" };

/** amount × share, exactly, then rounded; never through a float. Amounts are not negative. */
export const shareOfFen = (amountFen: Fen, share: Share, rounding: Rounding = toTheFen): Fen => {
  const numerator = BigInt(amountFen) * BigInt(share.numerator);
  const step = BigInt(share.denominator) * BigInt(rounding.stepFen);
  const whole = numerator / step;
  const rest = numerator % step;
  const isUp = rest > 0n && (rounding.direction === "up" || (rounding.direction === "half-up" && rest * 2n >= step));
  return fen(Number(whole + (isUp ? 1n : 0n)) * rounding.stepFen);
};
