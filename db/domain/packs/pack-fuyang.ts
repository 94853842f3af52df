import { plainParameters } from "#domain/checks/plain-rule.ts";
import { yuan } from "#domain/core/fen.ts";
import { everyVillage } from "#domain/funds/village-condition.ts";
import type { Pack, PackRow, PackSettings } from "./pack.ts";
import { fund, otherCadre, ownShare, row, secretary, shareOf, villageHead, yearlyPay } from "./parts.ts";

const circular = "县（市、区）加强村级组织运转保障经验材料：富阳、平湖、天台三地";
const running = "村级组织运转和干部基本报酬补助";

const gatedParts = ["村定补贴", "绩效补贴"] as const;

const fuyangRows = (settings: PackSettings): readonly PackRow[] => {
  const gate = {
    ...everyVillage,
    incomeFrom: { value: yuan(100_000), isInclusive: settings["gateIsStrict"] !== 1 },
  };
  return [
    row(
      [
        "A1",
        "运转与基本报酬补助",
        "区财政每年6000多万元用于村级组织运转和干部基本报酬，村均不低于22万元（是平均数，不是每村保底）",
      ],
      { kind: "average", fund: running, averageFen: yuan(220_000), condition: everyVillage },
    ),
    row(
      ["A2", "活动场所建设", "投入600多万元，建设100多个村级组织活动场所"],
      fund("村级组织活动场所建设", shareOf(settings, "A2")),
    ),
    row(["A3", "部门补助整合使用", "各部门补助归并管理，乡镇统一申报，按季拨付，乡镇配套后分配到村"], {
      kind: "quarterly",
      fund: running,
    }),
    row(
      ["A4", "报酬三块结构", "报酬由区定补贴、村定补贴、绩效补贴组成；后两块限年经常性固定收入10万元以上的村"],
      {
        kind: "pay-gate",
        parts: [{ name: "区定补贴", gate: null }, ...gatedParts.map((name) => ({ name, gate }))],
      },
      { kind: "rule", ruleIds: ["pack-fuyang-pay"] },
    ),
    row(["A5", "规范支出名目", "支出只能使用规定的名目，不得自立名目"], { kind: "register", register: "categories" }),
    row(["A6", "工作经费限额", "工作经费按村年经常性固定收入分档，村民代表会议通过，报乡镇批准"], {
      kind: "register",
      register: "caps",
    }),
    row(["A7", "监督巡查", "村务监督委员会和12个巡查组定期检查"], {
      kind: "events",
      event: "inspection",
      perYear: 4,
      of: "township",
    }),
  ];
};

/** 富阳: A1–A7. */
export const fuyangPack: Pack = {
  id: "sample-fuyang",
  version: 3,
  name: "富阳做法（示例）",
  level: "county",
  source: circular,
  isLocked: false,
  settings: [
    { key: "gateIsStrict", label: "“10万元以上”不含10万元本数（默认含本数）", unit: "yes-no", preset: 0 },
    ownShare("A2", "活动场所建设"),
  ],
  rules: [
    {
      id: "pack-fuyang-pay",
      title: "村定补贴、绩效补贴限经常性收入10万元以上的村",
      level: "county",
      basis: "富阳做法：后两块报酬只在年经常性固定收入10万元以上的村发放",
      severity: "block",
      isSample: true,
      parameters: plainParameters("K11", { amounts: { gateFen: yuan(100_000) }, words: [...gatedParts] }),
      ofCategories: ["干部报酬"],
      switchedBy: { isExclusive: "gateIsStrict" },
    },
  ],
  rows: fuyangRows,
  notes: [
    {
      code: "I2",
      text: "“村均不低于22万元”是平均数。“10万元以上”依民法典第一千二百五十九条含本数，但常有人读作超过。“经常性固定收入”文件未定义，与平湖的“经常性收入”用语也不同。",
    },
    {
      code: "巡查组",
      text: "A7的12个巡查组是全区的组数，不折算到乡镇；定期检查按每季一次计，文件没有写次数。",
    },
    { code: "I10", text: "工作经费的分档、乡镇配套的比例文件没有给出数字，请按本地文件设置。" },
  ],
};

const below350 = { ...everyVillage, incomeTo: { value: yuan(350_000), isInclusive: false } };

/** 平湖: A8–A14. */
export const pinghuPack: Pack = {
  id: "sample-pinghu",
  version: 2,
  name: "平湖做法（示例）",
  level: "county",
  source: circular,
  isLocked: false,
  settings: [
    ownShare("A8", "强村计划"),
    ownShare("A13", "千名干部帮千户"),
    ownShare("A14", "党内关爱基金"),
    ownShare("A14b", "党员创业贷款贴息"),
  ],
  rules: [],
  rows: (settings) => [
    row(["A8", "强村计划", "全市每年1500万元以上，另给100亩用地指标"], fund("强村计划", shareOf(settings, "A8"))),
    row(["A9", "飞地抱团项目", "5个镇街15个村共建两万多平方米标准厂房，每村年增收约25万元"], {
      kind: "arrival",
      fund: "飞地抱团项目收益",
      eachFen: yuan(250_000),
      limits: { green: { numerator: 1, denominator: 1 }, red: { numerator: 3, denominator: 5 } },
    }),
    row(
      [
        "A10",
        "活动场所“五位一体”",
        "87个村活动场所都在800平方米以上，资金由财政、部门、镇街配套、企业、贷款、自筹六个渠道解决",
      ],
      { kind: "figure", figure: "premises-area", least: 800, isInclusive: false, condition: everyVillage },
      fund("村级活动场所“五位一体”建设", null),
    ),
    row(["A11", "干部报酬补助", "两委主职每人每年25000元；村经常性收入不到35万元的村，一般干部每人每年12000元"], {
      kind: "pay-table",
      rows: [yearlyPay([secretary, villageHead], yuan(25_000)), yearlyPay([otherCadre], yuan(12_000), below350)],
    }),
    row(["A12", "离任干部补助", "离任干部定期生活补助；优秀书记参照镇（街道）事业人员养老"], {
      kind: "register",
      register: "people",
    }),
    row(["A13", "千名干部帮千户", "每年捐款约100万元"], fund("千名干部帮千户捐款", shareOf(settings, "A13"))),
    row(
      ["A14", "党内关爱与贴息", "关爱基金每年500万元；党员创业贷款贴息每年25万元以上"],
      fund("党内关爱基金", shareOf(settings, "A14")),
      fund("党员创业贷款贴息", shareOf(settings, "A14b")),
    ),
  ],
  notes: [
    {
      code: "I1",
      text: "文中“279名村干部、561万元”不等于279×12000。它恰好等于174×25000＋105×12000＝5610000；174＝2×87个村，可见279人含主职与一般干部。",
    },
  ],
};

const crowded = { ...everyVillage, populationFrom: { value: 1000, isInclusive: false } };

/** 天台: A15–A17. */
export const tiantaiPack: Pack = {
  id: "sample-tiantai",
  version: 2,
  name: "天台做法（示例）",
  level: "county",
  source: circular,
  isLocked: false,
  settings: [ownShare("A15", "县级保障资金"), ownShare("A16", "扶持集体经济"), ownShare("A16b", "活动场所以奖代补")],
  rules: [],
  rows: (settings) => [
    row(
      ["A15", "县级保障资金", "全县每年2200万元用于村级组织运转、离任主职干部等"],
      fund("村级组织保障资金", shareOf(settings, "A15")),
    ),
    row(
      [
        "A16",
        "扶持集体经济与以奖代补",
        "扶持集体经济500万元；活动场所以奖代补800多万元；改建4个人口超过1000人、面积不足100平方米的村",
      ],
      fund("集体经济扶持", shareOf(settings, "A16")),
      fund("活动场所以奖代补", shareOf(settings, "A16b")),
      { kind: "figure", figure: "premises-area", least: 100, isInclusive: true, condition: crowded },
    ),
  ],
  notes: [{ code: "A17", text: "597名第一书记（四批）、135个重点村、1856名后备干部：人员情况，没有资金规则。" }],
};
