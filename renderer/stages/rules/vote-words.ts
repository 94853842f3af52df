import type { OutputOf } from "#contract/contract.ts";
import type { VoteInput } from "./resolution-form.ts";

export type VoteTest = OutputOf<"resolution.test">;

/** One condition of the law for this meeting: what it asks, what there was, whether that is enough. */
export type VoteCondition = { readonly text: string; readonly isMet: boolean };

const enough = (isMet: boolean): string => (isMet ? "够了" : "不够");

/** The legal test in words and in the whole numbers of this meeting. */
export const voteConditions = (
  vote: Pick<VoteInput, "entitled" | "present" | "votesFor" | "countedBy">,
  test: VoteTest,
) => {
  const unit = vote.countedBy === "households" ? "户" : "人";
  const hasVotes = vote.votesFor >= test.needsFor;
  const conditions: readonly VoteCondition[] = [
    {
      text: `应到 ${String(vote.entitled)} ${unit}，至少要到会 ${String(test.needsPresent)} ${unit}；实到 ${String(vote.present)} ${unit}，${enough(test.hasQuorum)}。`,
      isMet: test.hasQuorum,
    },
    {
      text: `至少要 ${String(test.needsFor)} 票赞成；实得赞成 ${String(vote.votesFor)} 票，${enough(hasVotes)}。`,
      isMet: hasVotes,
    },
  ];
  return conditions;
};
