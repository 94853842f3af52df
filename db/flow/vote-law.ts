import { chinaDateOf, type LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { VoteRule } from "#domain/caps/vote.ts";
import { readCategories } from "#store/category-rows.ts";
import { readPolicySteps } from "#store/pack-rows.ts";
import type { Reading } from "#store/query.ts";

/** Whether a pack was in force on a day: what was approved last by then decides. */
const wasOn = (reading: Reading, packId: string, on: LocalDate): boolean =>
  readPolicySteps(reading).find(
    (step) => step.packId === packId && step.approvedAt !== null && chinaDateOf(step.approvedAt) <= on,
  )?.isOn === true;

/**
 * What a vote is tested by beyond the national law: where the township had taken the pack of 浙江 by the day of the meeting,
 * a vote on 非生产性支出 needs two thirds of those who should be there.
 */
export const voteRuleOf = (
  reading: Reading,
  vote: { readonly metOn: LocalDate; readonly categoryIds: readonly CategoryId[] },
): VoteRule => {
  const isOfSpending = readCategories(reading).some(
    ({ id, nature }) => nature === "non-productive" && vote.categoryIds.includes(id),
  );
  return isOfSpending && wasOn(reading, "zhejiang", vote.metOn) ? "zhejiang" : "national";
};
