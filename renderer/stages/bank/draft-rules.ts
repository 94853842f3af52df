import type { InputOf, OutputOf } from "#contract/contract.ts";

export type DraftRule = OutputOf<"draftRule.list">["rules"][number];
export type DraftRuleInput = InputOf<"draftRule.save">["rules"][number];
export type BankText = { readonly text: string; readonly counterpartyName: string; readonly amountFen: number };

export const newRule = (): DraftRuleInput => ({
  name: "",
  direction: "any",
  words: [],
  mostFen: null,
  accountCode: null,
  categoryCode: null,
  summary: "",
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

/** What is wrong with a list of rules, by row; an empty list means it can be saved. */
export const ruleProblems = (
  rules: readonly DraftRuleInput[],
): readonly { readonly at: number; readonly text: string }[] =>
  rules.flatMap((rule, at) => {
    const found: string[] = [];
    if (rule.name.trim() === "") found.push("没有名称");
    if (rule.words.length === 0) found.push("没有关键字");
    if (rules.findIndex((other) => other.name.trim() === rule.name.trim()) < at && rule.name.trim() !== "")
      found.push("与前面的规则重名");
    return found.map((text) => ({ at, text }));
  });

const fits = (rule: DraftRuleInput, line: BankText): boolean => {
  if (rule.direction === "in" && line.amountFen < 0) return false;
  if (rule.direction === "out" && line.amountFen > 0) return false;
  if (rule.mostFen !== null && Math.abs(line.amountFen) > rule.mostFen) return false;
  const where = `${line.text} ${line.counterpartyName}`;
  return rule.words.some((word) => where.includes(word));
};

/** How many of some bank lines each rule would take: the first rule that fits wins, as in the import itself. */
export const dryRun = (rules: readonly DraftRuleInput[], lines: readonly BankText[]): readonly number[] => {
  const counts = rules.map(() => 0);
  for (const line of lines) {
    const at = rules.findIndex((rule) => fits(rule, line));
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};
