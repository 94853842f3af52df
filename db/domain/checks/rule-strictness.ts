import { plainFields, type FlagField, type ListField, type NumberField } from "./plain-fields.ts";
import type { PlainParameters } from "./plain-rule.ts";

const isByQuarter = ({ kind, flags }: PlainParameters): boolean => kind === "K07" && flags["isByQuarter"] === true;

/**
 * A number of a rule as it weighs beside the same of another. K07: what a quarter may spend comes four times to the year, so that
 * neither is stricter by its period alone.
 */
const numberOf = (parameters: PlainParameters, key: string, other: PlainParameters): number | undefined => {
  const value = parameters.amounts[key] ?? parameters.counts[key];
  return value !== undefined && isByQuarter(parameters) && !isByQuarter(other) ? value * 4 : value;
};

const isLooserNumber = (field: NumberField, lower: PlainParameters, higher: PlainParameters): boolean => {
  if (field.stricter === "apart") return false;
  const said = (one: PlainParameters, other: PlainParameters): number | undefined => {
    const value = numberOf(one, field.key, other);
    if (value !== undefined || field.silent === "apart") return value;
    return (field.silent === "strictest") === (field.stricter === "smaller") ? 0 : Number.POSITIVE_INFINITY;
  };
  const [mine, theirs] = [said(lower, higher), said(higher, lower)];
  if (mine === undefined || theirs === undefined) return false;
  return field.stricter === "smaller" ? mine > theirs : mine < theirs;
};

const isLooserFlag = (field: FlagField, lower: PlainParameters, higher: PlainParameters): boolean => {
  if (field.stricter === "apart") return false;
  const { boundaryOf } = field;
  const isSame = (key: string): boolean => {
    const value = numberOf(lower, key, higher);
    return value !== undefined && value === numberOf(higher, key, lower);
  };
  if (boundaryOf !== undefined && !boundaryOf.some(isSame)) return false;
  const [mine, theirs] = [lower.flags[field.key] === true, higher.flags[field.key] === true];
  return field.stricter === "on" ? theirs && !mine : mine && !theirs;
};

const lacks = (one: readonly string[], other: readonly string[]): boolean => !other.every((each) => one.includes(each));

const isLooserList = (field: ListField, lower: PlainParameters, higher: PlainParameters): boolean => {
  if (field.stricter === "more") return lacks(lower.words, higher.words);
  return field.stricter === "fewer" && lacks(higher.words, lower.words);
};

const areSame = (one: readonly string[], other: readonly string[]): boolean => !lacks(one, other) && !lacks(other, one);

/** True where the lists that say what a rule is about are the same in both: the same categories, natures and words of its matter. */
export const hasSameMatter = (one: PlainParameters, other: PlainParameters): boolean =>
  areSame(one.categoryIds, other.categoryIds) &&
  areSame(one.natures, other.natures) &&
  plainFields[one.kind].every(
    (field) => field.type !== "words" || field.stricter !== "matter" || areSame(one.words, other.words),
  );

/** The name of the first field by which a rule of a lower level asks less than one of a higher level about the same matter. */
export const looserField = (lower: PlainParameters, higher: PlainParameters): string | undefined => {
  const found = plainFields[lower.kind].find((field) => {
    switch (field.type) {
      case "amount":
      case "count":
      case "percent":
        return isLooserNumber(field, lower, higher);
      case "flag":
        return isLooserFlag(field, lower, higher);
      case "words":
        return isLooserList(field, lower, higher);
      // What a rule is about, and calendars that add up.
      case "scope":
      case "days":
      case "workdays":
        return false;
    }
  });
  if (found === undefined) return undefined;
  return "key" in found ? found.key : found.type;
};
