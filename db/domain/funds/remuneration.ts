import { fen, type Fen } from "#domain/core/fen.ts";
import type { Share } from "#domain/core/share.ts";
import {
  answerCondition,
  shareOfFen,
  toTheFen,
  type Rounding,
  type VillageCondition,
  type VillagePicture,
} from "./village-condition.ts";

/** 书记, 主任, 其他两委, and posts an office names itself. */
export type Post = string;

/** Pay as a share of the leading post's: 80 % is 4/5. */
export type PostRatio = { readonly post: Post; readonly ratio: Share };

/** An addition per month for villages that a condition holds for, such as 深度贫困村每月 150 元. */
export type AddOn = { readonly condition: VillageCondition; readonly monthlyFen: Fen };

/**
 * K11 报酬标准 by formula: indicator of an earlier year × multiple ÷ 12 for the leading post, a ratio of it for the others,
 * rounded per month, additions on top. `indicatorFen` is a person's yearly figure, such as 农村居民人均可支配收入.
 */
export type PayFormula = {
  readonly multiple: Share;
  readonly ratios: readonly PostRatio[];
  readonly addOns: readonly AddOn[];
  readonly rounding: Rounding;
};

export type Pay =
  | { readonly state: "post-unknown"; readonly post: Post }
  | {
      readonly state: "base-missing";
      readonly missing: "indicator" | "type" | "population" | "recurring-income" | "poor";
    }
  | { readonly state: "due"; readonly monthlyFen: Fen; readonly yearlyFen: Fen };

const productOf = (left: Share, right: Share): Share => ({
  numerator: left.numerator * right.numerator,
  denominator: left.denominator * right.denominator,
});

/** The least a post is paid, per month and per year, before additions for the year are rounded apart. */
export const payByFormula = (
  formula: PayFormula,
  post: Post,
  given: { readonly indicatorFen: Fen | null; readonly village: VillagePicture },
): Pay => {
  const ratio = formula.ratios.find((each) => each.post === post)?.ratio;
  if (ratio === undefined) return { state: "post-unknown", post };
  if (given.indicatorFen === null) return { state: "base-missing", missing: "indicator" };
  const yearly = productOf(formula.multiple, ratio);
  let addedFen = 0;
  for (const addOn of formula.addOns) {
    const answer = answerCondition(addOn.condition, given.village);
    if (answer.holds === "unknown") return { state: "base-missing", missing: answer.missing };
    if (answer.holds) addedFen += addOn.monthlyFen;
  }
  const monthly = productOf(yearly, { numerator: 1, denominator: 12 });
  return {
    state: "due",
    monthlyFen: fen(shareOfFen(given.indicatorFen, monthly, formula.rounding) + addedFen),
    yearlyFen: fen(shareOfFen(given.indicatorFen, yearly, toTheFen) + addedFen * 12),
  };
};

/** A yearly amount per person by post, for villages a condition holds for; the first row that fits decides. */
export type FixedPayRow = {
  readonly posts: readonly Post[] | null;
  readonly condition: VillageCondition;
  readonly yearlyFen: Fen;
};

/** What a table of fixed amounts gives a person of a post in a village; zero when no row fits. */
export const payByTable = (rows: readonly FixedPayRow[], post: Post, village: VillagePicture): Pay => {
  for (const row of rows) {
    if (row.posts !== null && !row.posts.includes(post)) continue;
    const answer = answerCondition(row.condition, village);
    if (answer.holds === "unknown") return { state: "base-missing", missing: answer.missing };
    if (answer.holds)
      return {
        state: "due",
        yearlyFen: row.yearlyFen,
        monthlyFen: shareOfFen(row.yearlyFen, { numerator: 1, denominator: 12 }),
      };
  }
  return { state: "due", yearlyFen: fen(0), monthlyFen: fen(0) };
};

/** 离任干部定补: a monthly amount by full years served, then a ratio by the post once held. Bands rise and are settings. */
export type RetiredScheme = {
  readonly tiers: readonly { readonly fromYears: number; readonly monthlyFen: Fen }[];
  readonly ratios: readonly PostRatio[];
};

/** The monthly amount of one retired cadre; null when too few years were served or the post has no ratio. */
export const retiredPay = (
  scheme: RetiredScheme,
  person: { readonly post: Post; readonly years: number },
): Fen | null => {
  const tier = scheme.tiers.findLast((each) => person.years >= each.fromYears);
  const ratio = scheme.ratios.find((each) => each.post === person.post)?.ratio;
  return tier === undefined || ratio === undefined ? null : shareOfFen(tier.monthlyFen, ratio);
};

/** The parts that pay is made of: 区定补贴, 村定补贴, 绩效补贴 …; `gate` null is open to every village. */
export type PayPart = { readonly name: string; readonly gate: VillageCondition | null };

/** Whether a part may be paid in a village; an unknown figure is said. */
export const partAnswer = (part: PayPart, village: VillagePicture): ReturnType<typeof answerCondition> =>
  part.gate === null ? { holds: true } : answerCondition(part.gate, village);
