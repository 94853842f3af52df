import { count, is, numberOf, textOf, yuan, type Hit } from "./hit-facts.ts";

const who = (hit: Hit): string => `${textOf(hit, "post")}${textOf(hit, "name")}`;

const unlisted = (hit: Hit, what: string): string =>
  `“${textOf(hit, "categoryName")}”支出 ${yuan(hit, "amountFen")}，批准过的${what}名单只有 ${yuan(hit, "listedFen")}，对不上。`;

const workSentence = (hit: Hit): string => {
  switch (textOf(hit, "problem")) {
    case "no-list":
      return unlisted(hit, "误工");
    case "post-excluded":
      return `${who(hit)}按规定不得领误工补贴。`;
    case "rate-over":
      return `${who(hit)}的误工补贴每天 ${yuan(hit, "rateFen")}，超过 ${yuan(hit, "limitFen")}。`;
    case "month-days-over":
      return `${who(hit)}本月误工 ${textOf(hit, "days")} 天，超过 ${count(hit, "most")} 天。`;
    case "year-days-over":
      return `${who(hit)}全年误工 ${textOf(hit, "days")} 天，超过 ${count(hit, "most")} 天。`;
    case "year-cap-over":
      return `${who(hit)}全年误工补贴 ${yuan(hit, "yearFen")}，超过 ${yuan(hit, "limitFen")}。`;
    default:
      return "误工补贴不符合标准。";
  }
};

const paySentence = (hit: Hit): string => {
  const year = count(hit, "baseYear");
  switch (textOf(hit, "problem")) {
    case "gate":
      return typeof hit.facts["incomeFen"] === "number"
        ? `“${textOf(hit, "categoryName")}”支出 ${yuan(hit, "amountFen")}，要村 ${year} 年经常性收入${is(hit, "isExclusive") ? "超过" : "达到"} ${yuan(hit, "gateFen")}才能发，现在是 ${yuan(hit, "incomeFen")}。`
        : `“${textOf(hit, "categoryName")}”能不能发要看这个村 ${year} 年的经常性收入，但还没有登记。`;
    case "no-list":
      return unlisted(hit, "报酬");
    case "below-floor":
      return `${who(hit)}本月报酬 ${yuan(hit, "monthFen")}，低于最低标准 ${yuan(hit, "floorFen")}${numberOf(hit, "count") > 1 ? `，这样的共 ${count(hit, "count")} 人` : ""}。`;
    default:
      return "报酬不符合标准。";
  }
};

export const peopleRuleSentences = { K10: workSentence, K11: paySentence } as const;

export const peopleRuleWays = {
  K10: [
    "在“报酬与补贴”按决议做误工名单，由另一个人批准，再从名单生成凭证",
    "不该领的从名单去掉；确需超出的，先开会决议",
  ],
  K11: [
    "在“报酬与补贴”做名单，由另一个人批准，再从名单生成凭证",
    "收入没有登记的，先到“村与账套”登记",
    "不符合条件的项目不要发",
  ],
} as const;

export const peopleRuleFields = {
  K10: {
    dayRateFen: ["每天最高标准", "正好等于不算超；可以不填"],
    yearCapFen: ["每人全年最高", "可以不填"],
    monthDays: ["每人每月最多几天", "可以不填"],
    yearDays: ["每人全年最多几天", "可以不填"],
    needsList: ["要有批准过的误工名单", "凭证金额超过名单金额就拦下"],
    words: ["不得领取的职务", "例如 村书记、村主任、监委会主任"],
  },
  K11: {
    gateFen: ["村上年经常性收入达到多少才能发", "正好等于可以发；可以不填"],
    isExclusive: ["写“超过”的打开（正好这个数不能发）", ""],
    words: ["只管报酬里的这些项目", "例如 村定补贴、绩效补贴；不填就管范围内的全部报酬"],
    floorMonthFen: ["每人每月最低标准", "低于它只提醒；可以不填"],
    needsList: ["要有批准过的报酬名单", "凭证金额超过名单金额就拦下"],
  },
} as const;
