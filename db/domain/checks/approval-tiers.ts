import { stepOf } from "#domain/caps/bands.ts";
import type { ApprovalRole } from "#domain/vouchers/voucher.ts";
import type { Hit } from "./hit.ts";
import type { Ladder, RuleVersion, Tier } from "./rule.ts";
import { spentOnNatures, type Spending } from "./spending.ts";
import { documentKindsOf, votesOn } from "./vote-ground.ts";

type Step = Tier & { readonly upTo: number | null; readonly tierNo: number };

/** The tier an amount falls into, with its number from 1; the boundary belongs where the ladder says. */
export const tierOf = (tiers: readonly Tier[], amountFen: number): Step | undefined =>
  stepOf(
    tiers.map((tier, index) => ({ ...tier, upTo: tier.upToFen, tierNo: index + 1 })),
    amountFen,
  );

const ladderHit = (ladder: Ladder, rule: RuleVersion, spending: Spending): Hit | undefined => {
  const part = spentOnNatures(spending, [ladder.nature]);
  if (part === undefined || part.amountFen <= 0) return undefined;
  const tier = tierOf(ladder.tiers, part.amountFen);
  if (tier === undefined) return undefined;
  const votes = votesOn(spending, [ladder.nature]);
  const signed = new Set<ApprovalRole>([
    ...spending.content.approvals.map((approval) => approval.role),
    // The congress has spoken where its resolution is in force, named by the voucher and about this spending.
    ...(votes.isVoted ? (["congress"] as const) : []),
  ]);
  const has = documentKindsOf(spending, [ladder.nature]);
  const missingRoles = tier.roles.filter((role) => !signed.has(role));
  const missingDocuments = tier.documents.filter((kind) => !has.has(kind));
  if (missingRoles.length === 0 && missingDocuments.length === 0) return undefined;
  const below = ladder.tiers[tier.tierNo - 2];
  return {
    kind: "K01",
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    line: part.line,
    facts: {
      nature: ladder.nature,
      amountFen: part.amountFen,
      tierNo: tier.tierNo,
      fromFen: below?.upToFen ?? 0,
      isFromInclusive: below === undefined ? true : !below.isInclusive,
      upToFen: tier.upToFen,
      isUpToInclusive: tier.isInclusive,
      missingRoles,
      missingDocuments,
      ...(votes.aside.length === 0 ? {} : { votesAside: [...votes.aside] }),
    },
    basis: rule.basis,
    isCleared: false,
  };
};

/** K01: the sum a voucher spends on each nature asks for the signatures and documents of its tier. */
export const findMissingApprovals = (rule: RuleVersion, spending: Spending): readonly Hit[] =>
  rule.parameters.kind === "K01"
    ? rule.parameters.ladders.flatMap((ladder) => ladderHit(ladder, rule, spending) ?? [])
    : [];
