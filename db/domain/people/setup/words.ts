import type { VillageType } from "#domain/books/village.ts";
import type { CategoryNature } from "#domain/books/category.ts";
import type { OpenItemSide } from "#domain/books/opening-item.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { VillageFactKind } from "#domain/books/village.ts";
import type { Role } from "#domain/people/roles.ts";

/** A word people choose and what it stands for; the first one of a value is the one the template offers. */
export type Words<Value> = readonly (readonly [word: string, value: Value])[];

export const entityWords: Words<"committee" | "collective"> = [
  ["村民委员会", "committee"],
  ["农村集体经济组织", "collective"],
  ["村委会", "committee"],
  ["集体经济组织", "collective"],
];

export const factWords: Words<VillageFactKind> = [
  ["人口", "population"],
  ["户数", "households"],
  ["村民代表数", "representatives"],
  ["村庄类型", "type"],
  ["脱贫村", "poor"],
  ["年经常性收入", "recurring-income"],
];

export const villageTypeWords: Words<VillageType> = [
  ["单体村", "single"],
  ["合并村", "merged"],
  ["社区", "community"],
  ["城市社区", "city-community"],
];

export const yesNoWords: Words<"yes" | "no"> = [
  ["是", "yes"],
  ["否", "no"],
];

export const itemKindWords: Words<ItemKind> = [
  ["往来单位", "payee"],
  ["成员农户", "member"],
  ["项目", "project"],
  ["资金", "fund"],
  ["合同", "contract"],
  ["人员", "person"],
];

export const natureWords: Words<CategoryNature> = [
  ["非生产性", "non-productive"],
  ["生产性", "productive"],
  ["工程", "works"],
  ["购置资产", "asset"],
  ["公益", "welfare"],
];

export const openItemWords: Words<OpenItemSide> = [
  ["银行已收、单位未收", "bank-in"],
  ["银行已付、单位未付", "bank-out"],
  ["单位已收、银行未收", "book-in"],
  ["单位已付、银行未付", "book-out"],
];

export const roleWords: Words<Role> = [
  ["记账会计", "bookkeeper"],
  ["审核", "reviewer"],
  ["出纳", "cashier"],
  ["主管", "head"],
  ["审计", "auditor"],
  ["管理员", "administrator"],
];

/** The words of a list, each value once. */
export const offeredWords = <Value>(words: Words<Value>): readonly string[] =>
  words.filter(([, value], index) => words.findIndex((other) => other[1] === value) === index).map(([word]) => word);

export const wordOf = <Value>(words: Words<Value>, value: Value): string =>
  words.find((pair) => pair[1] === value)?.[0] ?? "";
