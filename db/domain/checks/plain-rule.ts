import { categoryNatures, type CategoryNature } from "#domain/books/category.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { plainFields, type PlainField } from "./plain-fields.ts";

/**
 * Rules whose parameters are a handful of numbers, words and categories, so that one shape, one form and one text serve them
 * all.
 */
export const plainKinds = [
  "K02",
  "K03",
  "K07",
  "K09",
  "K10",
  "K11",
  "K12",
  "K13",
  "K14",
  "K15",
  "K16",
  "K19",
  "K20",
  "K21",
  "K22",
  "K23",
  "K24",
  "K25",
  "K26",
  "K27",
  "K28",
  "K30",
  "K31",
  "K32",
  "K33",
  "K34",
] as const;
export type PlainKind = (typeof plainKinds)[number];

/** Amounts in fen, counts whole, percents in hundredths of a percent; what a kind has of them is said by `plainFields`. */
export type PlainParameters = {
  readonly kind: PlainKind;
  readonly amounts: Readonly<Record<string, Fen>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly categoryIds: readonly CategoryId[];
  readonly natures: readonly CategoryNature[];
  readonly words: readonly string[];
  readonly days: readonly LocalDate[];
  readonly workdays: readonly LocalDate[];
};

/** The parameters of a kind with nothing in them but what is given. */
export const plainParameters = (
  kind: PlainKind,
  rest: Partial<Omit<PlainParameters, "kind">> = {},
): PlainParameters => ({
  kind,
  amounts: {},
  counts: {},
  flags: {},
  categoryIds: [],
  natures: [],
  words: [],
  days: [],
  workdays: [],
  ...rest,
});

export type PlainFault = {
  readonly reason: "field-missing" | "field-unknown" | "number-out-of-range" | "nothing-in-it" | "category-unknown";
  /** The key of the field that is at fault; scope and words stand for themselves. */
  readonly field?: string;
};

const nameOf = (field: PlainField): string => ("key" in field ? field.key : field.type);

const missingIn = (parameters: PlainParameters, field: PlainField): boolean => {
  switch (field.type) {
    case "amount":
      return field.isNeeded && parameters.amounts[field.key] === undefined;
    case "count":
    case "percent":
      return field.isNeeded && parameters.counts[field.key] === undefined;
    case "scope":
      return field.isNeeded && parameters.categoryIds.length === 0 && parameters.natures.length === 0;
    case "words":
      return field.isNeeded && parameters.words.length === 0;
    case "flag":
    case "days":
    case "workdays":
      return false;
  }
};

const isOutside = (parameters: PlainParameters, field: PlainField): boolean => {
  if (field.type === "amount") return (parameters.amounts[field.key] ?? 0) < 0;
  if (field.type !== "count" && field.type !== "percent") return false;
  const value = parameters.counts[field.key];
  return value !== undefined && !(Number.isSafeInteger(value) && value >= field.least && value <= field.most);
};

const knows = (parameters: PlainParameters, fields: readonly PlainField[]): boolean => {
  const keysOf = (...types: readonly string[]): readonly string[] =>
    fields.flatMap((field) => (types.includes(field.type) && "key" in field ? [field.key] : []));
  const has = (type: PlainField["type"]): boolean => fields.some((field) => field.type === type);
  return (
    Object.keys(parameters.amounts).every((key) => keysOf("amount").includes(key)) &&
    Object.keys(parameters.counts).every((key) => keysOf("count", "percent").includes(key)) &&
    Object.keys(parameters.flags).every((key) => keysOf("flag").includes(key)) &&
    (has("scope") || (parameters.categoryIds.length === 0 && parameters.natures.length === 0)) &&
    (has("words") || parameters.words.length === 0) &&
    (has("days") || parameters.days.length + parameters.workdays.length === 0)
  );
};

/** Kinds with choices of which one at least must be made, or the rule would say nothing. */
const saysNothing = ({ kind, amounts, counts, flags, days, words: said }: PlainParameters): boolean => {
  if (kind === "K07") return amounts["limitFen"] === undefined && counts["ofIncome"] === undefined;
  if (kind === "K22")
    return Object.keys(amounts).length + Object.keys(counts).length === 0 && flags["followsProgress"] !== true;
  if (kind === "K24" || kind === "K32") return Object.keys(amounts).length + Object.keys(counts).length === 0;
  if (kind === "K34")
    return flags["needsVote"] !== true && flags["needsTownship"] !== true && Object.keys(counts).length === 0;
  if (kind === "K10" || kind === "K11") {
    const isEmpty = Object.keys(amounts).length + Object.keys(counts).length + said.length === 0;
    return isEmpty && flags["needsList"] !== true;
  }
  if (kind === "K16") {
    const saysWhen = Object.keys(counts).length > 0 || amounts["immediateFen"] !== undefined;
    return !saysWhen && flags["forbidsNetting"] !== true && flags["forbidsAcrossMonths"] !== true;
  }
  if (kind === "K26") return said.length === 0 && amounts["hardshipFen"] === undefined;
  // A vote of one track and of the other is a vote of none.
  if (kind === "K02") return flags["onlyTrackA"] === true && flags["onlyTrackB"] === true;
  const hasClaimDays = counts["claimFrom"] !== undefined && counts["claimTo"] !== undefined;
  return kind === "K30" && flags["warnsOnWeekends"] !== true && days.length === 0 && !hasClaimDays;
};

/** Why plain parameters make no rule, or `undefined`: a field missing or too much, a number out of range, nothing to judge by. */
export const plainFault = (
  parameters: PlainParameters,
  hasCategory: (id: CategoryId) => boolean,
): PlainFault | undefined => {
  const fields = plainFields[parameters.kind];
  if (!knows(parameters, fields)) return { reason: "field-unknown" };
  const missing = fields.find((field) => missingIn(parameters, field));
  if (missing !== undefined) return { reason: "field-missing", field: nameOf(missing) };
  const outside = fields.find((field) => isOutside(parameters, field));
  if (outside !== undefined) return { reason: "number-out-of-range", field: nameOf(outside) };
  if (saysNothing(parameters)) return { reason: "nothing-in-it" };
  const isKnown = parameters.categoryIds.every(hasCategory);
  const isNature = parameters.natures.every((nature) => categoryNatures.includes(nature));
  return isKnown && isNature ? undefined : { reason: "category-unknown" };
};
