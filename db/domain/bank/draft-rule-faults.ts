import type { BankAccountId, VillageId } from "#domain/core/ids.ts";
import {
  isUnconditional,
  unknownPlaceholders,
  type DraftRule,
  type RuleConditions,
  type SplitPart,
} from "./draft-rules.ts";
import { containsWord } from "./text-pattern.ts";

/** Why a list of drafting rules cannot be kept. */
export type RuleFault =
  | "twin-id"
  | "twin-name"
  | "no-condition"
  | "word-takes-all"
  | "words-excluded"
  | "amounts-crossed"
  | "amount-negative"
  | "bank-itself"
  | "category-unknown"
  | "detail-unknown"
  | "bank-unknown"
  | "village-unknown"
  | "bank-elsewhere"
  | "placeholder-unknown"
  | "shares-too-much";

/** What exists in the township: the bank accounts with the village whose they are. */
export type RulePlaces = {
  readonly banks: readonly { readonly id: BankAccountId; readonly villageId: VillageId }[];
  readonly villageIds: ReadonlySet<VillageId>;
};

/**
 * What a rule may name: codes of the office's categories, of the accounts its bank accounts are kept in, and the names of the
 * details in use below a code in any ledger (none where nobody has details there).
 */
export type RuleCodes = {
  readonly categories: ReadonlySet<string>;
  readonly banks: ReadonlySet<string>;
  readonly detailsBelow: (code: string) => readonly string[];
};

type PlaceBooked = Pick<SplitPart, "accountCode" | "detailName" | "categoryCode">;

/** Where a rule would book, in the order it is written. */
const placesBooked = ({ result }: DraftRule): readonly PlaceBooked[] => {
  switch (result.kind) {
    case "propose":
      return [result];
    case "split":
      return result.parts;
    case "ask":
      return [];
  }
};

/** A line's other side is never the account of the bank itself; another bank account's is. */
const isBankItself = (code: string, banks: ReadonlySet<string>): boolean =>
  [...banks].some((bank) => bank.startsWith(code)) && !(banks.has(code) && banks.size > 1);

/** True where details are kept and none of them bears the name, nor has it in its own. */
const isDetailUnknown = ({ accountCode, detailName }: PlaceBooked, { detailsBelow }: RuleCodes): boolean => {
  if (detailName === null) return false;
  const names = detailsBelow(accountCode);
  return names.length > 0 && !names.some((name) => name.includes(detailName));
};

/** The first rule that books to what cannot be booked to, and why. */
export const bookingFault = (
  rules: readonly DraftRule[],
  codes: RuleCodes,
): { readonly name: string; readonly fault: RuleFault } | undefined => {
  for (const rule of rules)
    for (const place of placesBooked(rule)) {
      const { accountCode, categoryCode } = place;
      if (isBankItself(accountCode, codes.banks)) return { name: rule.name, fault: "bank-itself" };
      if (categoryCode !== null && !codes.categories.has(categoryCode))
        return { name: rule.name, fault: "category-unknown" };
      if (isDetailUnknown(place, codes)) return { name: rule.name, fault: "detail-unknown" };
    }
  return undefined;
};

const takesAll = (word: string): boolean => /^[\s*?？＊]*$/.test(word);

/** A line that has the word has one of the excluded ones as well. */
const isExcluded = (word: string, without: readonly string[]): boolean =>
  without.some((other) => containsWord(word.replaceAll(/[*?？＊]/g, ""), other));

const placeFault = (
  { bankAccountIds = [], villageIds = [] }: RuleConditions,
  places: RulePlaces,
): RuleFault | undefined => {
  if (villageIds.some((id) => !places.villageIds.has(id))) return "village-unknown";
  const banks = bankAccountIds.map((id) => places.banks.find((bank) => bank.id === id));
  if (banks.includes(undefined)) return "bank-unknown";
  const isElsewhere = banks.every((bank) => bank !== undefined && !villageIds.includes(bank.villageId));
  return banks.length > 0 && villageIds.length > 0 && isElsewhere ? "bank-elsewhere" : undefined;
};

/** What no line can fulfil, or every line does. */
export const conditionFault = (conditions: RuleConditions, places: RulePlaces): RuleFault | undefined => {
  const { text, smallestFen, largestFen, parties } = conditions;
  if ([...(text?.words ?? []), ...(text?.without ?? []), ...parties].some(takesAll)) return "word-takes-all";
  if (text !== null && text.words.length > 0 && text.words.every((word) => isExcluded(word, text.without)))
    return "words-excluded";
  if ((smallestFen ?? 0) < 0 || (largestFen ?? 0) < 0) return "amount-negative";
  if (smallestFen !== null && largestFen !== null && smallestFen > largestFen) return "amounts-crossed";
  return placeFault(conditions, places);
};

const faultOf = (rule: DraftRule, places: RulePlaces): RuleFault | undefined => {
  if (isUnconditional(rule)) return "no-condition";
  const fault = conditionFault(rule.conditions, places);
  if (fault !== undefined) return fault;
  const { result } = rule;
  if (unknownPlaceholders(result.summaryTemplate).length > 0) return "placeholder-unknown";
  if (result.kind !== "split") return undefined;
  const shares = result.parts.reduce((sum, { share }) => sum + (share.kind === "share" ? share.basisPoints : 0), 0);
  return shares >= 10_000 ? "shares-too-much" : undefined;
};

/** The first rule of a list that cannot be kept, and why; two rules never bear one id or one name. */
export const draftRulesFault = (
  rules: readonly DraftRule[],
  places: RulePlaces,
): { readonly name: string; readonly fault: RuleFault } | undefined => {
  for (const [at, rule] of rules.entries()) {
    const before = rules.slice(0, at);
    const { name } = rule;
    if (before.some(({ id }) => id === rule.id)) return { name, fault: "twin-id" };
    if (before.some((other) => other.name.trim() === name.trim())) return { name, fault: "twin-name" };
    const fault = faultOf(rule, places);
    if (fault !== undefined) return { name, fault };
  }
  return undefined;
};
