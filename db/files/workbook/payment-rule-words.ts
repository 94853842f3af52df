import type { PlainParameters } from "#domain/checks/plain-rule.ts";
import { is, scopeText, times, yuan, type Names } from "./parameter-words.ts";

const voteOf = (parameters: PlainParameters): string => {
  const body = is(parameters, "needsAssembly") ? "村民会议（成员大会）" : "";
  if (is(parameters, "onlyTrackA")) return `${body === "" ? "村民一方" : "村民会议"}作出的`;
  if (is(parameters, "onlyTrackB")) return `${body === "" ? "集体成员一方" : "成员大会"}作出的`;
  return body === "" ? "" : `${body}作出的`;
};

const eventsOf = (parameters: PlainParameters): string => {
  const events = [
    ...(is(parameters, "onlyUnbudgeted") ? ["没有列入预算的"] : []),
    ...(is(parameters, "onlyLists") ? ["按名单发放的"] : []),
  ];
  return events.length === 0 ? "" : `（只管${events.join("、")}）`;
};

/** The kinds that look at who decided, at cash, takings and advances, each in one sentence. */
export const paymentRuleTexts = {
  K02: (parameters: PlainParameters, categoryName: Names): string =>
    `${scopeText(parameters, categoryName)}${eventsOf(parameters)}，${is(parameters, "isExclusive") ? `超过 ${yuan(parameters, "fromFen")}` : `${yuan(parameters, "fromFen")}以上（含）`}的，先有${voteOf(parameters)}生效的决议`,
  K14: (parameters: PlainParameters): string =>
    `库存现金不超过 ${yuan(parameters, "limitFen")}${parameters.counts["days"] === undefined ? "" : `，超过的 ${times(parameters, "days")} 天内存入银行`}`,
  K15: (parameters: PlainParameters): string =>
    `${is(parameters, "sumsPayeeDay") ? "同一天付给同一收款人的现金合计" : "单笔现金支付"}${is(parameters, "isExclusive") ? `要不满 ${yuan(parameters, "limitFen")}` : `不超过 ${yuan(parameters, "limitFen")}`}${is(parameters, "exemptsLists") ? "（附签字名单发给本村人员的除外）" : ""}`,
  K16: (parameters: PlainParameters): string =>
    [
      ...(is(parameters, "forbidsNetting") ? ["收入要全额入账，不得坐支"] : []),
      ...(parameters.counts["handoverDays"] === undefined
        ? []
        : [`经手人收的现金 ${times(parameters, "handoverDays")} 天内上交`]),
      ...(parameters.counts["days"] === undefined ? [] : [`收款后 ${times(parameters, "days")} 天内缴存`]),
      ...(parameters.amounts["immediateFen"] === undefined
        ? []
        : [`一张收据达到 ${yuan(parameters, "immediateFen")}的当天缴存`]),
      ...(is(parameters, "forbidsAcrossMonths") ? ["不得跨月缴存"] : []),
    ].join("；"),
  K20: (parameters: PlainParameters): string =>
    [
      `借款 ${times(parameters, "days")} 天内结清`,
      ...(is(parameters, "forbidsAcrossMonths") ? ["不得跨月"] : []),
      ...(is(parameters, "forbidsAcrossYears") ? ["不得跨年"] : []),
      ...(is(parameters, "forbidsSecond") ? ["前款未清不再借"] : []),
    ].join("，"),
} as const;
