import type { PlainKind, PlainParameters } from "#domain/checks/plain-rule.ts";
import { is, listed, percentText, scopeText, times, yuan, type Names } from "./parameter-words.ts";
import { paymentRuleTexts } from "./payment-rule-words.ts";
import { standardRuleTexts } from "./standard-rule-words.ts";

const totalText = (parameters: PlainParameters, scope: string): string => {
  const period = is(parameters, "isByQuarter") ? "每季度" : "每年";
  const ofIncome = parameters.counts["ofIncome"];
  const limits = [
    ...(parameters.amounts["limitFen"] === undefined ? [] : [yuan(parameters, "limitFen")]),
    ...(ofIncome === undefined ? [] : [`上年经常性收入的 ${percentText(ofIncome)}`]),
  ];
  return `${scope}合计${period}不超过 ${limits.join("，也不超过")}`;
};

const fundText = (parameters: PlainParameters, scope: string): string =>
  [
    `${parameters.words.length === 0 ? "拨款台账里的资金" : `名称里有${listed(parameters.words)}的资金`}，只能用于${scope === "" ? "下达文件规定的用途" : `${scope}（下达文件另有规定的更严）`}`,
    ...(is(parameters, "checksExpiry") ? ["超过使用期限的不得支出"] : []),
    ...(is(parameters, "checksArrival") ? ["支出不得超过已到账的结余"] : []),
  ].join("；");

const calendarText = (parameters: PlainParameters): string =>
  [
    ...(parameters.counts["claimFrom"] === undefined || parameters.counts["claimTo"] === undefined
      ? []
      : [`每月 ${times(parameters, "claimFrom")} 日到 ${times(parameters, "claimTo")} 日报账`]),
    ...(is(parameters, "warnsOnWeekends") ? ["周六、周日付款的提醒"] : []),
    ...(parameters.days.length === 0 ? [] : [`节假日：${parameters.days.join("、")}`]),
    ...(parameters.workdays.length === 0 ? [] : [`调休上班日：${parameters.workdays.join("、")}`]),
  ].join("；");

const projectText = (parameters: PlainParameters): string => {
  const from = (key: string, what: string): readonly string[] =>
    parameters.amounts[key] === undefined
      ? []
      : [`${is(parameters, "isExclusive") ? "超过" : "达到"} ${yuan(parameters, key)}${what}`];
  const share = (key: string, text: (percent: string) => string): readonly string[] => {
    const hundredths = parameters.counts[key];
    return hundredths === undefined ? [] : [text(percentText(hundredths))];
  };
  const acceptors = times(parameters, "acceptors");
  return [
    ...from("fileFromFen", "付工程款要有项目档案"),
    ...from("resolutionFromFen", "要有决议"),
    ...from("quotesFromFen", "要三方比价"),
    ...from("siteBidFromFen", "要现场竞标"),
    ...from("tenderFromFen", "要公开招标"),
    ...from("contractFromFen", "要有合同"),
    ...from("acceptanceFromFen", acceptors === "" ? "要验收" : `验收至少 ${acceptors} 人签字`),
    ...from("auditFromFen", "结算要审计"),
    ...share("variationShare", (percent) => `变更超过合同价 ${percent} 要有批准文件`),
    ...share("beforeAcceptanceShare", (percent) => `验收前最多付 ${percent}`),
    ...share("beforeAuditShare", (percent) => `审计前最多付 ${percent}`),
    ...share("retentionShare", (percent) => `质保金至少留 ${percent}`),
    ...(is(parameters, "followsProgress") ? ["付款不超过形象进度"] : []),
  ].join("；");
};

const handoverText = (parameters: PlainParameters): string => {
  const from = (key: string, what: string): readonly string[] =>
    parameters.amounts[key] === undefined
      ? []
      : [`${is(parameters, "isExclusive") ? "超过" : "达到"} ${yuan(parameters, key)}${what}`];
  const number = (key: string, text: (value: string) => string): readonly string[] =>
    parameters.counts[key] === undefined ? [] : [text(times(parameters, key))];
  return `处置资产、发包租赁：${[
    ...from("voteFromFen", "要表决"),
    ...number("voteFromMu", (mu) => `${mu} 亩起发包要表决`),
    ...number("voteOverYears", (years) => `发包超过 ${years} 年要表决`),
    ...from("valuationFromFen", "要评估"),
    ...from("exchangeFromFen", "要进产权交易平台"),
    ...number("postingDays", (days) => `公示至少 ${days} 天`),
  ].join("；")}`;
};

const texts: Readonly<Record<PlainKind, (parameters: PlainParameters, categoryName: Names) => string>> = {
  ...paymentRuleTexts,
  K03: (parameters) =>
    `支出不超过当年表决的预算${(parameters.counts["overrun"] ?? 0) === 0 ? "" : `，每项最多超 ${percentText(parameters.counts["overrun"] ?? 0)}`}；${is(parameters, "allowsUnplanned") ? "没有列预算的分类不查" : "没有列预算的不得支出"}`,
  K07: (parameters, categoryName) => totalText(parameters, scopeText(parameters, categoryName)),
  ...standardRuleTexts,
  K10: (parameters, categoryName) =>
    [
      `${scopeText(parameters, categoryName)}按误工补贴管`,
      ...(is(parameters, "needsList") ? ["要有批准过的名单"] : []),
      ...(parameters.amounts["dayRateFen"] === undefined ? [] : [`每天不超过 ${yuan(parameters, "dayRateFen")}`]),
      ...(parameters.counts["monthDays"] === undefined ? [] : [`每人每月不超过 ${times(parameters, "monthDays")} 天`]),
      ...(parameters.counts["yearDays"] === undefined ? [] : [`每人全年不超过 ${times(parameters, "yearDays")} 天`]),
      ...(parameters.amounts["yearCapFen"] === undefined ? [] : [`每人全年不超过 ${yuan(parameters, "yearCapFen")}`]),
      ...(parameters.words.length === 0 ? [] : [`${parameters.words.join("、")}不得领取`]),
    ].join("；"),
  K11: (parameters, categoryName) =>
    [
      `${scopeText(parameters, categoryName)}按报酬管`,
      ...(is(parameters, "needsList") ? ["要有批准过的名单"] : []),
      ...(parameters.amounts["gateFen"] === undefined
        ? []
        : [
            `村上年经常性收入${is(parameters, "isExclusive") ? "超过" : "达到"} ${yuan(parameters, "gateFen")}才能发${parameters.words.join("、")}`,
          ]),
      ...(parameters.amounts["floorMonthFen"] === undefined
        ? []
        : [`每人每月低于 ${yuan(parameters, "floorMonthFen")}的提醒`]),
    ].join("；"),
  K13: (parameters) =>
    [
      (parameters.amounts["limitFen"] ?? 0) === 0 ? "取消备用金" : `备用金不超过 ${yuan(parameters, "limitFen")}`,
      ...(parameters.amounts["singleFen"] === undefined ? [] : [`单张垫付不超过 ${yuan(parameters, "singleFen")}`]),
    ].join("；"),
  K19: (parameters) =>
    `发票开出后 ${times(parameters, "months")} 个月内报销${is(parameters, "warnsAcrossYears") ? "，跨年的提醒" : ""}`,
  K21: (parameters, categoryName) => fundText(parameters, scopeText(parameters, categoryName)),
  K22: projectText,
  K23: (parameters, categoryName) =>
    `${scopeText(parameters, categoryName)}，同一收款人${is(parameters, "byProject") ? "或同一工程" : ""} ${times(parameters, "days")} 天内每笔都不到 ${yuan(parameters, "thresholdFen")}、合计达到的，查是否拆分`,
  K24: handoverText,
  K25: (parameters) =>
    [
      `举债先有生效的决议${is(parameters, "needsTownship") ? "和乡镇批件" : ""}`,
      ...(parameters.words.length === 0 ? [] : [`不得为${parameters.words.join("、")}举债`]),
      ...(parameters.amounts["alertFen"] === undefined ? [] : [`债务合计不超过 ${yuan(parameters, "alertFen")}`]),
    ].join("；"),
  K34: (parameters) =>
    [
      ...(is(parameters, "needsVote") || is(parameters, "needsTownship")
        ? [
            `核销应收款${(parameters.amounts["fromFen"] ?? 0) > 0 ? ` ${yuan(parameters, "fromFen")}以上（含）的` : ""}要有${[is(parameters, "needsVote") ? "生效的决议" : "", is(parameters, "needsTownship") ? "乡镇批件" : ""].filter((each) => each !== "").join("和")}`,
          ]
        : []),
      ...(parameters.counts["oldDays"] === undefined
        ? []
        : [`欠款超过 ${times(parameters, "oldDays")} 天再增加的提醒`]),
      ...(["firstBucketDays", "secondBucketDays", "thirdBucketDays"].some((key) => parameters.counts[key] !== undefined)
        ? [
            `账龄分段：${["firstBucketDays", "secondBucketDays", "thirdBucketDays"].flatMap((key) => parameters.counts[key] ?? []).join("、")} 天`,
          ]
        : []),
    ].join("；"),
  K26: (parameters) =>
    [
      ...(parameters.words.length === 0
        ? []
        : [`不得出借集体资金、为他人担保（摘要用语：${listed(parameters.words)}）`]),
      ...((parameters.amounts["hardshipFen"] ?? 0) > 0
        ? [
            `成员临时困难，经两委会议记录可借 ${yuan(parameters, "hardshipFen")}以内` +
              (parameters.flags["voteCoversMore"] === true ? "，超过的要有生效的决议" : ""),
          ]
        : []),
    ].join("；"),
  K27: (parameters) =>
    `银行账户的户名要是本单位${parameters.words.length === 0 ? "" : `，或 ${parameters.words.join("、")}`}`,
  K28: (parameters, categoryName) =>
    [
      `${scopeText(parameters, categoryName) || "支出"}的收款人是干部、其近亲属或有利益关系的单位的，按关联付款处理`,
      ...((parameters.amounts["fromFen"] ?? 0) > 0 ? [`${yuan(parameters, "fromFen")}起（含）`] : []),
      ...(is(parameters, "exemptsLists") ? ["附签字名单的除外"] : []),
      ...(is(parameters, "byAccountOnly") ? ["只按账号认"] : []),
      ...(is(parameters, "opinionClears") ? ["监委会审核签字后放行"] : []),
    ].join("；"),
  K30: calendarText,
  K31: (parameters) =>
    `财务公开在季度结束后 ${times(parameters, "dueDays")} 天内张贴，至少张贴 ${times(parameters, "leastDays")} 天${is(parameters, "needsPhoto") ? "，要有照片" : ""}`,
};

/** A plain rule in one Chinese sentence, numbers and boundary words included. */
export const plainText = (parameters: PlainParameters, categoryName: Names): string =>
  texts[parameters.kind](parameters, categoryName);
