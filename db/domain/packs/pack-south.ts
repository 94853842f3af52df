import { plainParameters } from "#domain/checks/plain-rule.ts";
import { yuan, type Fen } from "#domain/core/fen.ts";
import { everyVillage } from "#domain/funds/village-condition.ts";
import type { Pack, PackRow, PackSettings } from "./pack.ts";
import {
  fixedFloor,
  fund,
  fundFloor,
  ownMoneyFloor,
  payFormula,
  percent,
  row,
  secretary,
  villageHead,
  otherCadre,
  ownShare,
  ruralIncome,
  shareOf,
  townshipIncome,
} from "./parts.ts";

const weakVillage = "经济薄弱村运转补助";

const ruianRows = (settings: PackSettings): readonly PackRow[] => {
  const large = {
    ...everyVillage,
    populationFrom: { value: 1500, isInclusive: settings["populationIsStrict"] !== 1 },
  };
  return [
    row(["D1", "薄弱村补助", "2015年起对一定规模的经济薄弱村平均补助4万元（平均数，不是每村应得）"], {
      kind: "average",
      fund: weakVillage,
      averageFen: yuan(40_000),
      condition: { ...everyVillage, isPoor: true },
    }),
    row(
      ["D2", "运转经费底线", "确保（薄弱）村运转经费不低于5万元（自有资金和补助合计）"],
      ownMoneyFloor(weakVillage, fixedFloor(50_000, { ...everyVillage, isPoor: true })),
    ),
    row(
      ["D3", "大村运转经费", "1500人以上的村确保不低于10万元（自有资金和补助合计）"],
      ownMoneyFloor(weakVillage, fixedFloor(100_000, large)),
    ),
    row(["D4", "主职报酬不低于两倍", "书记、主任基本报酬不低于所在乡镇（街道）上年农民人均纯收入的2倍"], {
      kind: "pay-formula",
      formula: {
        ...payFormula(200, { head: 100, others: 100 }),
        ratios: [secretary, villageHead].map((post) => ({ post, ratio: percent(100) })),
      },
      indicator: townshipIncome,
    }),
    row(
      ["D5", "城市社区服务经费", "2015年起每个城市社区5万元服务专项经费"],
      fundFloor("城市社区服务专项经费", fixedFloor(50_000, { ...everyVillage, types: ["city-community"] })),
    ),
    row(["D6", "重大村务报告、审核", "列权力清单，重大村务实行报告制、审核制"], {
      kind: "rule",
      ruleIds: ["pack-ruian-events"],
    }),
  ];
};

/** 瑞安: D1–D7. */
export const ruianPack: Pack = {
  id: "sample-ruian",
  version: 2,
  name: "瑞安做法（示例，2015年）",
  level: "county",
  source: "瑞安市2015年加强基层组织建设决定图解",
  isLocked: false,
  settings: [
    { key: "populationIsStrict", label: "“1500人以上”不含1500人本数（默认含本数）", unit: "yes-no", preset: 0 },
  ],
  rules: [
    {
      id: "pack-ruian-events",
      title: "重大村务须经决议并报乡镇",
      level: "county",
      basis: "瑞安做法：重大村务“报告制”“审核制”；金额文件未载，1 万元为示例",
      severity: "needs-resolution",
      isSample: true,
      parameters: plainParameters("K02", {
        amounts: { fromFen: yuan(10_000) },
        flags: { isExclusive: false },
        natures: ["works", "asset"],
      }),
    },
  ],
  rows: ruianRows,
  notes: [
    { code: "D7", text: "乡镇党务人员配备、宣传员、乡镇干部待遇、优秀等次比例：与村账无关。" },
    {
      code: "I8",
      text: "4万元是平均数，单靠它保证不了5万元，更保证不了10万元；“农民人均纯收入”此处为乡镇口径，别处为县口径，后来统计改用可支配收入（改用日期待核对）。",
    },
  ],
};

const runningXinhua = "村（居）组织运转保障资金";

const yuanOrNull = (amount: number | null | undefined): Fen | null =>
  amount === null || amount === undefined ? null : yuan(amount);

const xinhuaFormula = payFormula(250, { head: 90, others: 70 });
const withAddOn = payFormula(
  250,
  { head: 90, others: 70 },
  { addOns: [{ condition: { ...everyVillage, isPoor: true }, monthlyFen: yuan(150) }] },
);

const xinhuaMoneyRows = (settings: PackSettings): readonly PackRow[] => {
  const growthPercent = settings["growthPercent"] ?? null;
  const growth = growthPercent === null ? null : percent(growthPercent);
  const usesOf = [
    "办公费",
    "水电费",
    "水电取暖费",
    "报刊费",
    "印刷费",
    "会议费",
    "差旅费",
    "培训费",
    "维修费",
    "办公维修费",
    "误工补贴",
    "村干部报酬",
    "干部报酬",
  ];
  return [
    row(
      ["E1", "单体村运转经费提标", "上年不足13万元的单体村提到13万元；其他村按一定比例增加（比例文件未载）"],
      fundFloor(
        runningXinhua,
        {
          condition: { ...everyVillage, types: ["single"] },
          promise: { kind: "raise-to", floorFen: yuan(130_000), growth },
        },
        { condition: { ...everyVillage, types: ["merged"] }, promise: { kind: "grow", growth } },
      ),
    ),
    row(["E2", "村均与增加", "全县村均17.12万元，平均增加2.46万元（全县的数；本乡镇的目标在设置里填）"], {
      kind: "average",
      fund: runningXinhua,
      averageFen: yuanOrNull(settings["averageE2"]),
      moreFen: yuanOrNull(settings["moreE2"]),
      condition: everyVillage,
    }),
    row(
      ["E3", "社区运转经费", "乡镇社区不低于15万元，城市社区不低于25万元"],
      fundFloor(
        runningXinhua,
        fixedFloor(150_000, { ...everyVillage, types: ["community"] }),
        fixedFloor(250_000, { ...everyVillage, types: ["city-community"] }),
      ),
    ),
    row(
      ["E4", "资金用途", "《村（居）组织运转保障资金管理办法》列明用途（清单文件未载，下列为示例）"],
      fund(runningXinhua, null, usesOf),
    ),
  ];
};

const xinhuaPayRows = (settings: PackSettings): readonly PackRow[] => [
  row(["E5", "四议两公开与村级审计", "财政、经管、审计督促落实四议两公开和村级审计"], {
    kind: "events",
    event: "audit",
    perYear: 1,
    of: "village",
  }),
  row(["E6", "干部报酬", "按2017年农村居民人均可支配收入2.5倍：书记1650、主任1485、其他1155元/月"], {
    kind: "pay-formula",
    formula: xinhuaFormula,
    indicator: ruralIncome,
  }),
  row(["E7", "报酬增幅", "每月分别增加450、405、315元（原1200、1080、840元，增37.5%）"], {
    kind: "history",
    indicator: ruralIncome,
    formula: xinhuaFormula,
    before: [
      { post: secretary, monthlyFen: yuan(1_200), moreFen: yuan(450) },
      { post: villageHead, monthlyFen: yuan(1_080), moreFen: yuan(405) },
      { post: otherCadre, monthlyFen: yuan(840), moreFen: yuan(315) },
    ],
    risePoints: 3_750,
  }),
  row(["E8", "深度贫困村加发", "深度贫困村干部每月加150元"], {
    kind: "pay-formula",
    formula: withAddOn,
    indicator: ruralIncome,
  }),
  row(["E9", "按月发放", "报酬严格按月发放"], { kind: "monthly-pay" }),
  row(
    ["E10", "综合服务平台", "全县73个村每村50万元，共3650万元；月调度、周通报"],
    fund("村综合服务平台建设", shareOf(settings, "E10")),
    { kind: "events", event: "dispatch", perYear: 12, of: "township" },
    { kind: "events", event: "notice", perYear: 52, of: "township" },
    { kind: "register", register: "projects" },
  ),
];

/** 新化: E1–E10. */
export const xinhuaPack: Pack = {
  id: "sample-xinhua",
  version: 3,
  name: "新化做法（示例，2018年）",
  level: "county",
  source: "新化县加强村级组织运转保障经验材料",
  isLocked: false,
  settings: [
    { key: "growthPercent", label: "其他村运转经费比上年增加（%）", unit: "percent", preset: null },
    { key: "averageE2", label: "E2 本乡镇村均应达到（元；文件只有全县的数）", unit: "yuan", preset: null },
    { key: "moreE2", label: "E2 本乡镇村均应比上年增加（元；文件只有全县的数）", unit: "yuan", preset: null },
    ownShare("E10", "综合服务平台"),
  ],
  rules: [],
  rows: (settings) => [...xinhuaMoneyRows(settings), ...xinhuaPayRows(settings)],
  notes: [
    {
      code: "I9",
      text: "新化为2.5倍，别处为2倍；按所列金额推算的基数为1650×12÷2.5＝7920元（与统计数未核对）。2.5倍只用于书记，其他按90%、70%。",
    },
    { code: "I10", text: "“一定比例”“根据本级财政情况”没有数字，请在设置中填写。" },
  ],
};
