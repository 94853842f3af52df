import { describe, expect, it } from "vitest";
import { yuan } from "#domain/core/fen.ts";
import type { PackInputs } from "#domain/packs/inputs.ts";
import type { PackSettings } from "#domain/packs/pack.ts";
import { packs } from "#domain/packs/packs.ts";
import { brief, grant, linesOf, paid, person, village } from "./pack-inputs.ts";

type Brief = ReturnType<typeof brief>[number];
type Case = readonly [
  code: string,
  says: string,
  given: Partial<PackInputs>,
  lines: readonly Brief[],
  settings?: PackSettings,
];

const months = (id: string, amount: number, count = 12, part?: string) =>
  Array.from({ length: count }, (_, index) => paid(id, index + 1, amount, part));
const only = [village("柳溪村")];
const events = (event: PackInputs["events"][number]["event"], count: number, villageId: string | null = null) =>
  Array.from({ length: count }, () => ({ villageId, event }));
const income = (name: string, amount: number) => new Map([[name, yuan(amount)]]);

/** Money of a purpose: the township's own share of the county's sum is reached, one yuan less is short, and without a share it is shown. */
const yearly = (code: string, fund: string, year: number): readonly Case[] => [
  [
    code,
    "the township's share",
    { grants: [grant(null, fund, year)] },
    [["全乡镇", yuan(year), yuan(year), "reached"]],
    { [`share${code}`]: year },
  ],
  [
    code,
    "a yuan less",
    { grants: [grant(null, fund, year - 1)] },
    [["全乡镇", yuan(year), yuan(year - 1), "short"]],
    { [`share${code}`]: year },
  ],
  [
    code,
    "the county's sum alone, held against no township",
    { grants: [grant(null, fund, 1)] },
    [["全乡镇", null, yuan(1), "shown"]],
  ],
];

const cases: readonly Case[] = [
  ...yearly("A2", "村级组织活动场所建设", 6_000_000),
  ...yearly("A8", "强村计划", 15_000_000),
  ...yearly("A13", "千名干部帮千户捐款", 1_000_000),
  ...yearly("A15", "村级组织保障资金", 22_000_000),
  ...yearly("B1", "基层党建经费", 10_000_000),
  ...yearly("C8", "村委会办公设备", 3_150_000),
  [
    "A9",
    "250,000 yuan for each village of the enclave, below 60 % in red",
    {
      villages: [village("柳溪村"), village("石桥村")],
      grants: [grant("柳溪村", "飞地抱团项目收益", 250_000), grant("石桥村", "飞地抱团项目收益", 149_999)],
    },
    [
      ["柳溪村", yuan(250_000), yuan(250_000), "reached"],
      ["柳溪村", null, 10_000, "reached"],
      ["石桥村", yuan(250_000), yuan(149_999), "red"],
      ["石桥村", null, 5_999, "red"],
    ],
  ],
  [
    "A10",
    "premises above 800 m², 800 itself not",
    {
      villages: [village("柳溪村", {}, { "premises-area": 801 }), village("石桥村", {}, { "premises-area": 800 })],
      grants: [grant(null, "村级活动场所“五位一体”建设", 90, { source: "财政" })],
    },
    [
      ["柳溪村", 800, 801, "reached"],
      ["石桥村", 800, 800, "short"],
      ["全乡镇", null, yuan(90), "shown"],
      ["财政", null, yuan(90), "shown"],
    ],
  ],
  [
    "A14",
    "the care fund and the interest paid for members",
    { grants: [grant(null, "党内关爱基金", 5_000_000), grant(null, "党员创业贷款贴息", 249_999)] },
    [
      ["全乡镇", yuan(5_000_000), yuan(5_000_000), "reached"],
      ["全乡镇", yuan(250_000), yuan(249_999), "short"],
    ],
    { shareA14: 5_000_000, shareA14b: 250_000 },
  ],
  [
    "B5",
    "80 % for the head and 60 % for others of twice 10,800 yuan; not the secretary",
    {
      villages: only,
      indicators: income("农村居民人均可支配收入", 10_800),
      people: [person("张一", "村书记"), person("李二", "村主任"), person("王三", "其他两委成员")],
      payments: [...months("张一", 1), ...months("李二", 1_440), ...months("王三", 1_079)],
    },
    [
      ["柳溪村 李二", yuan(17_280), yuan(17_280), "reached"],
      ["柳溪村 王三", yuan(12_960), yuan(12_948), "short"],
    ],
  ],
  [
    "B8",
    "an appraisal of each village a year",
    { events: events("appraisal", 1, "柳溪村") },
    [
      ["柳溪村", 1, 1, "reached"],
      ["石桥村", 1, 0, "short"],
    ],
  ],
  [
    "B12",
    "a choice of projects in each village a year",
    { villages: only, events: events("project-choice", 1, "柳溪村") },
    [["柳溪村", 1, 1, "reached"]],
  ],
  ["B13", "an inspection a month", { toMonth: 6, events: events("inspection", 5) }, [["全乡镇", 6, 5, "short"]]],
  [
    "C3",
    "1,000 yuan a month for every full-time cadre",
    {
      villages: only,
      people: [person("张一", "村书记"), person("王三", "其他两委成员")],
      payments: [...months("张一", 1_000), ...months("王三", 999)],
    },
    [
      ["柳溪村 张一", yuan(12_000), yuan(12_000), "reached"],
      ["柳溪村 王三", yuan(12_000), yuan(11_988), "short"],
    ],
  ],
  [
    "C4",
    "280 yuan a month for a retired cadre, whatever the post",
    {
      villages: only,
      people: [person("张一", "其他两委成员", { isRetired: true, years: 1 })],
      payments: months("张一", 280),
    },
    [["柳溪村 张一", yuan(3_360), yuan(3_360), "reached"]],
  ],
  [
    "C5",
    "the award for collective income needs a profit, whatever the income",
    {
      villages: [village("柳溪村", { recurringIncomeFen: yuan(1) }, { "operating-profit": 0 })],
      people: [person("张一", "村书记")],
      payments: [paid("张一", 1, 100), paid("张一", 1, 50, "集体经济创收奖励")],
    },
    [
      ["柳溪村", null, yuan(100), "shown"],
      ["柳溪村", null, 0, "shown"],
      ["柳溪村", null, yuan(50), "forbidden"],
    ],
  ],
  [
    "C5",
    "a profit nobody registered",
    { villages: only, payments: [paid("张一", 1, 50, "集体经济创收奖励")] },
    [
      ["柳溪村", null, 0, "shown"],
      ["柳溪村", null, 0, "shown"],
      ["柳溪村", null, yuan(50), "missing"],
    ],
  ],
  [
    "C7",
    "what was put into premises",
    { grants: [grant(null, "村级活动场所建设", 700, { source: "市" })] },
    [
      ["全乡镇", null, yuan(700), "shown"],
      ["市", null, yuan(700), "shown"],
    ],
  ],
  [
    "C9",
    "the pooled rent is divided whole, and pays for office needs only",
    {
      toMonth: 3,
      villages: only,
      grants: [
        grant(null, "集中物业租金", 200_000),
        grant("柳溪村", "集中物业租金", 200_000, { isDivided: true, source: "青禾镇（统筹）" }),
      ],
      spending: [{ villageId: "柳溪村", fund: "集中物业租金", category: "招待费", amountFen: yuan(80) }],
    },
    [
      ["第1季度", yuan(200_000), yuan(200_000), "reached"],
      ["全乡镇", yuan(200_000), yuan(200_000), "reached"],
      ["柳溪村", null, yuan(80), "forbidden"],
    ],
    { shareC9: 200_000 },
  ],
  ["C14", "awards by stars", { grants: [grant(null, "星级奖励", 30)] }, [["全乡镇", null, yuan(30), "shown"]]],
  [
    "C16",
    "seven days of training a year, however many meetings",
    {
      events: [
        { villageId: null, event: "training", days: 5 },
        { villageId: null, event: "training", days: null },
      ],
    },
    [["全乡镇", 7, 6, "short"]],
  ],
  [
    "C16",
    "seven days in two meetings",
    {
      events: [
        { villageId: null, event: "training", days: 5 },
        { villageId: null, event: "training", days: 2 },
      ],
    },
    [["全乡镇", 7, 7, "reached"]],
  ],
  [
    "D1",
    "an average of 40,000 yuan over the weak villages alone",
    {
      villages: [village("柳溪村", { isPoor: true }), village("石桥村", { isPoor: true }), village("枫林村")],
      grants: [grant("柳溪村", "经济薄弱村运转补助", 50_000), grant("石桥村", "经济薄弱村运转补助", 29_999)],
    },
    [
      ["全乡镇", yuan(40_000), yuan(39_999) + 50, "short"],
      ["最低的村", null, yuan(29_999), "shown"],
      ["最高的村", null, yuan(50_000), "shown"],
      ["柳溪村", null, yuan(50_000), "shown"],
      ["石桥村", null, yuan(29_999), "shown"],
    ],
  ],
  [
    "D4",
    "secretary and head by twice the township's own figure, others not",
    {
      villages: only,
      indicators: income("本乡镇农民人均纯收入", 12_000),
      people: [person("张一", "村书记"), person("李二", "村主任"), person("王三", "其他两委成员")],
      payments: [...months("张一", 2_000), ...months("李二", 1_999)],
    },
    [
      ["柳溪村 张一", yuan(24_000), yuan(24_000), "reached"],
      ["柳溪村 李二", yuan(24_000), yuan(23_988), "short"],
    ],
  ],
  [
    "D6",
    "the events that need a vote",
    { hitsByRule: new Map([["pack-ruian-events", 3]]) },
    [["pack-ruian-events", null, 3, "short"]],
  ],
  [
    "E2",
    "the township's own average and its growth, the county's being shown to nobody as due",
    {
      villages: [village("柳溪村", {}, { "last-year-running": yuan(146_600) })],
      grants: [grant("柳溪村", "村（居）组织运转保障资金", 171_199)],
    },
    [
      ["全乡镇", yuan(171_200), yuan(171_199), "short"],
      ["全乡镇", yuan(24_600), yuan(24_599), "short"],
      ["最低的村", null, yuan(171_199), "shown"],
      ["最高的村", null, yuan(171_199), "shown"],
      ["柳溪村", null, yuan(171_199), "shown"],
    ],
    { averageE2: 171_200, moreE2: 24_600 },
  ],
  [
    "E2",
    "no goal of the township's own, and no figure of last year",
    { villages: only, grants: [grant("柳溪村", "村（居）组织运转保障资金", 171_199)] },
    [
      ["全乡镇", null, yuan(171_199), "shown"],
      ["全乡镇", null, null, "missing"],
      ["最低的村", null, yuan(171_199), "shown"],
      ["最高的村", null, yuan(171_199), "shown"],
      ["柳溪村", null, yuan(171_199), "shown"],
    ],
  ],
  [
    "E5",
    "an audit of each village a year",
    { villages: only, events: events("audit", 1, "柳溪村") },
    [["柳溪村", 1, 1, "reached"]],
  ],
  ["E5", "none yet in October: the year is not over", { villages: only, toMonth: 10 }, [["柳溪村", 1, 0, "pending"]]],
  ["E5", "none in a whole year", { villages: only }, [["柳溪村", 1, 0, "short"]]],
  [
    "E7",
    "450, 405 and 315 yuan a month more than before",
    { indicators: income("农村居民人均可支配收入", 7_920) },
    [
      ["村书记", yuan(1_200), yuan(1_650), "reached"],
      ["村书记", yuan(450), yuan(450), "reached"],
      ["村书记", 3_750, 3_750, "reached"],
      ["村主任", yuan(1_080), yuan(1_485), "reached"],
      ["村主任", yuan(405), yuan(405), "reached"],
      ["村主任", 3_750, 3_750, "reached"],
      ["其他两委成员", yuan(840), yuan(1_155), "reached"],
      ["其他两委成员", yuan(315), yuan(315), "reached"],
      ["其他两委成员", 3_750, 3_750, "reached"],
    ],
  ],
  [
    "E10",
    "500,000 yuan for each of 73 platforms, looked at every month",
    {
      grants: [grant(null, "村综合服务平台建设", 1_000_000)],
      events: [...events("dispatch", 12), ...events("notice", 51)],
    },
    [
      ["全乡镇", yuan(1_000_000), yuan(1_000_000), "reached"],
      ["全乡镇", 12, 12, "reached"],
      ["全乡镇", 52, 51, "short"],
    ],
    { shareE10: 1_000_000 },
  ],
  [
    "C6",
    "450 to 550 yuan in each month, not on average",
    {
      villages: only,
      people: [person("张一", "村书记"), person("王三", "其他两委成员")],
      payments: [
        ...Array.from({ length: 12 }, (_, at) =>
          paid("张一", at + 1, at < 2 ? 300 : at === 11 ? 600 : 500, "业绩考核奖励"),
        ),
        ...months("王三", 450, 12, "业绩考核奖励"),
      ],
    },
    [
      ["柳溪村 张一", yuan(450), yuan(300), "short"],
      ["柳溪村 张一", yuan(550), yuan(600), "forbidden"],
      ["柳溪村 王三", yuan(450), yuan(450), "reached"],
    ],
  ],
  [
    "A3",
    "an instalment that was decided and has not come is short",
    { toMonth: 3, grants: [{ ...grant(null, "村级组织运转和干部基本报酬补助", 0), grantedFen: yuan(60_000) }] },
    [["第1季度", yuan(60_000), 0, "short"]],
  ],
];

/** Rows that a screen of its own answers. */
const registers: Readonly<Record<string, string>> = {
  A5: "categories",
  A6: "caps",
  A12: "people",
  B15: "projects",
  C17: "people",
  C18: "resolutions",
};

/** Rows whose sums stand in the other tests of packs, each with its numbers. */
const elsewhere = "A1 A3 A4 A7 A11 A16 B2 B4 B6 B7 B9 B14 C1 C2 C6 C10 C12 C15 D2 D3 D5 E1 E3 E4 E6 E8 E9".split(" ");

describe("every row of a document", () => {
  const whole = cases.map(([code, says, given, lines, settings = {}]) => [code, says, given, lines, settings] as const);
  it.each(whole)("%s computes what it says: %s", (code, _says, given, lines, settings) => {
    expect(brief(linesOf(code, given, settings))).toEqual(lines);
  });

  it.each(Object.entries(registers))("%s is answered by the register %s", (code, register) => {
    const row = packs.flatMap((pack) => pack.rows({})).find((each) => each.code === code);
    expect(row?.measures).toContainEqual({ kind: "register", register });
  });

  it("has its numbers tested, or names the screen that answers it", () => {
    const rows = packs.flatMap((pack) => pack.rows({}).map(({ code }) => code)).filter((code) => /^[A-E]\d/.test(code));
    const tested = [...cases.map(([code]) => code), ...Object.keys(registers), ...elsewhere];
    expect(rows.filter((code) => !tested.includes(code))).toEqual([]);
    expect(elsewhere.filter((code) => !rows.includes(code))).toEqual([]);
  });
});
