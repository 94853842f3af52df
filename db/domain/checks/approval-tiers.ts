import { stepOf } from "#domain/caps/bands.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { projectSize } from "#domain/funds/project.ts";
import type { ApprovalRole, DocumentKind } from "#domain/vouchers/voucher.ts";
import type { Hit } from "./hit.ts";
import type { Ladder, RuleVersion, Tier } from "./rule.ts";
import { spentOnNatures, type Spending } from "./spending.ts";
import { votesOn } from "./vote-ground.ts";

type Step = Tier & { readonly upTo: number | null; readonly tierNo: number };

/** The tier an amount falls into, with its number from 1; the boundary belongs where the ladder says. */
export const tierOf = (tiers: readonly Tier[], amountFen: number): Step | undefined =>
  stepOf(
    tiers.map((tier, index) => ({ ...tier, upTo: tier.upToFen, tierNo: index + 1 })),
    amountFen,
  );

/**
 * What a payment is measured by: its own sum, or where the ladder says so the whole contract — the project its entries of that nature
 * name, or the contract among its papers — so that a works price paid in parts stays in its tier.
 */
const measuredFen = (ladder: Ladder, spending: Spending, ownFen: Fen): Fen => {
  if (ladder.isByContract !== true) return ownFen;
  const projects = spending.content.entries
    .filter(({ categoryId }) => categoryId !== null && spending.categories.get(categoryId)?.nature === ladder.nature)
    .flatMap(({ items }) => items.flatMap(({ itemId }) => spending.around.projects.get(itemId) ?? []));
  const contracts = spending.content.documents.flatMap(({ kind, amountFen }) =>
    kind === "contract" ? (amountFen ?? []) : [],
  );
  return fen(Math.max(ownFen, ...projects.map(projectSize), ...contracts));
};

const plainName = (name: string): string => name.normalize("NFKC").replaceAll(/\s/gu, "");

/** Names that sign as 村务监督委员会 and for an approval as well: who approves does not supervise it. Signatures to come have no name. */
const selfSupervisors = ({ content }: Spending): readonly string[] => {
  const approvers = new Set(
    content.approvals.filter(({ role }) => role !== "supervisors").map(({ name }) => plainName(name)),
  );
  return content.approvals
    .filter(({ role, name }) => role === "supervisors" && name !== "" && approvers.has(plainName(name)))
    .map(({ name }) => name);
};

const ladderHit = (ladder: Ladder, rule: RuleVersion, spending: Spending): Hit | undefined => {
  const part = spentOnNatures(spending, [ladder.nature]);
  if (part === undefined || part.amountFen <= 0) return undefined;
  const contractFen = measuredFen(ladder, spending, part.amountFen);
  const tier = tierOf(ladder.tiers, contractFen);
  if (tier === undefined) return undefined;
  const votes = votesOn(spending, [ladder.nature]);
  // The congress has spoken where its resolution is in force, named by the voucher and about this spending; a name or a paper that
  // somebody typed is no vote, whatever it is called.
  const aside = selfSupervisors(spending);
  const signed = new Set<ApprovalRole>([
    ...spending.content.approvals.flatMap(({ role, name }) =>
      role === "congress" || (role === "supervisors" && aside.includes(name)) ? [] : [role],
    ),
    ...(votes.isVoted ? (["congress"] as const) : []),
  ]);
  const has = new Set<DocumentKind>([
    ...spending.content.documents.flatMap(({ kind }) => (kind === "resolution" ? [] : [kind])),
    ...(votes.isVoted ? (["resolution"] as const) : []),
  ]);
  const missingRoles = tier.roles.filter((role) => !signed.has(role));
  const missingDocuments = tier.documents.filter((kind) => !has.has(kind));
  if (missingRoles.length === 0 && missingDocuments.length === 0) return undefined;
  const isTyped =
    (missingRoles.includes("congress") && spending.content.approvals.some(({ role }) => role === "congress")) ||
    (missingDocuments.includes("resolution") && spending.content.documents.some(({ kind }) => kind === "resolution"));
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
      ...(contractFen === part.amountFen ? {} : { contractFen }),
      tierNo: tier.tierNo,
      fromFen: below?.upToFen ?? 0,
      isFromInclusive: below === undefined ? true : !below.isInclusive,
      upToFen: tier.upToFen,
      isUpToInclusive: tier.isInclusive,
      missingRoles,
      missingDocuments,
      ...(missingRoles.includes("supervisors") && aside.length > 0 ? { selfSupervised: [...aside] } : {}),
      ...(isTyped ? { isVoteOnlyTyped: true } : {}),
      ...(votes.aside.length === 0 ? {} : { votesAside: [...votes.aside] }),
    },
    basis: rule.basis,
    isCleared: false,
  };
};

/**
 * K01: the sum a voucher spends on each nature asks for the signatures and documents of its tier. 村民代表会议 and 决议 are met by a
 * recorded resolution alone: in force, linked, and about this spending.
 */
export const findMissingApprovals = (rule: RuleVersion, spending: Spending): readonly Hit[] =>
  rule.parameters.kind === "K01"
    ? rule.parameters.ladders.flatMap((ladder) => ladderHit(ladder, rule, spending) ?? [])
    : [];
