import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { yearOf } from "#domain/core/dates.ts";
import { entitlementOf, shortfallOf, type Entitlement, type EntitlementRow } from "#domain/funds/entitlement.ts";
import {
  everyVillage,
  type Bound,
  type VillageCondition,
  type VillagePicture,
} from "#domain/funds/village-condition.ts";
import type { VillageType } from "#domain/books/village.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { isMeant } from "./scope.ts";
import { spentInAll, type Spending } from "./spending.ts";

/** What a village had and got in a year; null where nobody registered it. `received` is by the name of the fund. */
export type VillageMoney = {
  readonly picture: VillagePicture;
  readonly ownFen: Fen | null;
  readonly lastYearFen: Fen | null;
  readonly received: readonly { readonly fund: string; readonly amountFen: Fen }[];
};

const typeFlags: readonly (readonly [string, VillageType])[] = [
  ["onlySingle", "single"],
  ["onlyMerged", "merged"],
  ["onlyCommunity", "community"],
  ["onlyCityCommunity", "city-community"],
];

const boundOf = (value: number | undefined, isInclusive: boolean): Bound | null =>
  value === undefined ? null : { value, isInclusive };

/** K12's conditions as one condition on a village; 以上 includes its number unless the rule says 超过. */
const conditionOf = ({ amounts, counts, flags }: PlainParameters): VillageCondition => {
  const types = typeFlags.flatMap(([flag, type]) => (flags[flag] === true ? [type] : []));
  return {
    ...everyVillage,
    types: types.length === 0 ? null : types,
    populationFrom: boundOf(counts["populationFrom"], flags["isExclusive"] !== true),
    populationTo: boundOf(counts["populationBelow"], false),
    incomeFrom: boundOf(amounts["incomeFromFen"], flags["isExclusive"] !== true),
    incomeTo: boundOf(amounts["incomeBelowFen"], false),
    isPoor: flags["onlyPoor"] === true ? true : null,
  };
};

/** K12 as one row of an entitlement. */
const entitlementRowOf = (parameters: PlainParameters): EntitlementRow => {
  const floorFen = parameters.amounts["floorFen"] ?? zeroFen;
  const growth = { numerator: parameters.counts["growth"] ?? 0, denominator: 10_000 };
  const promise =
    parameters.flags["raisesLastYear"] === true
      ? ({ kind: "raise-to", floorFen, growth } as const)
      : ({ kind: "fixed", floorFen } as const);
  return { condition: conditionOf(parameters), promise };
};

type Missing = Extract<Entitlement, { readonly state: "base-missing" }>["missing"] | "own-money";

/** Where a village stands against one floor; `state` none: the floor is not for it. */
export type FloorStanding =
  | { readonly state: "none" }
  | { readonly state: "missing"; readonly missing: Missing; readonly receivedFen: Fen }
  | {
      readonly state: "known";
      readonly floorFen: Fen;
      readonly ownFen: Fen;
      readonly receivedFen: Fen;
      readonly shortFen: Fen;
    };

/** What of a village's money counts for a floor, and what is missing of it. A figure nobody registered is said, not skipped. */
export const floorStandingOf = (parameters: PlainParameters, money: VillageMoney): FloorStanding => {
  const receivedFen = sumOf(
    money.received.filter(({ fund }) => isMeant(parameters, fund)),
    (each) => each.amountFen,
  );
  const owed = entitlementOf([entitlementRowOf(parameters)], money.picture, money.lastYearFen);
  if (owed.state === "none") return { state: "none" };
  if (owed.state === "base-missing") return { state: "missing", missing: owed.missing, receivedFen };
  const countsOwn = parameters.flags["countsOwn"] === true;
  if (countsOwn && money.ownFen === null) return { state: "missing", missing: "own-money", receivedFen };
  const ownFen = countsOwn ? (money.ownFen ?? zeroFen) : zeroFen;
  const shortFen = shortfallOf(owed.floorFen, { ownFen, subsidyFen: receivedFen });
  return { state: "known", floorFen: owed.floorFen, ownFen, receivedFen, shortFen };
};

/** True where K12 has anything to look at: money is spent after the month in which the floor should be there. */
export const looksAtFloor = ({ counts }: PlainParameters, content: Spending["content"]): boolean =>
  Number(content.onDate.slice(5, 7)) > (counts["dueMonth"] ?? 12) && spentInAll(content) > 0;

/**
 * K12 定额保障: once the month has passed in which the money should be there, every spending of a village that has not got its
 * floor is told so. Nobody at the village can help it, so it only ever reminds. A floor due in December is judged by the
 * register of floors alone.
 */
export const findBelowFloor = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const money = spending.around.village;
  if (money === null || !looksAtFloor(parameters, spending.content)) return [];
  const standing = floorStandingOf(parameters, money);
  const common = { year: yearOf(spending.content.onDate), dueMonth: parameters.counts["dueMonth"] ?? 12 };
  if (standing.state === "none") return [];
  if (standing.state === "missing") {
    const facts = { isBaseMissing: true, missing: standing.missing, ...common };
    return [hitBy(rule, { line: null, severity: "warn", facts })];
  }
  const { state: _state, ...sums } = standing;
  if (sums.shortFen <= 0) return [];
  const countsOwn = parameters.flags["countsOwn"] === true;
  return [hitBy(rule, { line: null, severity: "warn", facts: { ...common, ...sums, countsOwn } })];
};
