import { sql } from "kysely";
import type { TownshipApproval } from "#domain/checks/township-approval.ts";
import { assert } from "#domain/core/assert.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { ClaimId, LedgerId, PersonId, RuleApprovalId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** What an approval was recorded for: a voucher, or a claim that is none yet. */
export type ApprovedThing =
  { readonly voucherId: VoucherId; readonly claimId: null } | { readonly voucherId: null; readonly claimId: ClaimId };

/** One approval as it was recorded. */
export type RuleApprovalRow = TownshipApproval & {
  readonly id: RuleApprovalId;
  readonly recordedByName: string;
  readonly recordedAt: Instant;
};

const approvals = sqlFor
  .selectFrom("rule_approval")
  .innerJoin("person", "person.id", "rule_approval.recorded_by")
  .select(["rule_approval.id", "kind", "rule_id as ruleId", "rule_version as ruleVersion", "amount_fen as amountFen"])
  .select(["approver", "post", "paper", "on_date as onDate", "reason"])
  .select(["person.name as recordedByName", "recorded_at as recordedAt"])
  .orderBy("recorded_at")
  .orderBy("rule_approval.id");

/** The approvals of a voucher, those of the claim it was made from among them, or of a claim; oldest first. */
export const readRuleApprovals = (
  reading: Reading,
  { voucherId, claimId }: ApprovedThing,
): readonly RuleApprovalRow[] => {
  const hasAny = reading.kept(
    "has rule approvals",
    ["rule_approval"],
    () => reading.first(sqlFor.selectFrom("rule_approval").select("id").orderBy("id").limit(1)) !== undefined,
  );
  if (!hasAny) return [];
  if (voucherId === null) return reading.all(approvals.where("claim_id", "=", claimId));
  return reading.all(
    approvals.where(
      sql<boolean>`(rule_approval.voucher_id = ${voucherId}
        or rule_approval.claim_id = (select claim.id from claim where claim.voucher_id = ${voucherId}))`,
    ),
  );
};

/** What one approval was recorded for, or `undefined`. */
export const readRuleApproval = (reading: Reading, id: RuleApprovalId) =>
  reading.first(
    sqlFor
      .selectFrom("rule_approval")
      .select(["voucher_id as voucherId", "claim_id as claimId", "ledger_id as ledgerId", "paper", "approver"])
      .where("id", "=", id)
      .orderBy("id"),
  );

/** What an approval row is for; a CHECK keeps that it is one of the two. */
export const approvedThing = (row: {
  readonly voucherId: VoucherId | null;
  readonly claimId: ClaimId | null;
}): ApprovedThing => {
  if (row.voucherId !== null) return { voucherId: row.voucherId, claimId: null };
  assert(row.claimId !== null, "an approval is for a voucher or a claim");
  return { voucherId: null, claimId: row.claimId };
};

export const addRuleApproval = (
  writing: Writing,
  of: ApprovedThing & { readonly id: RuleApprovalId; readonly ledgerId: LedgerId },
  given: TownshipApproval & { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("rule_approval").values({
      id: of.id,
      ledger_id: of.ledgerId,
      voucher_id: of.voucherId,
      claim_id: of.claimId,
      kind: given.kind,
      rule_id: given.ruleId,
      rule_version: given.ruleVersion,
      amount_fen: given.amountFen,
      approver: given.approver,
      post: given.post,
      paper: given.paper,
      on_date: given.onDate,
      reason: given.reason,
      recorded_by: given.by,
      recorded_at: given.at,
    }),
  );
};

export const removeRuleApproval = (writing: Writing, id: RuleApprovalId): void => {
  writing.run(sqlFor.deleteFrom("rule_approval").where("id", "=", id));
};
