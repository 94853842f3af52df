import type { PlainKind } from "./plain-rule.ts";

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
  K02: [
    scope,
    amount("fromFen"),
    flag("isExclusive"),
    flag("onlyUnbudgeted"),
    flag("onlyLists"),
    flag("needsAssembly"),
    flag("onlyTrackA"),
    flag("onlyTrackB"),
  ],
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
  K14: [amount("limitFen"), count("days", 60, false)],
  K15: [amount("limitFen"), flag("isExclusive"), flag("sumsPayeeDay"), flag("exemptsLists")],
  K16: [count("days", 60, false), amount("immediateFen", false), flag("forbidsAcrossMonths"), flag("forbidsNetting")],
  K19: [count("months", 24), flag("warnsAcrossYears")],
  K20: [count("days", 366), flag("forbidsAcrossMonths"), flag("forbidsAcrossYears"), flag("forbidsSecond")],
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
  K25: [words(false), flag("needsTownship"), amount("alertFen", false), percent("debtShare")],
  K26: [words(true), amount("hardshipFen", false)],
  K27: [words(false), count("accounts", 100, false)],
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
