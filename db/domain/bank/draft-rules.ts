import { monthOf } from "#domain/core/dates.ts";
import { fen, yuanTextFromFen, type Fen } from "#domain/core/fen.ts";
import type { BankAccountId, VillageId } from "#domain/core/ids.ts";
import type { SplitShare } from "./amount-split.ts";
import type { StatementLine } from "./statement.ts";
import { containsWord, isWord } from "./text-pattern.ts";

export type LineDirection = "in" | "out";

/** Texts of a line a rule may look into. */
export type RuleField = "summary" | "purpose" | "remark" | "counterpartyName";

/** At least one of `words` stands in at least one of `fields`, and none of `without` does; `*` and `?` are wildcards. */
export type WordCondition = {
  readonly fields: readonly RuleField[];
  readonly words: readonly string[];
  readonly without: readonly string[];
};

/**
 * All conditions that are given must hold. The range is of the absolute amount, both ends included, in fen. `parties` are
 * names or account numbers, one of which the other party must be as a whole; wildcards are understood.
 */
export type RuleConditions = {
  readonly direction: LineDirection | null;
  readonly isReversal: boolean | null;
  readonly text: WordCondition | null;
  readonly smallestFen: Fen | null;
  readonly largestFen: Fen | null;
  readonly parties: readonly string[];
  /** The bank accounts and the villages it is for; all where none is named. */
  readonly bankAccountIds?: readonly BankAccountId[] | undefined;
  readonly villageIds?: readonly VillageId[] | undefined;
};

/** One of the accounts a line is split over. */
export type SplitPart = {
  readonly accountCode: string;
  readonly detailName: string | null;
  readonly categoryCode: string | null;
  readonly share: SplitShare;
};

/**
 * What a rule proposes. `propose` names the account against bank deposits by its code in the chart, and a detail by name.
 * `split` divides the amount over several accounts. `ask` leaves the account to a person and may suggest one. What stands in
 * braces in a template is filled in: see `templateWords`.
 */
export type RuleResult =
  | {
      readonly kind: "propose";
      readonly accountCode: string;
      readonly detailName: string | null;
      readonly categoryCode: string | null;
      readonly summaryTemplate: string;
    }
  | {
      readonly kind: "split";
      readonly parts: readonly SplitPart[];
      readonly summaryTemplate: string;
    }
  | {
      readonly kind: "ask";
      readonly suggestedAccountCode: string | null;
      readonly reason: string;
      readonly summaryTemplate: string;
    };

/** One rule of an office; the order of the list decides. */
export type DraftRule = {
  readonly id: string;
  readonly name: string;
  readonly conditions: RuleConditions;
  readonly result: RuleResult;
};

/** What a line is drafted as, and by which rule; `rule` is `null` when none matched and a person must say. */
export type DraftProposal =
  | { readonly rule: null; readonly summary: string }
  | { readonly rule: DraftRule; readonly result: RuleResult; readonly summary: string };

type RuledLine = Pick<
  StatementLine,
  | "bookedOn"
  | "amountFen"
  | "isReversal"
  | "summary"
  | "purpose"
  | "remark"
  | "counterpartyName"
  | "counterpartyAccount"
> & {
  /** Where the line stands: a rule for some accounts or villages takes no line that does not say so. */
  readonly bankAccountId?: BankAccountId;
  readonly villageId?: VillageId;
};

const holdsText = (line: RuledLine, { fields, words, without }: WordCondition): boolean => {
  const texts = fields.map((field) => line[field]);
  const holds = (word: string): boolean => texts.some((text) => containsWord(text, word));
  return words.some(holds) && !without.some(holds);
};

const isParty = ({ counterpartyName, counterpartyAccount }: RuledLine, party: string): boolean =>
  isWord(counterpartyName, party) ||
  (counterpartyAccount !== "" && isWord(counterpartyAccount.replaceAll(/[\s-]/g, ""), party.replaceAll(/[\s-]/g, "")));

const isAmong = <Id>(ids: readonly Id[], id: Id | undefined): boolean =>
  ids.length === 0 || (id !== undefined && ids.includes(id));

/** True when every condition that is given holds for the line. */
export const matchesRule = (line: RuledLine, { conditions }: DraftRule): boolean => {
  const {
    direction,
    isReversal,
    text,
    smallestFen,
    largestFen,
    parties,
    bankAccountIds = [],
    villageIds = [],
  } = conditions;
  const amount = Math.abs(line.amountFen);
  if (direction !== null && direction !== (line.amountFen > 0 ? "in" : "out")) return false;
  if (isReversal !== null && isReversal !== line.isReversal) return false;
  if (smallestFen !== null && amount < smallestFen) return false;
  if (largestFen !== null && amount > largestFen) return false;
  if (!isAmong(bankAccountIds, line.bankAccountId) || !isAmong(villageIds, line.villageId)) return false;
  if (parties.length > 0 && !parties.some((party) => isParty(line, party))) return false;
  return text === null || holdsText(line, text);
};

/** True when a rule says nothing of a line: it would take every one that no rule before it took. */
export const isUnconditional = ({ conditions }: DraftRule): boolean =>
  conditions.isReversal === null && conditions.text === null && conditions.parties.length === 0;

/** The words of the bank, each once: what a line is called when no rule names it. */
const plainSummary = (line: RuledLine): string => {
  const texts = [line.purpose, line.remark, line.summary].filter((text) => text !== "");
  return [...new Set(texts)].join(" ") || line.counterpartyName;
};

/** What may stand in braces in a summary template, and what it becomes for a line. */
const templateWords: Readonly<Record<string, (line: RuledLine) => string>> = {
  用途: (line) => line.purpose,
  摘要: (line) => line.summary,
  附言: (line) => line.remark,
  对方: (line) => line.counterpartyName,
  说明: plainSummary,
  日期: (line) => line.bookedOn,
  年月: (line) => `${monthOf(line.bookedOn).slice(0, 4)}年${Number(monthOf(line.bookedOn).slice(5))}月`,
  金额: (line) => yuanTextFromFen(fen(Math.abs(line.amountFen))),
  尾号: (line) => line.counterpartyAccount.replaceAll(/\D/g, "").slice(-4),
};

const placeholder = /\{([^{}]{1,10})\}/g;

/** The words in braces that no line can fill. */
export const unknownPlaceholders = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)]
    .map(([, word = ""]) => word)
    .filter((word) => !Object.hasOwn(templateWords, word));

const filledTemplate = (template: string, line: RuledLine): string =>
  template
    .replaceAll(placeholder, (whole, word: string) =>
      Object.hasOwn(templateWords, word) ? (templateWords[word]?.(line) ?? whole) : whole,
    )
    .trim();

/** Proposes a draft for one line: the first rule that matches wins. Nothing is posted by a rule. */
export const proposeDraft = (line: RuledLine, rules: readonly DraftRule[]): DraftProposal => {
  const rule = rules.find((each) => matchesRule(line, each));
  if (rule === undefined) return { rule: null, summary: plainSummary(line) };
  return { rule, result: rule.result, summary: filledTemplate(rule.result.summaryTemplate, line) };
};
