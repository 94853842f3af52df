import { plainParameters } from "#domain/checks/plain-rule.ts";
import { yuan, type Fen } from "#domain/core/fen.ts";
import type { RetiredScheme } from "#domain/funds/remuneration.ts";
import type { Pack, PackRow, PackSettings } from "./pack.ts";
import {
  fixedFloor,
  fund,
  fundFloor,
  otherCadre,
  payFormula,
  percent,
  row,
  ownShare,
  secretary,
  shareOf,
  villageHead,
  yearlyPay,
  ruralIncome,
} from "./parts.ts";

// Years of service are not in the document: without the township's bands nobody is due an amount.
const retiredByYears = (settings: PackSettings): RetiredScheme => {
  const tier = (key: string, monthly: number): readonly { fromYears: number; monthlyFen: Fen }[] => {
    const fromYears = settings[key];
    return fromYears === null || fromYears === undefined ? [] : [{ fromYears, monthlyFen: yuan(monthly) }];
  };
  return {
    tiers: [...tier("tier1Years", 244), ...tier("tier2Years", 366), ...tier("tier3Years", 488)],
    ratios: [
      { post: secretary, ratio: percent(100) },
      { post: villageHead, ratio: percent(80) },
      { post: otherCadre, ratio: percent(60) },
    ],
  };
};

const twice = payFormula(200, { head: 80, others: 60 });
const onlySecretary = { ...twice, ratios: twice.ratios.filter((ratio) => ratio.post === secretary) };
const withoutSecretary = { ...twice, ratios: twice.ratios.filter((ratio) => ratio.post !== secretary) };

const countyRows = (settings: PackSettings): readonly PackRow[] => [
  row(["B1", "党建经费", "县财政每年安排1000万元"], fund("基层党建经费", shareOf(settings, "B1"))),
  row(
    ["B2", "办公与服务群众经费", "每村每年办公经费15000元、服务群众专项10000元，分别列账"],
    fundFloor("村办公经费", fixedFloor(15_000)),
    fundFloor("服务群众专项经费", fixedFloor(10_000)),
    fund("村办公经费", null, ["办公费", "水电费", "水电取暖费", "报刊费", "印刷费"]),
    fund("服务群众专项经费", null),
  ),
  row(["B4", "书记报酬不低于两倍", "书记年报酬不低于上年度农村居民人均可支配收入的2倍，县财政足额承担"], {
    kind: "pay-formula",
    formula: onlySecretary,
    indicator: ruralIncome,
  }),
  row(["B5", "主任八成、其他六成", "村委会主任为书记的80%，其他两委成员为60%"], {
    kind: "pay-formula",
    formula: withoutSecretary,
    indicator: ruralIncome,
  }),
  row(["B6", "实际发放标准", "调整后每年21600、17400、13200元（按月进到50元：1800、1450、1100）"], {
    kind: "pay-formula",
    formula: payFormula(200, { head: 80, others: 60 }, { rounding: { stepFen: yuan(50), direction: "up" } }),
    indicator: ruralIncome,
  }),
  row(["B7", "三年调整一次", "至少每三年调高一次"], { kind: "raise", months: 36 }),
  row(["B8", "绩效考核", "乡镇考核村干部，结果与绩效报酬挂钩"], {
    kind: "events",
    event: "appraisal",
    perYear: 1,
    of: "village",
  }),
  row(
    ["B9", "离任干部定补", "离任书记按任职年限每月244、366、488元；主任为其80%，其他为60%；县级资金500多万元"],
    { kind: "retired", scheme: retiredByYears(settings) },
    fund("离任村干部生活补贴", shareOf(settings, "B9")),
  ),
  row(["B12", "议评扶联领选项目", "用四议两公开提出2至3个候选项目，县、乡评审"], {
    kind: "events",
    event: "project-choice",
    perYear: 1,
    of: "village",
  }),
  row(["B13", "台账与月查季比", "建立台账，每月检查、每季评比、年终评分"], {
    kind: "events",
    event: "inspection",
    perYear: 12,
    of: "township",
  }),
  row(["B14", "两个一律", "项目一律由经济合作社承接、两委监督；项目收益一律由乡镇三资办代管"], {
    kind: "rule",
    ruleIds: ["pack-county-takings"],
  }),
  row(["B15", "八种经营方式", "光伏、抱团、盘活、异地置业、筑巢、合作、专业合作、借鸡下蛋：收入按方式登记"], {
    kind: "register",
    register: "projects",
  }),
];

/** 某县: B1–B15. */
export const countyPack: Pack = {
  id: "sample-county",
  version: 3,
  name: "某县做法（示例）",
  level: "county",
  source: "某县加强村级组织建设经验材料（地名已隐去）",
  isLocked: false,
  settings: [
    { key: "tier1Years", label: "离任书记每月244元：任职满（年）", unit: "years", preset: null },
    { key: "tier2Years", label: "离任书记每月366元：任职满（年）", unit: "years", preset: null },
    { key: "tier3Years", label: "离任书记每月488元：任职满（年）", unit: "years", preset: null },
    ownShare("B1", "党建经费"),
    ownShare("B9", "离任干部定补"),
  ],
  rules: [
    {
      id: "pack-county-takings",
      title: "项目收益及时缴存乡镇代管账户",
      level: "county",
      basis: "某县做法“两个一律”；缴存天数文件未载，3 天为示例",
      severity: "warn",
      isSample: true,
      parameters: plainParameters("K16", { counts: { days: 3 }, flags: { forbidsNetting: true } }),
    },
  ],
  rows: countyRows,
  notes: [
    { code: "B3", text: "学校、企业、两新组织的党建经费“按规模”安排，比例没有给出，不在村账之内。" },
    {
      code: "项目收益",
      text: "B14合同应收与实收对照见“发包租赁”的台账（应收、已收、欠收）；进乡镇代管账户由收款缴存规则核对。",
    },
    { code: "B10", text: "集体经济“消除空壳村”分年计划的金额已隐去，只能登记项目。" },
    { code: "B11", text: "“5025”扶持工程每村金额已隐去。" },
    {
      code: "I3",
      text: "文件写80%、60%，而所列金额为80.56%、61.11%；按比例应为17280、12960元。17400、13200相当于每月1450、1100元，即按月进到50元。",
    },
    {
      code: "I4",
      text: "同一指标有三种叫法（上年度农村居民人均可支配收入；2017年全县农民人均纯收入），三年调一次也可能跟不上每年的底线。21600÷2＝10800为推算基数。",
    },
  ],
};

const cityMoneyRows = (settings: PackSettings): readonly PackRow[] => [
  row(["C1", "村级工作专项经费", "每村每年5000元，938个村共469万元"], fundFloor("村级工作专项经费", fixedFloor(5_000))),
  row(["C2", "经费打折", "有的乡镇打折，村实得不足3000元；到账率低于100%提醒，低于60%为红"], {
    kind: "arrival",
    fund: "村级工作专项经费",
    eachFen: yuan(5_000),
    limits: { green: { numerator: 1, denominator: 1 }, red: { numerator: 3, denominator: 5 } },
  }),
  row(["C3", "专职干部补贴", "专职村干部每月1000元以上"], {
    kind: "pay-table",
    rows: [yearlyPay([secretary, villageHead, otherCadre], yuan(12_000))],
  }),
  row(["C4", "离任定工干部补贴", "每月280元"], {
    kind: "retired",
    scheme: {
      tiers: [{ fromYears: 0, monthlyFen: yuan(280) }],
      ratios: [secretary, villageHead, otherCadre].map((post) => ({ post, ratio: percent(100) })),
    },
  }),
  row(["C5", "三块报酬", "基本报酬、业绩考核奖励、集体经济创收奖励；创收奖励要有经营收益"], {
    kind: "pay-gate",
    parts: [
      { name: "基本报酬", gate: null },
      { name: "业绩考核奖励", gate: null },
      {
        name: "集体经济创收奖励",
        gate: null,
        needsProfit: true,
      },
    ],
  }),
  row(["C6", "业绩考核奖励标准", "全市每人每月450至550元；贫困县300元；平均400元"], {
    kind: "bonus-band",
    part: "业绩考核奖励",
    leastFen: yuan(450),
    mostFen: yuan(550),
  }),
  row(
    ["C7", "活动场所建设", "445个项目6689万元，其中市1287万元、县1316万元、其他300多万元"],
    fund("村级活动场所建设", null),
    { kind: "register", register: "projects" },
  ),
  row(
    ["C8", "办公设备", "为629个村委会配备，共315万元"],
    fund("村委会办公设备", shareOf(settings, "C8"), ["办公费", "办公设备", "购置固定资产"]),
  ),
  row(
    ["C9", "集体经济项目", "33个项目2000多万元；一县集中资金购置物业，年租金约20万元分给空壳村作办公经费"],
    { kind: "quarterly", fund: "集中物业租金" },
    fund("集中物业租金", shareOf(settings, "C9"), ["办公费", "水电费", "水电取暖费", "报刊费", "印刷费"]),
  ),
];

const cityOtherRows: readonly PackRow[] = [
  row(["C10", "空壳村分档", "无收入、1万元以下、1万至2万元、2万元以上的村数"], {
    kind: "bands",
    upToFen: [yuan(0), yuan(10_000), yuan(20_000)],
  }),
  row(["C12", "其他岗位补贴建议", "支委每年1000元以上，小组长每年500元以上，副书记同副主任"], {
    kind: "pay-table",
    rows: [yearlyPay(["支部委员"], yuan(1_000)), yearlyPay(["村民小组长"], yuan(500))],
  }),
  row(["C14", "星级奖励与贴息贷款", "按升一、二、三星奖励；每县每年贴息贷款50至100户"], fund("星级奖励", null)),
  row(
    ["C15", "党员关爱基金", "2007至2012年募集210多万元：财政147万元、党费48万元、党员15万元"],
    fund("党员关爱基金", null),
  ),
  row(["C16", "培训底线", "市每年至少1次、县至少2次、乡镇至少7天"], {
    kind: "events",
    event: "training",
    perYear: 7,
    isInDays: true,
    of: "township",
  }),
  row(["C17", "民主理财与审计小组", "村民理财小组加审计小组；普遍实行村账乡代理"], {
    kind: "register",
    register: "people",
  }),
  row(["C18", "四议两公开", "六步：党支部提议、两委商议、党员大会审议、代表会议决议，决议公开、结果公开"], {
    kind: "register",
    register: "resolutions",
  }),
];

/** 某市（2012年调研）: C1–C18. */
export const cityStudyPack: Pack = {
  id: "sample-city-study",
  version: 3,
  name: "某市调研做法（示例，2012年）",
  level: "county",
  source: "某市村级组织运转保障调研报告（2012年，地名已隐去）",
  isLocked: false,
  settings: [ownShare("C8", "办公设备"), ownShare("C9", "集中物业租金")],
  rules: [],
  rows: (settings) => [...cityMoneyRows(settings), ...cityOtherRows],
  notes: [
    {
      code: "副书记",
      text: "C12“副书记同副主任”：文件没有给出副主任的数，不计算，按乡镇报酬方案核对。",
    },
    {
      code: "星级与贷款",
      text: "C14只写“按升一、二、三星奖励”，没有每星的金额，星级奖励按专款登记；贴息贷款每县每年50至100户是县里的数，贷款由银行发放，不在村账之内。C15的贷款1201万元、贴息120.3万元、424人是2007至2012年全市累计，贷款不在村账之内；关爱基金按来源登记收入，贴息按专款登记支出。",
    },
    { code: "培训", text: "C16市、县的次数由市、县自己核对，乡镇只核对7天；登记培训时填天数，没有填的按一天。" },
    { code: "C11", text: "建议在职干部每月加200至300元、离任加100至200元：只有幅度，是设想。" },
    { code: "C13", text: "建议每年新建50个、维修100个活动场所，每个不小于200平方米，市级多担、县级少担：是计划。" },
    { code: "I5", text: "村党组织16＋447＋476＝939个，而村是938个。" },
    {
      code: "I6",
      text: "空壳村555个占938的59.2%，不是49%；四档合计1034。若为459，则合计938、占48.9%，555疑为459之误。",
    },
    { code: "I7", text: "平均奖励400元低于同文所写全市最低450元；“新建维修166”与“维修474”合计640，与445个项目不符。" },
  ],
};
