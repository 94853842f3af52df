import { categoryNatures, type CategoryNature } from "#domain/books/category.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";

/**
 * Rules whose parameters are a handful of numbers, words and categories, so that one shape, one form and one text serve them
 * all.
 */
export const plainKinds = [
  "K02",
  "K03",
  "K07",
  "K09",
  "K10",
  "K11",
  "K12",
  "K13",
  "K14",
  "K15",
  "K16",
  "K19",
  "K20",
  "K21",
  "K22",
  "K23",
  "K24",
  "K25",
  "K26",
  "K27",
  "K28",
  "K30",
  "K31",
  "K32",
  "K33",
  "K34",
] as const;
export type PlainKind = (typeof plainKinds)[number];

/** Amounts in fen, counts whole, percents in hundredths of a percent; what a kind has of them is said by `plainFields`. */
export type PlainParameters = {
  readonly kind: PlainKind;
  readonly amounts: Readonly<Record<string, Fen>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly categoryIds: readonly CategoryId[];
  readonly natures: readonly CategoryNature[];
  readonly words: readonly string[];
  readonly days: readonly LocalDate[];
  readonly workdays: readonly LocalDate[];
};

/** The parameters of a kind with nothing in them but what is given. */
export const plainParameters = (
  kind: PlainKind,
  rest: Partial<Omit<PlainParameters, "kind">> = {},
): PlainParameters => ({
  kind,
  amounts: {},
  counts: {},
  flags: {},
  categoryIds: [],
  natures: [],
  words: [],
  days: [],
  workdays: [],
  ...rest,
});

/** One field of a rule's form. `count` and `percent` lie between `least` and `most`, both included. */
export type PlainField =
  | { readonly type: "amount"; readonly key: string; readonly isNeeded: boolean }
  | {
      readonly type: "count" | "percent";
      readonly key: string;
      readonly isNeeded: boolean;
      readonly least: number;
      readonly most: number;
    }
  | { readonly type: "flag"; readonly key: string }
  | { readonly type: "scope" | "words"; readonly isNeeded: boolean }
  | { readonly type: "days" | "workdays" };

const amount = (key: string, isNeeded = true): PlainField => ({ type: "amount", key, isNeeded });
const count = (key: string, most: number, isNeeded = true): PlainField => ({
  type: "count",
  key,
  isNeeded,
  least: 1,
  most,
});
const percent = (key: string, isNeeded = false): PlainField => ({
  type: "percent",
  key,
  isNeeded,
  least: 1,
  most: 10_000,
});
const flag = (key: string): PlainField => ({ type: "flag", key });
const optionalScope: PlainField = { type: "scope", isNeeded: false };
const scope: PlainField = { type: "scope", isNeeded: true };
const words = (isNeeded: boolean): PlainField => ({ type: "words", isNeeded });

/** The fields of each kind, in the order a form shows them. A scope is some categories, some natures or both. */
export const plainFields: Readonly<Record<PlainKind, readonly PlainField[]>> = {
  K02: [scope, amount("fromFen"), flag("isExclusive")],
  K03: [{ type: "percent", key: "overrun", isNeeded: false, least: 0, most: 10_000 }, flag("allowsUnplanned")],
  K07: [
    scope,
    amount("limitFen", false),
    { type: "percent", key: "ofIncome", isNeeded: false, least: 1, most: 10_000 },
    flag("isByQuarter"),
  ],
  K09: [scope, amount("unitFen"), words(false), flag("needsList"), flag("approvalClears")],
  K10: [
    scope,
    amount("dayRateFen", false),
    amount("yearCapFen", false),
    count("monthDays", 31, false),
    count("yearDays", 366, false),
    flag("needsList"),
    words(false),
  ],
  K11: [
    scope,
    amount("gateFen", false),
    flag("isExclusive"),
    words(false),
    amount("floorMonthFen", false),
    flag("needsList"),
  ],
  K12: [
    amount("floorFen"),
    count("dueMonth", 12),
    words(false),
    flag("countsOwn"),
    count("populationFrom", 1_000_000, false),
    count("populationBelow", 1_000_000, false),
    amount("incomeFromFen", false),
    amount("incomeBelowFen", false),
    flag("isExclusive"),
    flag("onlySingle"),
    flag("onlyMerged"),
    flag("onlyCommunity"),
    flag("onlyCityCommunity"),
    flag("onlyPoor"),
    flag("raisesLastYear"),
    percent("growth"),
  ],
  K13: [amount("limitFen"), amount("singleFen", false), words(false)],
  K14: [amount("limitFen")],
  K15: [amount("limitFen"), flag("isExclusive"), flag("exemptsLists")],
  K16: [count("days", 60, false), flag("forbidsNetting")],
  K19: [count("months", 24), flag("warnsAcrossYears")],
  K20: [count("days", 366), flag("forbidsSecond")],
  K21: [words(false), optionalScope, flag("checksExpiry"), flag("checksArrival")],
  K22: [
    amount("fileFromFen", false),
    amount("resolutionFromFen", false),
    amount("quotesFromFen", false),
    amount("siteBidFromFen", false),
    amount("tenderFromFen", false),
    amount("contractFromFen", false),
    amount("acceptanceFromFen", false),
    count("acceptors", 100, false),
    amount("auditFromFen", false),
    percent("variationShare"),
    percent("beforeAcceptanceShare"),
    percent("beforeAuditShare"),
    percent("retentionShare"),
    flag("followsProgress"),
    flag("isExclusive"),
  ],
  K23: [scope, count("days", 366), amount("thresholdFen")],
  K24: [
    amount("voteFromFen", false),
    count("voteFromMu", 100_000, false),
    count("voteOverYears", 100, false),
    amount("valuationFromFen", false),
    amount("exchangeFromFen", false),
    count("postingDays", 366, false),
    flag("isExclusive"),
  ],
  K25: [words(false), flag("needsTownship"), amount("alertFen", false)],
  K26: [words(true), amount("hardshipFen", false)],
  K27: [words(false)],
  K28: [optionalScope, amount("fromFen", false), flag("exemptsLists"), flag("byAccountOnly"), flag("opinionClears")],
  K30: [
    count("claimFrom", 31, false),
    count("claimTo", 31, false),
    flag("warnsOnWeekends"),
    { type: "days" },
    { type: "workdays" },
  ],
  K34: [
    amount("fromFen", false),
    flag("needsVote"),
    flag("needsTownship"),
    count("oldDays", 36_600, false),
    count("firstBucketDays", 36_600, false),
    count("secondBucketDays", 36_600, false),
    count("thirdBucketDays", 36_600, false),
  ],
  K31: [count("dueDays", 366), count("leastDays", 366), flag("needsPhoto")],
  K32: [
    words(false),
    percent("arrivalShare"),
    amount("quarterFen", false),
    count("passDays", 366, false),
    percent("matchingShare"),
  ],
  K33: [
    percent("reserveShare", true),
    percent("accumulationShare"),
    percent("welfareShare"),
    flag("ofNetIncome"),
    flag("afterLosses"),
  ],
};

export type PlainFault = {
  readonly reason: "field-missing" | "field-unknown" | "number-out-of-range" | "nothing-in-it" | "category-unknown";
  /** The key of the field that is at fault; scope and words stand for themselves. */
  readonly field?: string;
};

const nameOf = (field: PlainField): string => ("key" in field ? field.key : field.type);

const missingIn = (parameters: PlainParameters, field: PlainField): boolean => {
  switch (field.type) {
    case "amount":
      return field.isNeeded && parameters.amounts[field.key] === undefined;
    case "count":
    case "percent":
      return field.isNeeded && parameters.counts[field.key] === undefined;
    case "scope":
      return field.isNeeded && parameters.categoryIds.length === 0 && parameters.natures.length === 0;
    case "words":
      return field.isNeeded && parameters.words.length === 0;
    case "flag":
    case "days":
    case "workdays":
      return false;
  }
};

const isOutside = (parameters: PlainParameters, field: PlainField): boolean => {
  if (field.type === "amount") return (parameters.amounts[field.key] ?? 0) < 0;
  if (field.type !== "count" && field.type !== "percent") return false;
  const value = parameters.counts[field.key];
  return value !== undefined && !(Number.isSafeInteger(value) && value >= field.least && value <= field.most);
};

const knows = (parameters: PlainParameters, fields: readonly PlainField[]): boolean => {
  const keysOf = (...types: readonly string[]): readonly string[] =>
    fields.flatMap((field) => (types.includes(field.type) && "key" in field ? [field.key] : []));
  const has = (type: PlainField["type"]): boolean => fields.some((field) => field.type === type);
  return (
    Object.keys(parameters.amounts).every((key) => keysOf("amount").includes(key)) &&
    Object.keys(parameters.counts).every((key) => keysOf("count", "percent").includes(key)) &&
    Object.keys(parameters.flags).every((key) => keysOf("flag").includes(key)) &&
    (has("scope") || (parameters.categoryIds.length === 0 && parameters.natures.length === 0)) &&
    (has("words") || parameters.words.length === 0) &&
    (has("days") || parameters.days.length + parameters.workdays.length === 0)
  );
};

/** Kinds with choices of which one at least must be made, or the rule would say nothing. */
const saysNothing = ({ kind, amounts, counts, flags, days, words: said }: PlainParameters): boolean => {
  if (kind === "K07") return amounts["limitFen"] === undefined && counts["ofIncome"] === undefined;
  if (kind === "K22")
    return Object.keys(amounts).length + Object.keys(counts).length === 0 && flags["followsProgress"] !== true;
  if (kind === "K24" || kind === "K32") return Object.keys(amounts).length + Object.keys(counts).length === 0;
  if (kind === "K34")
    return flags["needsVote"] !== true && flags["needsTownship"] !== true && Object.keys(counts).length === 0;
  if (kind === "K10" || kind === "K11") {
    const isEmpty = Object.keys(amounts).length + Object.keys(counts).length + said.length === 0;
    return isEmpty && flags["needsList"] !== true;
  }
  if (kind === "K16") return counts["days"] === undefined && flags["forbidsNetting"] !== true;
  const hasClaimDays = counts["claimFrom"] !== undefined && counts["claimTo"] !== undefined;
  return kind === "K30" && flags["warnsOnWeekends"] !== true && days.length === 0 && !hasClaimDays;
};

/** Why plain parameters make no rule, or `undefined`: a field missing or too much, a number out of range, nothing to judge by. */
export const plainFault = (
  parameters: PlainParameters,
  hasCategory: (id: CategoryId) => boolean,
): PlainFault | undefined => {
  const fields = plainFields[parameters.kind];
  if (!knows(parameters, fields)) return { reason: "field-unknown" };
  const missing = fields.find((field) => missingIn(parameters, field));
  if (missing !== undefined) return { reason: "field-missing", field: nameOf(missing) };
  const outside = fields.find((field) => isOutside(parameters, field));
  if (outside !== undefined) return { reason: "number-out-of-range", field: nameOf(outside) };
  if (saysNothing(parameters)) return { reason: "nothing-in-it" };
  const isKnown = parameters.categoryIds.every(hasCategory);
  const isNature = parameters.natures.every((nature) => categoryNatures.includes(nature));
  return isKnown && isNature ? undefined : { reason: "category-unknown" };
};
