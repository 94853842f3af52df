import type { PlainKind } from "./plain-rule.ts";

/**
 * Which way a number is stricter, and what a rule that is silent on it says: the strictest (no grace, from the first fen on), the
 * loosest (no limit), or nothing (apart: what another rule says of it stands beside). `apart` numbers are never compared.
 */
export type NumberStrictness =
  | { readonly stricter: "smaller" | "larger"; readonly silent: "strictest" | "loosest" | "apart" }
  | { readonly stricter: "apart" };

/**
 * Which way a switch is stricter. One that only moves a boundary (以上 or 超过) counts where a number of `boundaryOf` is the same in
 * both rules.
 */
export type FlagStrictness =
  { readonly stricter: "on" | "off"; readonly boundaryOf?: readonly string[] } | { readonly stricter: "apart" };

/** Whether more or fewer entries of a list are stricter; `matter`: the list says what the rule is about. */
export type ListStrictness = { readonly stricter: "more" | "fewer" | "matter" | "apart" };

/** One field of a rule's form. `count` and `percent` lie between `least` and `most`, both included. */
export type NumberField =
  | ({ readonly type: "amount"; readonly key: string; readonly isNeeded: boolean } & NumberStrictness)
  | ({
      readonly type: "count" | "percent";
      readonly key: string;
      readonly isNeeded: boolean;
      readonly least: number;
      readonly most: number;
    } & NumberStrictness);
export type FlagField = { readonly type: "flag"; readonly key: string } & FlagStrictness;
export type ListField =
  | ({ readonly type: "scope" | "words"; readonly isNeeded: boolean } & ListStrictness)
  | ({ readonly type: "days" | "workdays" } & ListStrictness);
export type PlainField = NumberField | FlagField | ListField;

const smaller = { stricter: "smaller", silent: "apart" } as const;
const larger = { stricter: "larger", silent: "apart" } as const;
/** Silent: as if it were nothing, the strictest there is. */
const smallerThanNothing = { stricter: "smaller", silent: "strictest" } as const;
/** Silent: without a limit. */
const smallerThanAll = { stricter: "smaller", silent: "loosest" } as const;
const apart = { stricter: "apart" } as const;

const amount = (key: string, strictness: NumberStrictness): NumberField => ({
  type: "amount",
  key,
  isNeeded: false,
  ...strictness,
});
const count = (key: string, most: number, strictness: NumberStrictness): NumberField => ({
  type: "count",
  key,
  isNeeded: false,
  least: 1,
  most,
  ...strictness,
});
const percent = (key: string, strictness: NumberStrictness): NumberField => ({
  type: "percent",
  key,
  isNeeded: false,
  least: 1,
  most: 10_000,
  ...strictness,
});
const needed = (field: NumberField): NumberField => ({ ...field, isNeeded: true });
const stricterOn = (key: string): PlainField => ({ type: "flag", key, stricter: "on" });
const stricterOff = (key: string): PlainField => ({ type: "flag", key, stricter: "off" });
/** Says of which villages or sums a rule speaks: two that differ in it contradict nothing. */
const aside = (key: string): PlainField => ({ type: "flag", key, ...apart });
/** 超过 in place of 以上, or 不满 in place of 不超过, of the numbers named. */
const boundary = (stricter: "on" | "off", ...boundaryOf: readonly string[]): PlainField => ({
  type: "flag",
  key: "isExclusive",
  stricter,
  boundaryOf,
});
const optionalScope: PlainField = { type: "scope", isNeeded: false, stricter: "matter" };
const scope: PlainField = { type: "scope", isNeeded: true, stricter: "matter" };
const words = (stricter: ListStrictness["stricter"], isNeeded = false): PlainField => ({
  type: "words",
  isNeeded,
  stricter,
});

/** The fields of each kind, in the order a form shows them. A scope is some categories, some natures or both. */
export const plainFields: Readonly<Record<PlainKind, readonly PlainField[]>> = {
  K02: [
    scope,
    needed(amount("fromFen", smaller)),
    boundary("off", "fromFen"),
    stricterOff("onlyUnbudgeted"),
    stricterOff("onlyLists"),
    stricterOn("needsAssembly"),
    stricterOn("onlyTrackA"),
    stricterOn("onlyTrackB"),
  ],
  K03: [
    { type: "percent", key: "overrun", isNeeded: false, least: 0, most: 10_000, ...smallerThanNothing },
    stricterOff("allowsUnplanned"),
  ],
  // By the quarter, a number is compared over the year: `numberOf` in rule-strictness.ts.
  K07: [
    scope,
    amount("limitFen", smaller),
    { type: "percent", key: "ofIncome", isNeeded: false, least: 1, most: 10_000, ...smaller },
    aside("isByQuarter"),
  ],
  K09: [
    scope,
    needed(amount("unitFen", smaller)),
    words("matter"),
    stricterOn("needsList"),
    stricterOff("approvalClears"),
  ],
  K10: [
    scope,
    amount("dayRateFen", smaller),
    amount("yearCapFen", smaller),
    count("monthDays", 31, smaller),
    count("yearDays", 366, smaller),
    stricterOn("needsList"),
    words("more"),
  ],
  K11: [
    scope,
    amount("gateFen", larger),
    boundary("on", "gateFen"),
    words("matter"),
    amount("floorMonthFen", larger),
    stricterOn("needsList"),
  ],
  K12: [
    needed(amount("floorFen", larger)),
    needed(count("dueMonth", 12, smaller)),
    words("matter"),
    stricterOff("countsOwn"),
    count("populationFrom", 1_000_000, apart),
    count("populationBelow", 1_000_000, apart),
    amount("incomeFromFen", apart),
    amount("incomeBelowFen", apart),
    aside("isExclusive"),
    aside("onlySingle"),
    aside("onlyMerged"),
    aside("onlyCommunity"),
    aside("onlyCityCommunity"),
    aside("onlyPoor"),
    stricterOn("raisesLastYear"),
    percent("growth", larger),
  ],
  K13: [needed(amount("limitFen", smaller)), amount("singleFen", smallerThanAll), words("more")],
  K14: [needed(amount("limitFen", smaller)), count("days", 60, smallerThanNothing)],
  K15: [
    needed(amount("limitFen", smaller)),
    boundary("on", "limitFen"),
    stricterOn("sumsPayeeDay"),
    stricterOff("exemptsLists"),
  ],
  K16: [
    count("handoverDays", 60, smaller),
    count("days", 60, smaller),
    amount("immediateFen", smaller),
    stricterOn("forbidsAcrossMonths"),
    stricterOn("forbidsNetting"),
  ],
  K19: [needed(count("months", 24, smaller)), stricterOn("warnsAcrossYears")],
  K20: [
    needed(count("days", 366, smaller)),
    stricterOn("forbidsAcrossMonths"),
    stricterOn("forbidsAcrossYears"),
    stricterOn("forbidsSecond"),
  ],
  K21: [words("matter"), optionalScope, stricterOn("checksExpiry"), stricterOn("checksArrival")],
  K22: [
    amount("fileFromFen", smaller),
    amount("resolutionFromFen", smaller),
    amount("quotesFromFen", smaller),
    amount("siteBidFromFen", smaller),
    amount("tenderFromFen", smaller),
    amount("contractFromFen", smaller),
    amount("acceptanceFromFen", smaller),
    count("acceptors", 100, larger),
    amount("auditFromFen", smaller),
    percent("variationShare", smaller),
    percent("beforeAcceptanceShare", smaller),
    percent("beforeAuditShare", smaller),
    percent("retentionShare", larger),
    stricterOn("followsProgress"),
    boundary(
      "off",
      "fileFromFen",
      "resolutionFromFen",
      "quotesFromFen",
      "siteBidFromFen",
      "tenderFromFen",
      "contractFromFen",
      "acceptanceFromFen",
      "auditFromFen",
    ),
  ],
  // A longer window finds more.
  K23: [scope, needed(count("days", 366, larger)), needed(amount("thresholdFen", smaller)), stricterOn("byProject")],
  K24: [
    amount("voteFromFen", smaller),
    count("voteFromMu", 100_000, smaller),
    count("voteOverYears", 100, smaller),
    amount("valuationFromFen", smaller),
    amount("exchangeFromFen", smaller),
    count("postingDays", 366, larger),
    boundary("off", "voteFromFen", "voteFromMu", "valuationFromFen", "exchangeFromFen"),
  ],
  K25: [words("more"), stricterOn("needsTownship"), amount("alertFen", smaller), percent("debtShare", smaller)],
  // Beside the national rule: words of its own, and what a member in hardship may be lent, which only county or township can say.
  K26: [words("apart"), amount("hardshipFen", smaller), aside("voteCoversMore")],
  K27: [words("fewer"), count("accounts", 100, smaller)],
  K28: [
    optionalScope,
    amount("fromFen", smallerThanNothing),
    stricterOff("exemptsLists"),
    stricterOff("byAccountOnly"),
    stricterOff("opinionClears"),
  ],
  K30: [
    count("claimFrom", 31, apart),
    count("claimTo", 31, apart),
    stricterOn("warnsOnWeekends"),
    { type: "days", stricter: "apart" },
    { type: "workdays", stricter: "apart" },
  ],
  K34: [
    amount("fromFen", smallerThanNothing),
    stricterOn("needsVote"),
    stricterOn("needsTownship"),
    count("oldDays", 36_600, smaller),
    count("firstBucketDays", 36_600, apart),
    count("secondBucketDays", 36_600, apart),
    count("thirdBucketDays", 36_600, apart),
  ],
  K31: [needed(count("dueDays", 366, smaller)), needed(count("leastDays", 366, larger)), stricterOn("needsPhoto")],
  K32: [
    words("matter"),
    percent("arrivalShare", larger),
    amount("quarterFen", larger),
    count("passDays", 366, smaller),
    percent("matchingShare", larger),
  ],
  K33: [
    needed(percent("reserveShare", larger)),
    percent("accumulationShare", larger),
    percent("welfareShare", larger),
    aside("ofNetIncome"),
    aside("afterLosses"),
  ],
};
