import type { InputOf } from "#contract/contract.ts";
import { matchesRule, type DraftRule, type RuleField } from "#domain/bank/draft-rules.ts";
import { fen } from "#domain/core/fen.ts";

export type RuleInput = InputOf<"draftRule.save">["rules"][number];
/** What a bank line of the journal offers to be tried on. */
export type TriedLine = {
  readonly text: string;
  readonly counterpartyName: string;
  readonly amountFen: number;
  readonly isReversal: boolean;
};

export const allFields: readonly RuleField[] = ["summary", "purpose", "remark", "counterpartyName"];
export const bankFields: readonly RuleField[] = ["summary", "purpose", "remark"];

/** A rule that asks about nothing yet; `id` is its own for ever, whatever its name becomes. */
export const newRule = (id: string): RuleInput => ({
  id,
  name: "",
  conditions: {
    direction: null,
    isReversal: null,
    text: { fields: [...allFields], words: [], without: [] },
    smallestFen: null,
    largestFen: null,
  },
  result: { kind: "propose", accountCode: "", detailName: null, categoryCode: null, summaryTemplate: "{说明}" },
});

/** The rows after one was moved by `step`; unchanged at the ends. */
export const moved = <Row>(rows: readonly Row[], at: number, step: -1 | 1): readonly Row[] => {
  const [row, other] = [rows[at], rows[at + step]];
  if (row === undefined || other === undefined) return rows;
  return rows.with(at, other).with(at + step, row);
};

/** Words as typed into one field, separated by any of the usual marks; repeats count once. */
export const wordsFromText = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,，、;；|]+/)
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];

export type RuleProblem = { readonly at: number; readonly text: string };

const problemsOf = (rule: RuleInput): readonly string[] => {
  const { text, isReversal, smallestFen, largestFen } = rule.conditions;
  const hasWords = text !== null && text.words.length > 0;
  return [
    ...(rule.name.trim() === "" ? ["没有名称"] : []),
    ...(!hasWords && isReversal !== true ? ["没有关键字"] : []),
    ...(smallestFen !== null && largestFen !== null && smallestFen > largestFen ? ["金额下限大于上限"] : []),
    ...(rule.result.kind === "propose" && rule.result.accountCode === "" ? ["没有选科目"] : []),
    ...(rule.result.kind === "propose" && rule.result.summaryTemplate.trim() === "" ? ["没有摘要"] : []),
  ];
};

/** What is wrong with a list of rules, by row; an empty list means it can be saved. */
export const ruleProblems = (rules: readonly RuleInput[]): readonly RuleProblem[] =>
  rules.flatMap((rule, at) => {
    const isTwin = rule.name.trim() !== "" && rules.findIndex((other) => other.name.trim() === rule.name.trim()) < at;
    const found = [...problemsOf(rule), ...(isTwin ? ["与前面的规则重名"] : [])];
    return found.map((text) => ({ at, text }));
  });

/** Rules as they are sent: a condition without words is no condition. */
export const rulesToSave = (rules: readonly RuleInput[]): readonly RuleInput[] =>
  rules.map((rule) => {
    const { text } = rule.conditions;
    return text !== null && text.words.length === 0
      ? { ...rule, conditions: { ...rule.conditions, text: null } }
      : rule;
  });

const amountOrNull = (amountFen: number | null) => (amountFen === null ? null : fen(amountFen));
const asRule = (rule: RuleInput): DraftRule => ({
  ...rule,
  conditions: {
    ...rule.conditions,
    smallestFen: amountOrNull(rule.conditions.smallestFen),
    largestFen: amountOrNull(rule.conditions.largestFen),
  },
});

/** The journal keeps the bank's three texts joined, so a word is looked for in all of them. */
const ruledLine = ({ text, counterpartyName, amountFen, isReversal }: TriedLine) => ({
  summary: text,
  purpose: text,
  remark: text,
  counterpartyName,
  amountFen: fen(amountFen),
  isReversal,
});

/** The bank lines one rule would take, and how many that also fit it go to a rule before it. */
export type Trial<Line> = { readonly taken: readonly Line[]; readonly takenBefore: number };

/** Tries one rule of a list on bank lines while it is being edited. */
export const trialOf = <Line extends TriedLine>(
  rules: readonly RuleInput[],
  at: number,
  lines: readonly Line[],
): Trial<Line> => {
  const ready = rules.map(asRule);
  const rule = ready[at];
  const fits = (line: TriedLine, tried: DraftRule): boolean => matchesRule(ruledLine(line), tried);
  const fitting = rule === undefined ? [] : lines.filter((line) => fits(line, rule));
  const taken = fitting.filter((line) => !ready.slice(0, at).some((before) => fits(line, before)));
  return { taken, takenBefore: fitting.length - taken.length };
};

/**
 * How many of some bank lines each rule would take: the first rule that fits wins, as in the import itself. The journal
 * keeps the bank's three texts joined, so a word is looked for in all of them.
 */
export const dryRun = (rules: readonly RuleInput[], lines: readonly TriedLine[]): readonly number[] => {
  const ready = rules.map(asRule);
  const counts = ready.map(() => 0);
  for (const line of lines) {
    const at = ready.findIndex((rule) => matchesRule(ruledLine(line), rule));
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};

/** The rule that would book lines like this one the same way next time: placed first, so that it wins. */
export const ruleLike = (
  line: TriedLine,
  chosen: {
    readonly id: string;
    readonly word: string;
    readonly accountCode: string;
    readonly categoryCode: string | null;
    readonly summary: string;
  },
): RuleInput => ({
  id: chosen.id,
  name: `${chosen.word}（${line.amountFen > 0 ? "收入" : "支出"}）`,
  conditions: {
    direction: line.amountFen > 0 ? "in" : "out",
    isReversal: null,
    text: { fields: [...allFields], words: [chosen.word], without: [] },
    smallestFen: null,
    largestFen: null,
  },
  result: {
    kind: "propose",
    accountCode: chosen.accountCode,
    detailName: null,
    categoryCode: chosen.categoryCode,
    summaryTemplate: chosen.summary,
  },
});
