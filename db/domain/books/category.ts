import type { SystemId } from "./accounting-system.ts";

export const categoryNatures = ["non-productive", "productive", "works", "asset", "welfare"] as const;
/** 非生产性, 生产性, 工程, 购置资产, 公益. */
export type CategoryNature = (typeof categoryNatures)[number];

export type NewCategory = {
  readonly code: string;
  readonly name: string;
  readonly accountCode: string;
  readonly nature: CategoryNature;
};

type Row = readonly [string, string, string, CategoryNature];

// Caps attach to categories and books to accounts, so many categories share one account. F01–F16 are the non-productive
// ones that local rules name most often; the rest keep every other spending nameable from the first day.
const rows: readonly Row[] = [
  ["F01", "招待费", "513", "non-productive"],
  ["F02", "办公费", "513", "non-productive"],
  ["F03", "报刊费", "513", "non-productive"],
  ["F04", "差旅费", "513", "non-productive"],
  ["F05", "通讯费", "513", "non-productive"],
  ["F06", "会议费", "513", "non-productive"],
  ["F07", "培训费", "513", "non-productive"],
  ["F08", "误工补贴", "513", "non-productive"],
  ["F09", "车辆交通费", "513", "non-productive"],
  ["F10", "慰问费", "514", "non-productive"],
  ["F11", "宣传费", "513", "non-productive"],
  ["F12", "考察学习费", "513", "non-productive"],
  ["F13", "水电取暖费", "513", "non-productive"],
  ["F14", "办公维修费", "513", "non-productive"],
  ["F15", "印刷费", "513", "non-productive"],
  ["F16", "其他非生产性开支", "513", "non-productive"],
  ["G01", "道路水利维护", "514", "welfare"],
  ["G02", "环境卫生", "514", "welfare"],
  ["G03", "路灯照明", "514", "welfare"],
  ["G04", "文体活动", "514", "welfare"],
  ["G05", "救助帮扶", "514", "welfare"],
  ["R01", "干部报酬", "513", "productive"],
  ["S01", "生产经营支出", "511", "productive"],
  ["S02", "利息支出", "515", "productive"],
  ["S03", "银行手续费", "513", "productive"],
  ["S04", "折旧与摊销", "513", "productive"],
  ["S05", "税金及附加", "512", "productive"],
  ["S06", "所得税费用", "521", "productive"],
  ["S07", "生产劳务成本", "401", "productive"],
  // 其他支出 holds more than interest: what is lost of an asset or a claim stands apart from it.
  ["S08", "资产处置损失", "515", "productive"],
  ["S09", "资产盘亏损失", "515", "productive"],
  ["S10", "坏账损失", "515", "productive"],
  ["Z01", "工程建设", "153", "works"],
  ["Z02", "购置固定资产", "151", "asset"],
  // Stock, living and other assets are bought with the same papers and signatures as what stands on 151.
  ["Z03", "购置库存物资", "121", "asset"],
  ["Z04", "购置消耗性生物资产", "131", "asset"],
  ["Z05", "购置生产性生物资产", "132", "asset"],
  ["Z06", "购置公益性生物资产", "134", "asset"],
  ["Z07", "购置无形资产", "161", "asset"],
  ["Z08", "长期待摊支出", "171", "asset"],
  ["Z09", "资产清理费用", "154", "productive"],
  ["T01", "短期投资", "111", "productive"],
  ["T02", "长期投资", "141", "productive"],
  // Money kept for a purpose is spent, or handed back, straight from the debt where nothing stands on an expense or an asset first.
  ["X01", "一事一议资金支出", "231", "welfare"],
  ["X02", "退还一事一议筹资", "231", "productive"],
  ["X03", "专项资金支出", "241", "welfare"],
  ["X04", "上交专项资金结余", "241", "productive"],
  ["Y01", "退还资本", "301", "productive"],
  ["Y02", "公积公益金支出", "311", "welfare"],
  ["Y03", "收益分配支出", "322", "welfare"],
];

/** The categories a new township starts with: samples to be changed to its own documents. */
export const defaultCategories: readonly NewCategory[] = rows.map(([code, name, accountCode, nature]) => ({
  code,
  name,
  accountCode,
  nature,
}));

/**
 * The losses that have a category of their own, with the word its name bears: a township may name it otherwise and give its code
 * to something else, so the word decides and the shipped code only among several.
 */
const losses = {
  disposal: { code: "S08", word: "处置" },
  shortage: { code: "S09", word: "盘亏" },
  "bad-debt": { code: "S10", word: "坏账" },
} as const;
export type Loss = keyof typeof losses;

type Named = Pick<NewCategory, "code" | "name">;

/** The category of a loss among those of its account; undefined where the township has none, which then a person has to choose. */
export const lossCategoryIn = <Category extends Named>(
  categories: readonly Category[],
  loss: Loss,
): Category | undefined => {
  const { code, word } = losses[loss];
  const fitting = categories.filter(({ name }) => name.includes(word));
  return fitting.find((each) => each.code === code) ?? fitting[0];
};

const isFree = (name: string, categories: readonly NewCategory[]): boolean =>
  categories.every((each) => each.name !== name);

/** The shipped categories of losses that a township founded by an older program lacks. */
export const lackingLosses = (categories: readonly NewCategory[]): readonly NewCategory[] =>
  defaultCategories.filter(({ code, name, accountCode }) => {
    const loss = Object.values(losses).find((each) => each.code === code);
    const own = categories.filter((each) => each.accountCode === accountCode);
    return loss !== undefined && own.every((each) => !each.name.includes(loss.word)) && isFree(name, categories);
  });

/** What a township founded by an older program lacks: the categories of accounts that none names, and those of losses. */
export const lackingCategories = (categories: readonly NewCategory[]): readonly NewCategory[] => {
  const lost = new Set(lackingLosses(categories));
  return defaultCategories.filter(
    (shipped) =>
      lost.has(shipped) ||
      (categories.every(({ accountCode }) => accountCode !== shipped.accountCode) && isFree(shipped.name, categories)),
  );
};

// 管理费用, 经营支出 and 其他支出 have other codes in the system of 2004, which knows no 公益支出, 税金及附加 and 所得税费用 of their
// own; there 153 is 固定资产清理 and 154 在建工程, trees of every kind stand on 132, and what is rebuilt on 151. Like its chart,
// this is 待核对.
const in2004: Readonly<Record<string, string>> = {
  "134": "132",
  "153": "154",
  "154": "153",
  "171": "151",
  "511": "502",
  "512": "502",
  "513": "541",
  "514": "551",
  "515": "551",
  "521": "551",
};

/**
 * Where a category's spending is booked in a ledger of a system. Categories belong to the township and name the account of
 * 2023; codes mean other accounts in the system of 2004. A code the table does not know stands for itself in both.
 */
export const categoryAccountIn = (system: SystemId, accountCode: string): string =>
  system === "2023" ? accountCode : (in2004[accountCode.slice(0, 3)] ?? accountCode);

/** Categories with the accounts they have in a ledger of a system. */
export const categoriesIn = <Category extends { readonly accountCode: string }>(
  system: SystemId,
  categories: readonly Category[],
): readonly Category[] =>
  system === "2023"
    ? categories
    : categories.map((each) => ({ ...each, accountCode: categoryAccountIn(system, each.accountCode) }));
