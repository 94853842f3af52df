import type { Fen } from "#domain/core/fen.ts";
import type { StatementLine } from "./statement.ts";

export type LineDirection = "in" | "out";

/** Texts of a line a rule may look into. */
export type RuleField = "summary" | "purpose" | "remark" | "counterpartyName";

/** At least one of `words` stands in at least one of `fields`, and none of `without` does. */
export type WordCondition = {
  readonly fields: readonly RuleField[];
  readonly words: readonly string[];
  readonly without: readonly string[];
};

/** All conditions that are given must hold. The range is of the absolute amount, both ends included, in fen. */
export type RuleConditions = {
  readonly direction: LineDirection | null;
  readonly isReversal: boolean | null;
  readonly text: WordCondition | null;
  readonly smallestFen: Fen | null;
  readonly largestFen: Fen | null;
};

/**
 * What a rule proposes. `propose` names the account against bank deposits by its code in the chart, and a detail by name.
 * `ask` leaves the account to a person and may suggest one. `{用途}`, `{摘要}`, `{附言}`, `{对方}` in a template are filled in.
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
  "amountFen" | "isReversal" | "summary" | "purpose" | "remark" | "counterpartyName"
>;

const holdsText = (line: RuledLine, { fields, words, without }: WordCondition): boolean => {
  const texts = fields.map((field) => line[field]);
  const holds = (word: string): boolean => texts.some((text) => text.includes(word));
  return words.some(holds) && !without.some(holds);
};

/** True when every condition that is given holds for the line. */
export const matchesRule = (line: RuledLine, { conditions }: DraftRule): boolean => {
  const { direction, isReversal, text, smallestFen, largestFen } = conditions;
  const amount = Math.abs(line.amountFen);
  if (direction !== null && direction !== (line.amountFen > 0 ? "in" : "out")) return false;
  if (isReversal !== null && isReversal !== line.isReversal) return false;
  if (smallestFen !== null && amount < smallestFen) return false;
  if (largestFen !== null && amount > largestFen) return false;
  return text === null || holdsText(line, text);
};

/** The words of the bank, each once: what a line is called when no rule names it. */
const plainSummary = (line: RuledLine): string => {
  const texts = [line.purpose, line.remark, line.summary].filter((text) => text !== "");
  return [...new Set(texts)].join(" ") || line.counterpartyName;
};

const filledTemplate = (template: string, line: RuledLine): string =>
  template
    .replaceAll("{用途}", line.purpose)
    .replaceAll("{摘要}", line.summary)
    .replaceAll("{附言}", line.remark)
    .replaceAll("{对方}", line.counterpartyName)
    .replaceAll("{说明}", plainSummary(line))
    .trim();

/** Proposes a draft for one line: the first rule that matches wins. Nothing is posted by a rule. */
export const proposeDraft = (line: RuledLine, rules: readonly DraftRule[]): DraftProposal => {
  const rule = rules.find((each) => matchesRule(line, each));
  if (rule === undefined) return { rule: null, summary: plainSummary(line) };
  return { rule, result: rule.result, summary: filledTemplate(rule.result.summaryTemplate, line) };
};
