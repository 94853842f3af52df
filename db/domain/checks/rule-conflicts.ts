import type { LocalDate } from "#domain/core/dates.ts";
import { severities } from "./hit.ts";
import type { PlainParameters } from "./plain-rule.ts";
import { isPlainParameters, type RuleLevel, type RuleParameters, type RuleScope } from "./rule.ts";
import { hasSameMatter, looserField } from "./rule-strictness.ts";
import { shapedStanding, type Standing } from "./shaped-conflicts.ts";
import type { Severity } from "./hit.ts";

const levels: readonly RuleLevel[] = ["national", "province", "county", "township", "village"];

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
  /** The field in which the lower level asks less; '' where it is the whole of it. */
  readonly field: string;
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

/** Both speak of the very same spending, for villages of the same condition. */
const aboutTheSame = (one: PlainParameters, other: PlainParameters): boolean =>
  haveSameCondition(one, other) && hasSameMatter(one, other);

const sorted = (names: readonly string[]): readonly string[] =>
  names.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));

/** Amounts, counts and switches that are on, in one text that two rules of the same numbers share. */
const numbersOf = ({ amounts, counts, flags, words }: PlainParameters): string =>
  sorted([
    ...words,
    ...Object.entries(amounts).map(([key, amountFen]) => `${key} ${amountFen}`),
    ...Object.entries(counts).map(([key, count]) => `${key} ${count}`),
    ...Object.entries(flags).flatMap(([key, isOn]) => (isOn ? [key] : [])),
  ]).join("\n");

const standingOf = (mine: RuleParameters, theirs: RuleParameters): Standing => {
  if (!isPlainParameters(mine) || !isPlainParameters(theirs)) return shapedStanding(mine, theirs);
  const isAboutTheSame = mine.kind === theirs.kind && aboutTheSame(mine, theirs);
  const field = isAboutTheSame ? looserField(mine, theirs) : undefined;
  return {
    isAboutTheSame,
    isLooser: field !== undefined,
    ...(field === undefined ? {} : { field }),
    isDifferent: isAboutTheSame && numbersOf(mine) !== numbersOf(theirs),
  };
};

const isMilder = (one: ComparedRule, other: ComparedRule): boolean =>
  severities.indexOf(one.severity) < severities.indexOf(other.severity);

/** Where the lower rule asks less than the higher one, or asks the same and lets it pass more easily (''); undefined: nowhere. */
const fallsBehind = (lower: ComparedRule, higher: ComparedRule): string | undefined => {
  const standing = standingOf(lower.parameters, higher.parameters);
  if (standing.isLooser) return standing.field ?? "";
  return standing.isAboutTheSame && isMilder(lower, higher) ? "severity" : undefined;
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
    const [lower, higher] = order < 0 ? [proposed, other] : [other, proposed];
    const field = order === 0 ? undefined : fallsBehind(lower, higher);
    if (field !== undefined) return { reason: "looser", ...named, field };
    if (order === 0 && contradicts(proposed, other)) return { reason: "contradicts", ...named, field: "" };
  }
  return undefined;
};
