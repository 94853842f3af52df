import type { VoteGround } from "#domain/caps/vote.ts";
import { isOpen, type Hit, type RuleKind } from "./hit.ts";
import { spentInAll, type Spending } from "./spending.ts";
import { isAgreedTo, otherVotes } from "./vote-ground.ts";

// Kinds that ask for no vote by themselves. The others look at the votes on their own, each at those that are about its matter.
const byAnyVote: readonly RuleKind[] = ["K09", "K10", "K14", "K15", "K16", "K19", "K20", "K23", "K30"];

/** The named vote that agreed to all a voucher spends, or where it spends nothing, one that is about no spending. */
const agreeingVote = (spending: Spending): VoteGround | undefined =>
  spentInAll(spending.content) > 0
    ? spending.grounds.find((ground) => isAgreedTo({ ...spending, grounds: [ground] }, () => true))
    : otherVotes(spending)[0];

const waits = (hit: Hit): boolean => isOpen(hit) && hit.severity === "needs-resolution" && byAnyVote.includes(hit.kind);

/**
 * 需决议 has a lawful way out whatever the kind: a resolution in force that the voucher names and that is about this very spending
 * clears the hit, which stays in the list with the number of the vote.
 */
export const withVotes = (hits: readonly Hit[], spending: Spending): readonly Hit[] => {
  const vote = hits.some(waits) ? agreeingVote(spending) : undefined;
  if (vote === undefined) return hits;
  return hits.map((hit) =>
    waits(hit) ? { ...hit, isCleared: true, facts: { ...hit.facts, clearedByNumber: vote.number } } : hit,
  );
};
