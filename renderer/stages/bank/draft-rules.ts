import type { InputOf } from "#contract/contract.ts";
import {
  isUnconditional,
  matchesRule,
  unknownPlaceholders,
  type DraftRule,
  type RuleField,
} from "#domain/bank/draft-rules.ts";
import { conditionFault, type RulePlaces } from "#domain/bank/draft-rule-faults.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type BankAccountId, type VillageId } from "#domain/core/ids.ts";
import { draftRuleFaultWords } from "#renderer/words/draft-rules.ts";

export type RuleInput = InputOf<"draftRule.save">["rules"][number];
/** What of a bank line a rule looks at. */
export type TriedLine = Parameters<typeof matchesRule>[0];

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
    parties: [],
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

const splitProblems = ({ parts }: Extract<RuleInput["result"], { kind: "split" }>): readonly string[] => {
  const shares = parts.reduce((sum, { share }) => sum + (share.kind === "share" ? share.basisPoints : 0), 0);
  return [
    ...(parts.some(({ accountCode }) => accountCode === "") ? ["有一行没有选科目"] : []),
    ...(parts.filter(({ share }) => share.kind === "rest").length === 1 ? [] : ["要有一行、也只能有一行记“其余”"]),
    ...(shares >= 10_000 ? ["比例加起来不能到 100%，要给“其余”留一份"] : []),
    ...(parts.some(({ share }) => share.kind !== "rest" && amountOfShare(share) <= 0)
      ? ["有一行没有填金额或比例"]
      : []),
  ];
};

const amountOfShare = (
  share: Exclude<Extract<RuleInput["result"], { kind: "split" }>["parts"][number]["share"], { kind: "rest" }>,
): number => (share.kind === "fixed" ? share.amountFen : share.basisPoints);

const problemsOf = (rule: RuleInput, places: RulePlaces): readonly string[] => {
  const fault = conditionFault(asRule(rule).conditions, places);
  const { text, isReversal, parties = [] } = rule.conditions;
  const hasWords = text !== null && text.words.length > 0;
  const { result } = rule;
  const unknown = unknownPlaceholders(result.summaryTemplate);
  return [
    ...(rule.name.trim() === "" ? ["没有名称"] : []),
    ...(!hasWords && isReversal !== true && parties.length === 0 ? ["没有关键字，也没有指定对方"] : []),
    ...(fault === undefined ? [] : [draftRuleFaultWords[fault]]),
    ...(result.kind === "propose" && result.accountCode === "" ? ["没有选科目"] : []),
    ...(result.kind === "split" ? splitProblems(result) : []),
    ...(result.kind !== "ask" && result.summaryTemplate.trim() === "" ? ["没有摘要"] : []),
    ...(unknown.length === 0 ? [] : [`摘要里的 {${unknown.join("}、{")}} 不认识`]),
  ];
};

/** What is wrong with a list of rules, by row; an empty list means it can be saved. */
export const ruleProblems = (rules: readonly RuleInput[], places: RulePlaces): readonly RuleProblem[] =>
  rules.flatMap((rule, at) => {
    const isTwin = rule.name.trim() !== "" && rules.findIndex((other) => other.name.trim() === rule.name.trim()) < at;
    const found = [...problemsOf(rule, places), ...(isTwin ? ["与前面的规则重名"] : [])];
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

/** The rule as the domain reads it. What it would book does not matter for which lines it takes. */
const asRule = ({ id, name, conditions }: RuleInput): DraftRule => ({
  id,
  name,
  conditions: {
    ...conditions,
    parties: conditions.parties ?? [],
    bankAccountIds: (conditions.bankAccountIds ?? []).map((each) => idOf<BankAccountId>(each)),
    villageIds: (conditions.villageIds ?? []).map((each) => idOf<VillageId>(each)),
    smallestFen: amountOrNull(conditions.smallestFen),
    largestFen: amountOrNull(conditions.largestFen),
    text: conditions.text === null || conditions.text.words.length === 0 ? null : conditions.text,
  },
  result: { kind: "ask", suggestedAccountCode: null, reason: "", summaryTemplate: "" },
});

/** A rule without any condition fits nothing while it is being written: it would seem to take everything. */
const fits = (line: TriedLine, rule: DraftRule): boolean => !isUnconditional(rule) && matchesRule(line, rule);

/** A rule that stands before and takes lines away, and how many. */
export type Shadow = { readonly name: string; readonly count: number };

/** The bank lines one rule would take, and which rules before it take others that also fit it. */
export type Trial<Line> = { readonly taken: readonly Line[]; readonly shadows: readonly Shadow[] };

/** Tries one rule of a list on bank lines while it is being edited. */
export const trialOf = <Line extends TriedLine>(
  rules: readonly RuleInput[],
  at: number,
  lines: readonly Line[],
): Trial<Line> => {
  const ready = rules.map(asRule);
  const rule = ready[at];
  const fitting = rule === undefined ? [] : lines.filter((line) => fits(line, rule));
  const before = ready.slice(0, at);
  const taker = (line: TriedLine): DraftRule | undefined => before.find((each) => fits(line, each));
  const taken = fitting.filter((line) => taker(line) === undefined);
  const counts = new Map<string, number>();
  for (const line of fitting) {
    const name = taker(line)?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { taken, shadows: [...counts].map(([name, count]) => ({ name, count })) };
};

/** How many of some bank lines each rule would take: the first rule that fits wins, as in the import itself. */
export const dryRun = (rules: readonly RuleInput[], lines: readonly TriedLine[]): readonly number[] => {
  const ready = rules.map(asRule);
  const counts = ready.map(() => 0);
  for (const line of lines) {
    const at = ready.findIndex((rule) => fits(line, rule));
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};

/** The rule that would book lines like this one the same way next time: placed first, so that it wins. */
export const ruleLike = (
  line: { readonly amountFen: number },
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
    parties: [],
  },
  result: {
    kind: "propose",
    accountCode: chosen.accountCode,
    detailName: null,
    categoryCode: chosen.categoryCode,
    summaryTemplate: chosen.summary,
  },
});
