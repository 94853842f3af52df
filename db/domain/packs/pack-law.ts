import { plainParameters } from "#domain/checks/plain-rule.ts";
import type { ShippedRule } from "#domain/checks/shipped-rules.ts";
import { yuan } from "#domain/core/fen.ts";
import type { Pack, PackRow } from "./pack.ts";
import { row } from "./parts.ts";

/** A row answered by rules: how often each spoke this year. */
const ruleRow = (head: readonly [string, string, string], ...ruleIds: readonly string[]): PackRow =>
  row(head, { kind: "rule", ruleIds });

/** 全国: locked, in force in every office. Its rules come with the office. */
export const nationalPack: Pack = {
  id: "national",
  version: 1,
  name: "全国规定",
  level: "national",
  source: "会计法、村民委员会组织法（2025年修正）、农村集体经济组织法、财农〔2021〕121号",
  isLocked: true,
  settings: [],
  rules: [],
  rows: () => [
    ruleRow(["N1", "不得出借资金、不得担保", "集体资金不得出借，不得为他人提供担保"], "K26-lending"),
    ruleRow(["N2", "发票不得重复入账", "同一张发票只能入账一次"], "K18-duplicate"),
    ruleRow(["N3", "不相容岗位分离", "制单、审核、出纳由不同的人担任"], "K29-segregation"),
    ruleRow(["N4", "误工补贴须经决议", "享受误工补贴的人员和标准由村民会议或村民代表会议讨论决定"], "K02-missed-work"),
    row(["N5", "限额和预算须经决议", "各项限额、年度收支预算由村民（代表）会议决定"], {
      kind: "register",
      register: "resolutions",
    }),
  ],
  notes: [
    {
      code: "账户户名",
      text: "账户户名应与单位一致。是否另有乡镇统一开立的代管账户各地不同，所以规则 K27 放在省级包里，没有省级包的由乡镇在“新增规则”里按本地情况设。",
    },
  ],
};

const provincial = { level: "province", isSample: false, severity: "block" } as const;

/** 弥补亏损后，公积公益金不低于当年净收益的百分之三十. */
const reserveOfNetIncome = plainParameters("K33", {
  counts: { reserveShare: 3_000 },
  flags: { ofNetIncome: true, afterLosses: true },
});

/** 浙江. */
export const zhejiangPack: Pack = {
  id: "zhejiang",
  version: 2,
  name: "浙江省规定",
  level: "province",
  source: "浙江省农村集体资产管理条例、浙江省村级组织工作规则（条款号待核对）",
  isLocked: false,
  settings: [],
  rules: [
    {
      ...provincial,
      id: "pack-zhejiang-account",
      title: "一村一个基本账户，户名与单位一致",
      basis: "浙江省农村集体资产管理条例（条款号待核对）",
      parameters: plainParameters("K27", { counts: { accounts: 1 } }),
    },
    {
      ...provincial,
      id: "pack-zhejiang-publicity",
      title: "五天内公开",
      basis: "浙江省村务公开规定（条款号和起算日待核对）",
      severity: "warn",
      parameters: plainParameters("K31", { counts: { dueDays: 5, leastDays: 15 } }),
    },
    {
      ...provincial,
      id: "pack-zhejiang-reserve",
      title: "公积公益金不低于净收益的百分之三十",
      basis: "浙江省农村集体资产管理条例第三十二条（条文待核对）",
      parameters: reserveOfNetIncome,
    },
  ],
  rows: () => [
    ruleRow(["ZJ1", "一村一账户", "一个村级组织只开一个基本账户，户名与单位一致"], "pack-zhejiang-account"),
    row(["ZJ2", "非生产性支出须三分之二通过", "非生产性支出的限额由应到会人员三分之二以上通过"], {
      kind: "register",
      register: "resolutions",
    }),
    row(["ZJ3", "债务预警线", "乡镇为每个村定债务预警线"], { kind: "register", register: "ageing" }),
    ruleRow(["ZJ4", "五天内公开", "财务事项五天内公开（按季账目自季后起算，待核对）"], "pack-zhejiang-publicity"),
    ruleRow(
      ["ZJ5", "公积公益金", "当年净收益弥补亏损后，提取公积公益金不低于百分之三十，提取以前不得分配"],
      "pack-zhejiang-reserve",
    ),
  ],
  notes: [
    {
      code: "三类事项",
      text: "一般、较大、巨大事项的两个金额界限由乡镇征求村意见后提出、县级审核后确定：请在“审批权限分级”里填写。",
    },
  ],
};

/** 上海. */
export const shanghaiPack: Pack = {
  id: "shanghai",
  version: 3,
  name: "上海市规定",
  level: "province",
  source: "上海市农村集体资产监督管理条例（条款号待核对）",
  isLocked: false,
  settings: [],
  rules: [
    {
      ...provincial,
      id: "pack-shanghai-account",
      title: "户名与单位一致",
      basis: "上海市农村集体资产监督管理条例（条款号待核对）",
      parameters: plainParameters("K27"),
    },
    {
      ...provincial,
      id: "pack-shanghai-reserve",
      title: "公积金、公益金各不低于净收益的百分之十五",
      basis: "上海市农村集体资产监督管理条例（公积金、公益金各百分之十五，条文待核对）",
      parameters: plainParameters("K33", {
        counts: { reserveShare: 3_000, accumulationShare: 1_500, welfareShare: 1_500 },
        flags: { ofNetIncome: true, afterLosses: true },
      }),
    },
  ],
  rows: () => [
    ruleRow(["SH1", "账户户名", "账户户名与单位一致，不得公款私存"], "pack-shanghai-account"),
    ruleRow(
      ["SH2", "公积金、公益金", "当年净收益各提取百分之十五，合计百分之三十，提取以前不得分配"],
      "pack-shanghai-reserve",
    ),
  ],
  notes: [
    {
      code: "公积公益金",
      text: "公积金、公益金分别核对，先在“公积公益金”下设“公积金”“公益金”两个明细科目，提取时各记各的；只记在上级科目的，分配不能通过。",
    },
  ],
};

const template = {
  level: "township",
  basis: "示例，请按本乡镇文件修改",
  isSample: true,
  severity: "warn",
} as const;
const templateRules: readonly ShippedRule[] = [
  {
    ...template,
    id: "pack-township-cash",
    title: "库存现金限额",
    parameters: plainParameters("K14", { amounts: { limitFen: yuan(2_000) } }),
  },
  {
    ...template,
    id: "pack-township-takings",
    title: "收款三天内缴存，不得坐支",
    parameters: plainParameters("K16", { counts: { days: 3 }, flags: { forbidsNetting: true } }),
  },
  {
    ...template,
    id: "pack-township-petty-cash",
    title: "备用金限额",
    parameters: plainParameters("K13", { amounts: { limitFen: yuan(1_000), singleFen: yuan(1_000) } }),
  },
  {
    ...template,
    id: "pack-township-publicity",
    title: "按季公开，张贴不少于十五天",
    parameters: plainParameters("K31", { counts: { dueDays: 15, leastDays: 15 }, flags: { needsPhoto: true } }),
  },
  {
    ...template,
    id: "pack-township-age",
    title: "两个月内报账",
    parameters: plainParameters("K19", { counts: { months: 2 }, flags: { warnsAcrossYears: true } }),
  },
  {
    ...template,
    id: "pack-township-advance",
    title: "借款七天内结清，前账不清后账不借",
    parameters: plainParameters("K20", { counts: { days: 7 }, flags: { forbidsSecond: true } }),
  },
];

/** Works: tendered from 100,000 yuan, accepted by five people from 20,000, audited from 80,000. */
const templateWorks: ShippedRule = {
  ...template,
  id: "pack-township-works",
  title: "工程招标、验收和结算审计",
  parameters: plainParameters("K22", {
    amounts: { tenderFromFen: yuan(100_000), acceptanceFromFen: yuan(20_000), auditFromFen: yuan(80_000) },
    counts: { acceptors: 5 },
  }),
};

/** 乡镇模板: the numbers most often seen, every one of them to be replaced by the township's own. */
export const townshipPack: Pack = {
  id: "township-template",
  version: 2,
  name: "乡镇模板（示例）",
  level: "township",
  source: "各地乡镇村级财务管理制度中常见的数字",
  isLocked: false,
  settings: [],
  rules: [...templateRules, templateWorks],
  rows: () => [
    ruleRow(
      ["Z1", "审批权限", "不满500元、1000元以下、5000元以下、10000元以下、超过10000元分级审批（以下含本数）"],
      "K01-tiers",
    ),
    ruleRow(["Z2", "零招待", "村级不列支招待费"], "K08-hospitality"),
    ruleRow(["Z3", "票据", "支出须有规定的票据；工程2万元以上附验收单，8万元以上附结算审计"], "K17-evidence"),
    ruleRow(["Z4", "库存现金", "过夜现金不超过2000元"], "pack-township-cash"),
    ruleRow(["Z5", "收款缴存", "收款三天内缴存，不得坐支"], "pack-township-takings"),
    ruleRow(["Z6", "报账时限", "支出发生后两个月内报账，跨年提醒"], "pack-township-age"),
    ruleRow(["Z7", "暂借款", "借款七天内结清，前账不清后账不借"], "pack-township-advance"),
    ruleRow(["Z8", "备用金", "每村备用金不超过1000元，单张垫付不超过1000元"], "pack-township-petty-cash"),
    ruleRow(["Z9", "财务公开", "每季公开，季后15天内张贴，不少于15天，附照片"], "pack-township-publicity"),
    ruleRow(["Z10", "工程", "10万元以上公开招标；2万元以上由5人以上验收；8万元以上结算审计"], "pack-township-works"),
  ],
  notes: [{ code: "示例", text: "以上数字是各地制度里的常见数，不是规定；启用后请逐条按本乡镇文件提出新版本。" }],
};
