import type { Demo } from "#cli/demo-office.ts";
import type { InputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";

type Card = InputOf<"asset.save">["card"];

/** Cost and wear come to what the books of 柳溪 began with, so that cards and accounts agree. */
const cards: readonly (readonly [string, string, string, number, number, number])[] = [
  ["村委会办公楼", "房屋", "2012-06-30", 62_000_000, 21_500_000, 480],
  ["村民活动中心", "房屋", "2018-09-30", 28_000_000, 6_400_000, 480],
  ["一号机井及泵房", "水利设施", "2019-05-31", 5_600_000, 2_050_000, 240],
  ["太阳能路灯 60 盏", "基础设施", "2021-11-30", 3_000_000, 1_300_000, 120],
];

const plantCards = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const { accounts } = await demo.must("chen", "account.list", { ledgerId });
  const account = (code: string): string => {
    const found = accounts.find((each) => each.isLeaf && each.code.startsWith(code));
    if (found === undefined) throw new Error(`no account ${code}`);
    return found.id;
  };
  for (const [name, category, inUseOn, costFen, openingWornFen, lifeMonths] of cards) {
    const card: Card = {
      number: null,
      name,
      class: "fixed",
      category,
      purpose: "administrative",
      costAccountId: account("151"),
      wornAccountId: account("152"),
      expenseAccountId: account("513"),
      categoryId: null,
      costFen,
      residualFen: 0,
      openingWornFen,
      openingWornThrough: "2026-06",
      method: "straight-line",
      lifeMonths,
      lifeUnits: 0,
      openingUnits: 0,
      inUseOn,
      location: "柳溪村",
      keeper: "柳主任",
      fundSource: "",
      quantity: "",
      note: "",
    };
    await demo.must("chen", "asset.save", { id: null, ledgerId, card });
  }
};

const people = [
  ["柳建国", ["secretary", "head"]],
  ["柳春梅", ["committee"]],
  ["李守信", ["supervisor-head"]],
  ["柳大山", ["representative"]],
] as const;

const plantPeople = async (demo: Demo): Promise<void> => {
  const { villages } = await demo.must("chen", "village.list", {});
  const village = villages.find(({ name }) => name === "柳溪村");
  if (village === undefined) throw new Error("no 柳溪村");
  const about = {
    idTail: "",
    phone: "",
    bankName: "青禾农商银行",
    household: "",
    note: "",
    isActive: true,
    relations: [],
  };
  for (const [at, [name, posts]] of people.entries()) {
    const held = posts.map((post) => ({ post, title: "", fromOn: "2024-01-15", toOn: null, basis: "换届选举结果" }));
    const person = { ...about, name, bankAccount: `62284800000000${String(1001 + at)}`, posts: held };
    await demo.must("chen", "villager.save", { id: null, villageId: village.id, person });
  }
};

const plantTemplates = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const line = { categoryId: null, items: [] };
  await demo.must("chen", "template.save", {
    id: null,
    ledgerId,
    name: "按月计收利息",
    lines: [
      { ...line, summary: "收到{月}月存款利息", accountCode: "10201", side: "debit", formula: "[利息]" },
      { ...line, summary: "收到{月}月存款利息", accountCode: "504", side: "credit", formula: "=" },
    ],
    defaults: [],
    schedule: "quarterly",
    day: 21,
  });
};

/** Cards, people in posts and a template, so that their screens have something to say. */
export const plantFuller = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  await plantCards(demo, ledgerId);
  await plantPeople(demo);
  await plantTemplates(demo, ledgerId);
};
