import { quarterText } from "#renderer/format/dates.ts";
import { count, is, percent, textOf, yuan, type Hit } from "./hit-facts.ts";

const quarterOf = (hit: Hit): string => quarterText(textOf(hit, "quarter"));

const unitSentence = (hit: Hit): string => {
  const head = `“${textOf(hit, "categoryName")}”支出 ${yuan(hit, "amountFen")}`;
  const standard = `标准是每${textOf(hit, "unit")} ${yuan(hit, "standardFen")}`;
  const reason = textOf(hit, "approvalReason");
  const cleared = hit.isCleared ? `已附审批件（${reason}），不再拦下。` : "";
  switch (textOf(hit, "problem")) {
    case "no-list":
      return `${head}，要附签字的名单（签到表），现在还没有登记。`;
    case "no-count":
      return `${head}，${standard}，单据上没有登记人数或数量，无法比较。${cleared}`;
    default:
      return `${head}，按 ${count(hit, "units")} ${textOf(hit, "unit")}算每${textOf(hit, "unit")} ${yuan(hit, "perUnitFen")}，${standard}，最多 ${yuan(hit, "allowedFen")}，超出 ${yuan(hit, "overFen")}。${cleared}`;
  }
};

/** Figures of a village that a floor may ask for and nobody registered. */
export const missingFigureWords: Readonly<Record<string, string>> = {
  type: "村的类型",
  population: "人口",
  "recurring-income": "上年经常性收入",
  poor: "是否经济薄弱村",
  "last-year": "上年运转经费",
  growth: "增长比例",
  "own-money": "自有资金",
};

const floorSentence = (hit: Hit): string => {
  const when = `${count(hit, "year")}年 ${count(hit, "dueMonth")} 月底前`;
  if (is(hit, "isBaseMissing")) {
    const missing = missingFigureWords[textOf(hit, "missing")] ?? textOf(hit, "missing");
    return `这个村${when}应有的保障经费要看${missing}，但还没有登记，无法判断是否到位。`;
  }
  const own = is(hit, "countsOwn") ? `自有 ${yuan(hit, "ownFen")}，` : "";
  return `${when}应保障 ${yuan(hit, "floorFen")}，${own}拨款到账 ${yuan(hit, "receivedFen")}，还差 ${yuan(hit, "shortFen")}。`;
};

const rhythmSentence = (hit: Hit): string => {
  switch (textOf(hit, "problem")) {
    case "late":
      return `“${textOf(hit, "fund")}”（${textOf(hit, "document")}）到${quarterOf(hit)}末应到 ${yuan(hit, "dueFen")}，实到 ${yuan(hit, "receivedFen")}，到账率 ${percent(hit, "basisPoints")}，不到 ${percent(hit, "least")}。`;
    case "quarter-short":
      return `${quarterOf(hit)}拨款到账 ${yuan(hit, "gotFen")}，不到每季度 ${yuan(hit, "quarterFen")}。`;
    case "matching-short":
      return `“${textOf(hit, "title")}”${quarterOf(hit)}上级资金 ${yuan(hit, "sourcesFen")}，乡镇配套 ${yuan(hit, "matchingFen")}，不到 ${percent(hit, "matchingShare")}。`;
    default:
      return `“${textOf(hit, "title")}”${textOf(hit, "receivedOn")} 到乡镇，已 ${count(hit, "days")} 天，规定 ${count(hit, "passDays")} 天内拨付，本村应得 ${yuan(hit, "shareFen")}，实到 ${yuan(hit, "arrivedFen")}。`;
  }
};

const reserveSentence = (hit: Hit): string => {
  const head = `${count(hit, "year")}年收益分配：本张分给成员和其他 ${yuan(hit, "thisFen")}`;
  if (textOf(hit, "problem") === "over-distributable")
    return `${head}，可分配收益只有 ${yuan(hit, "distributableFen")}，超出 ${yuan(hit, "overFen")}。`;
  const base = is(hit, "ofNetIncome") ? "当年净收益" : "可分配收益";
  if (textOf(hit, "problem") === "part-short") {
    const part = textOf(hit, "part") === "welfare" ? "公益金" : "公积金";
    return `${head}，明细科目“${part}”已提 ${yuan(hit, "partFen")}，按${base}的 ${percent(hit, "partShare")} 至少要提 ${yuan(hit, "leastFen")}，还差 ${yuan(hit, "lacksFen")}。`;
  }
  return `${head}，公积公益金已提 ${yuan(hit, "reserveFen")}，按${base}的 ${percent(hit, "reserveShare")} 至少要提 ${yuan(hit, "leastFen")}，还差 ${yuan(hit, "lacksFen")}。`;
};

export const standardRuleSentences = {
  K09: unitSentence,
  K12: floorSentence,
  K32: rhythmSentence,
  K33: reserveSentence,
} as const;

export const standardRuleWays = {
  K09: [
    "在单据里登记人数或数量，附签字的名单",
    "按标准报销，超出的部分由经手人自行承担",
    "确需超出的，附乡镇审批件并在备注里写明理由",
  ],
  K12: [
    "到“保障线”看全镇各村还差多少，向乡镇申请拨付",
    "已经到账的，到“拨款台账”对上流水或凭证",
    "人口、收入等没有登记的，先到“村与账套”登记",
  ],
  K32: ["到“资金统筹”查分配和拨付的日期，催拨", "已经到账的，到“拨款台账”对上流水或凭证"],
  K33: [
    "先提取公积公益金，凭证审核以后再分配",
    "公积金、公益金各有比例的，分别提到它们的明细科目",
    "减少分配的金额",
    "在“年终结转与分配”核对当年净收益和弥补亏损",
  ],
} as const;

export const standardRuleFields = {
  K09: {
    unitFen: ["每人（每天、每餐、每公里）标准", "正好等于标准不算超"],
    words: ["按什么算", "例如 人、天、餐、公里；不填就写“人次”"],
    needsList: ["要附签字的名单（签到表）", ""],
    approvalClears: ["附乡镇审批件并写明理由的放行", "放行的仍然留在记录里"],
  },
  K12: {
    floorFen: ["每年至少保障多少", "正好等于算到位"],
    dueMonth: ["到几月底应到位", "填 12 的，只在“保障线”里看，不在凭证上提醒"],
    words: ["算哪些资金", "拨款台账里资金名称带这些字的；不填就全算"],
    countsOwn: ["村自有资金也算", "自有资金在“政策用数”登记；没有登记的按上年经常性收入"],
    populationFrom: ["人口多少起", "写“以上”的含本数；可以不填"],
    populationBelow: ["人口不满多少", "不含本数；可以不填"],
    incomeFromFen: ["上年经常性收入多少起", "可以不填"],
    incomeBelowFen: ["上年经常性收入低于多少", "不含本数；可以不填"],
    isExclusive: ["写“超过”的打开（起点正好这个数不算）", ""],
    onlySingle: ["只保障单体村", "几种类型都打开的，是其中一种就行；都不打开就不分类型"],
    onlyMerged: ["只保障合并村", ""],
    onlyCommunity: ["只保障社区", ""],
    onlyCityCommunity: ["只保障城市社区", ""],
    onlyPoor: ["只保障经济薄弱村", ""],
    raisesLastYear: ["上年不足的补到保障线，上年已达到的按上年数增长", "上年运转经费在“政策用数”登记"],
    growth: ["上年已达到的增长百分之几", "文件没有写的不填"],
  },
  K32: {
    words: ["管哪些资金", "拨款台账、资金统筹里名称带这些字的；不填就全管"],
    arrivalShare: ["每季度末应到账百分之几", "例如 100；按拨款台账的分季计划；可以不填"],
    quarterFen: ["每个账套每季度至少到账多少", "可以不填"],
    passDays: ["钱到乡镇后几天内拨到村", "按资金统筹里最后一笔到账日算；可以不填"],
    matchingShare: ["乡镇配套至少占上级资金百分之几", "文件没有写比例的不填"],
  },
  K33: {
    reserveShare: ["公积公益金至少提取百分之几", "例如 30；比例以章程和本省规定为准"],
    accumulationShare: ["其中公积金至少百分之几", "要在“公积公益金”下设名称带“公积金”的明细科目；可以不填"],
    welfareShare: ["其中公益金至少百分之几", "要在“公积公益金”下设名称带“公益金”的明细科目；可以不填"],
    ofNetIncome: ["按当年净收益算", "不打开就按可分配收益（含上年结余）算"],
    afterLosses: ["先弥补以前年度亏损再提取", "不打开就先提取再补亏"],
  },
} as const;
