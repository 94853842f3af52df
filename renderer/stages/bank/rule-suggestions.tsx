import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { ruleLike, type RuleInput } from "./draft-rules.ts";

type Habit = OutputOf<"draftRule.suggest">["habits"][number];

const shownAtOnce = 3;

export type RuleSuggestionsProps = {
  readonly ledgerId: string;
  /** Names of the rules there are, so that a suggestion just taken is not shown again. */
  readonly taken: readonly string[];
  readonly onAdopt: (rule: RuleInput) => void;
};

const titleOf = (habit: Habit): string => {
  const what = `“${habit.word}”的${habit.direction === "in" ? "收入" : "支出"}`;
  const target = `${habit.accountCode} ${habit.accountName}`;
  return habit.correctsRule === null
    ? `${what}以往 ${habit.count} 次都记到 ${target}，可以定成一条规则。`
    : `规则“${habit.correctsRule}”生成的草稿，${what}有 ${habit.count} 次被改到 ${target}，可以在它前面加一条规则。`;
};

/** Habits found in confirmed vouchers that could become rules; each is taken by a click and saved like any other rule. */
export const RuleSuggestions = ({ ledgerId, taken, onAdopt }: RuleSuggestionsProps): ReactNode => {
  const { data } = useQuery("draftRule.suggest", { ledgerId });
  const rules = (data?.habits ?? []).map((habit) => ({
    habit,
    rule: ruleLike(
      { amountFen: habit.direction === "in" ? 1 : -1 },
      {
        id: `habit-${habit.direction}-${habit.word}`.slice(0, 40),
        word: habit.word.slice(0, 40),
        accountCode: habit.accountCode,
        categoryCode: habit.categoryCode,
        summary: "{说明}",
      },
    ),
  }));
  const open = rules.filter(({ rule }) => !taken.includes(rule.name)).slice(0, shownAtOnce);
  return open.map(({ habit, rule }) => (
    <Alert
      action={
        <Button onClick={() => onAdopt(rule)} size="small">
          采用
        </Button>
      }
      key={rule.id}
      showIcon
      style={{ marginBottom: 8 }}
      title={titleOf(habit)}
      type="info"
    />
  ));
};
