import type { LocalDate } from "#domain/core/dates.ts";
import { severities } from "./hit.ts";
import type { PlainParameters } from "./plain-rule.ts";
import { isPlainParameters, type RuleLevel, type RuleParameters, type RuleScope } from "./rule.ts";
import { shapedStanding, type Standing } from "./shaped-conflicts.ts";
import type { Severity } from "./hit.ts";

const levels: readonly RuleLevel[] = ["national", "province", "county", "township", "village"];

/** Numbers of which the smaller is the stricter one. */
const smallerIsStricter: readonly string[] = [
  "limitFen",
  "fromFen",
  "ofIncome",
  "days",
  "months",
  "overrun",
  "unitFen",
  "singleFen",
  "dayRateFen",
  "yearCapFen",
  "monthDays",
  "yearDays",
  "hardshipFen",
  "dueDays",
  "passDays",
  "alertFen",
  "immediateFen",
];
/** Numbers of which the larger is the stricter one. */
const largerIsStricter: readonly string[] = [
  "floorFen",
  "reserveShare",
  "accumulationShare",
  "welfareShare",
  "arrivalShare",
  "quarterFen",
  "matchingShare",
  "leastDays",
  "postingDays",
  "gateFen",
  "floorMonthFen",
  "acceptors",
  "retentionShare",
];
/** Switches that make a rule stricter when they are on. */
const stricterWhenOn: readonly string[] = [
  "forbidsNetting",
  "forbidsSecond",
  "forbidsAcrossMonths",
  "forbidsAcrossYears",
  "sumsPayeeDay",
  "needsAssembly",
  "warnsAcrossYears",
  "needsTownship",
  "checksExpiry",
  "checksArrival",
  "needsList",
  "needsPhoto",
];
/** Switches that make a rule looser when they are on. */
const looserWhenOn: readonly string[] = [
  "exemptsLists",
  "allowsUnplanned",
  "approvalClears",
  "onlyUnbudgeted",
  "onlyLists",
];

/** A rule as far as it may contradict another. */
export type ComparedRule = {
  readonly id: string;
  readonly title: string;
  readonly level: RuleLevel;
  readonly severity: Severity;
  readonly parameters: RuleParameters;
  readonly scope: RuleScope;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
};

/** looser: a lower level asks less than a higher one; contradicts: one level says the same thing twice, differently. */
export type RuleConflict = {
  readonly reason: "looser" | "contradicts";
  readonly title: string;
  readonly level: RuleLevel;
};

const haveCommon = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((each) => other.includes(each));

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

const meet = (one: ComparedRule, other: ComparedRule): boolean =>
  one.fromOn <= other.toOn &&
  other.fromOn <= one.toOn &&
  haveCommon(one.scope.villageIds, other.scope.villageIds) &&
  haveCommon(one.scope.entities, other.scope.entities);

/** What of a K12 says which villages its floor is for: floors for other villages contradict nothing. */
const conditionKeys: readonly string[] = [
  "populationFrom",
  "populationBelow",
  "incomeFromFen",
  "incomeBelowFen",
  "isExclusive",
  "onlySingle",
  "onlyMerged",
  "onlyCommunity",
  "onlyCityCommunity",
  "onlyPoor",
];
const haveSameCondition = (one: PlainParameters, other: PlainParameters): boolean =>
  one.kind !== "K12" ||
  conditionKeys.every(
    (key) =>
      one.counts[key] === other.counts[key] &&
      one.amounts[key] === other.amounts[key] &&
      (one.flags[key] ?? false) === (other.flags[key] ?? false),
  );

/** Both speak of the very same spending: the same categories, natures and words, for villages of the same condition. */
const aboutTheSame = (one: PlainParameters, other: PlainParameters): boolean =>
  haveSameCondition(one, other) &&
  areSame(one.categoryIds, other.categoryIds) &&
  areSame(one.natures, other.natures) &&
  areSame(one.words, other.words);

const isLooser = (lower: PlainParameters, higher: PlainParameters): boolean => {
  /** How much more the lower rule says than the higher one; nothing where either is silent. */
  const beyond = (key: string): number => {
    const mine = lower.amounts[key] ?? lower.counts[key];
    const theirs = higher.amounts[key] ?? higher.counts[key];
    return mine === undefined || theirs === undefined ? 0 : mine - theirs;
  };
  const more = smallerIsStricter.some((key) => beyond(key) > 0);
  const less = largerIsStricter.some((key) => beyond(key) < 0);
  const off = stricterWhenOn.some((key) => higher.flags[key] === true && lower.flags[key] !== true);
  const on = looserWhenOn.some((key) => lower.flags[key] === true && higher.flags[key] !== true);
  return more || less || off || on;
};

const sorted = (names: readonly string[]): readonly string[] =>
  names.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));

/** Amounts, counts and switches that are on, in one text that two rules of the same numbers share. */
const numbersOf = ({ amounts, counts, flags }: PlainParameters): string =>
  sorted([
    ...Object.entries(amounts).map(([key, amountFen]) => `${key} ${amountFen}`),
    ...Object.entries(counts).map(([key, count]) => `${key} ${count}`),
    ...Object.entries(flags).flatMap(([key, isOn]) => (isOn ? [key] : [])),
  ]).join("\n");

const standingOf = (mine: RuleParameters, theirs: RuleParameters): Standing => {
  if (!isPlainParameters(mine) || !isPlainParameters(theirs)) return shapedStanding(mine, theirs);
  const isAboutTheSame = mine.kind === theirs.kind && aboutTheSame(mine, theirs);
  return {
    isAboutTheSame,
    isLooser: isAboutTheSame && isLooser(mine, theirs),
    isDifferent: isAboutTheSame && numbersOf(mine) !== numbersOf(theirs),
  };
};

const isMilder = (one: ComparedRule, other: ComparedRule): boolean =>
  severities.indexOf(one.severity) < severities.indexOf(other.severity);

/** The lower rule asks less than the higher one, or the same and lets it pass more easily. */
const fallsBehind = (lower: ComparedRule, higher: ComparedRule): boolean => {
  const standing = standingOf(lower.parameters, higher.parameters);
  return standing.isLooser || (standing.isAboutTheSame && isMilder(lower, higher));
};

const contradicts = (one: ComparedRule, other: ComparedRule): boolean => {
  const { kind } = one.parameters;
  const standing = standingOf(one.parameters, other.parameters);
  // Two lists of forbidden things hold no numbers: what they can say differently is how severe it is.
  const isOtherwise = kind === "K08" && standing.isAboutTheSame && one.severity !== other.severity;
  return (
    areSame(one.scope.villageIds, other.scope.villageIds) &&
    areSame(one.scope.entities, other.scope.entities) &&
    (standing.isDifferent || isOtherwise)
  );
};

/**
 * The first rule in force that a proposal is looser than (a lower level may be stricter, never looser), or that says the same
 * thing differently at the same level for the same villages.
 */
export const conflictWith = (proposed: ComparedRule, others: readonly ComparedRule[]): RuleConflict | undefined => {
  for (const other of others) {
    if (other.id === proposed.id || other.parameters.kind !== proposed.parameters.kind) continue;
    if (!meet(proposed, other)) continue;
    const named = { title: other.title, level: other.level };
    const order = levels.indexOf(other.level) - levels.indexOf(proposed.level);
    if (order < 0 && fallsBehind(proposed, other)) return { reason: "looser", ...named };
    if (order > 0 && fallsBehind(other, proposed)) return { reason: "looser", ...named };
    if (order === 0 && contradicts(proposed, other)) return { reason: "contradicts", ...named };
  }
  return undefined;
};
