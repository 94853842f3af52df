import type { Share } from "#domain/core/share.ts";
import { yuan, type Fen } from "#domain/core/fen.ts";
import type { EntitlementRow } from "#domain/funds/entitlement.ts";
import type { FixedPayRow, PayFormula, PostRatio } from "#domain/funds/remuneration.ts";
import { everyVillage, toTheFen, type VillageCondition } from "#domain/funds/village-condition.ts";
import type { Measure, PackRow, PackSettings, SettingField } from "./pack.ts";

/** Posts as the register of people names them. */
export const secretary = "村书记";
export const villageHead = "村主任";
export const otherCadre = "其他两委成员";

/** Indicators by the names the register of indicators must have them under. */
export const ruralIncome = "农村居民人均可支配收入";
export const townshipIncome = "本乡镇农民人均纯收入";

export const percent = (value: number): Share => ({ numerator: value, denominator: 100 });

const ratiosOf = (head: number, others: number): readonly PostRatio[] => [
  { post: secretary, ratio: percent(100) },
  { post: villageHead, ratio: percent(head) },
  { post: otherCadre, ratio: percent(others) },
];

/** Pay as a percentage of an indicator for the secretary and percents of that for the others. */
export const payFormula = (
  percentage: number,
  ratios: { readonly head: number; readonly others: number },
  rest: Partial<PayFormula> = {},
): PayFormula => ({
  multiple: percent(percentage),
  ratios: ratiosOf(ratios.head, ratios.others),
  addOns: [],
  rounding: toTheFen,
  ...rest,
});

export const fixedFloor = (floor: number, condition: VillageCondition = everyVillage): EntitlementRow => ({
  condition,
  promise: { kind: "fixed", floorFen: yuan(floor) },
});

/** A floor that only the money of its fund fills. */
export const fundFloor = (name: string, ...rows: readonly EntitlementRow[]): Measure => ({
  kind: "floor",
  fund: name,
  rows,
  countsOwn: false,
});

/** A floor that a village's own money fills as well. */
export const ownMoneyFloor = (name: string, ...rows: readonly EntitlementRow[]): Measure => ({
  kind: "floor",
  fund: name,
  rows,
  countsOwn: true,
});

/** A yearly amount for some posts, or for all of them. */
export const yearlyPay = (
  posts: readonly string[] | null,
  yearlyFen: Fen,
  condition: VillageCondition = everyVillage,
): FixedPayRow => ({ posts, condition, yearlyFen });

/** A row as its place, title and what the document says, and what is worked out of it. */
export const row = (
  [code, title, says]: readonly [code: string, title: string, says: string],
  ...measures: readonly Measure[]
): PackRow => ({
  code,
  title,
  says,
  measures,
});

/**
 * The township's own share of a year's sum that the document names for a whole county, as a setting: no township ever reaches the
 * county's. Until it is given, what came is shown and compared with nothing.
 */
export const ownShare = (code: string, title: string): SettingField => ({
  key: `share${code}`,
  label: `${code} ${title}：本乡镇全年应有（元；文件只有全县的数）`,
  unit: "yuan",
  preset: null,
});

export const shareOf = (settings: PackSettings, code: string): number | null => settings[`share${code}`] ?? null;

/** Money for a purpose, in all its years; `year` in yuan where there is a sum to compare it with. */
export const fund = (name: string, year: number | null, categories: readonly string[] | null = null): Measure => ({
  kind: "fund",
  fund: name,
  yearFen: year === null ? null : yuan(year),
  categories,
});
