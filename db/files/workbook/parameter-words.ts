import type { CategoryNature } from "#domain/books/category.ts";
import type { PlainParameters } from "#domain/checks/plain-rule.ts";
import { moneyTextFromFen, zeroFen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";

const natureNames: Readonly<Record<CategoryNature, string>> = {
  "non-productive": "非生产性支出",
  productive: "生产性支出",
  works: "工程支出",
  asset: "购置资产",
  welfare: "公益福利支出",
};

/** What a category is called. */
export type Names = (id: CategoryId) => string;

/** The natures and categories a rule is for; '' where it is for all. */
export const scopeText = (parameters: PlainParameters, categoryName: Names): string =>
  [...parameters.natures.map((nature) => natureNames[nature]), ...parameters.categoryIds.map(categoryName)].join("、");
/** An amount of the rule in yuan. */
export const yuan = (parameters: PlainParameters, key: string): string =>
  `${moneyTextFromFen(parameters.amounts[key] ?? zeroFen)} 元`;
/** A number of the rule; '' where it names none. */
export const times = (parameters: PlainParameters, key: string): string => String(parameters.counts[key] ?? "");
/** True where the rule says so. */
export const is = (parameters: PlainParameters, key: string): boolean => parameters.flags[key] === true;
/** 甲, 乙 → “甲”、“乙”. */
export const listed = (words: readonly string[]): string => words.map((word) => `“${word}”`).join("、");
/** 1250 → 12.5 %. */
export const percentText = (hundredths: number): string => `${String(hundredths / 100)}%`;
