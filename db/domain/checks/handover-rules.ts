import { handoverProblems, type HandoverControl } from "#domain/funds/handover.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import type { Spending } from "./spending.ts";
import { otherVotes } from "./vote-ground.ts";

/** K24 as a control over disposals and leases. */
export const handoverControlOf = ({ amounts, counts, flags }: PlainParameters): HandoverControl => ({
  isExclusive: flags["isExclusive"] === true,
  voteFromFen: amounts["voteFromFen"] ?? null,
  voteFromMilli: counts["voteFromMu"] === undefined ? null : counts["voteFromMu"] * 1000,
  voteOverMonths: counts["voteOverYears"] === undefined ? null : counts["voteOverYears"] * 12,
  valuationFromFen: amounts["valuationFromFen"] ?? null,
  exchangeFromFen: amounts["exchangeFromFen"] ?? null,
  postingDays: counts["postingDays"] ?? null,
});

/**
 * K24: what is disposed of or let from a value, an area or a term on needs a vote, a valuation, the exchange and a posting. A
 * contract from before the rule is left as it was made. A vote the voucher itself names counts as well.
 */
export const findHandoverProblems = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const control = handoverControlOf(parameters);
  const named = otherVotes(spending)[0]?.number ?? "";
  return spending.around.handovers.flatMap(({ line, ...handover }) => {
    if (handover.kind === "lease" && handover.onDate < rule.fromOn) return [];
    const voted = { ...handover, vote: handover.vote === "" ? named : handover.vote };
    return handoverProblems(voted, control).map(({ reason, ...found }) => {
      const facts: Record<string, HitFact> = { reason, kind: handover.kind, name: handover.name, ...found };
      return hitBy(rule, { line, facts });
    });
  });
};
