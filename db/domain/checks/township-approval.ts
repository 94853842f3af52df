import type { LocalDate } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { isOpen, type Hit, type RuleKind } from "./hit.ts";

/**
 * 上级审批 of one spending: who of the township agreed, on what paper. It stands for one version of one rule and for no more than
 * `amountFen`, the whole of what was shown to who approved.
 */
export type TownshipApproval = {
  readonly kind: RuleKind;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly amountFen: Fen;
  readonly approver: string;
  readonly post: string;
  readonly paper: string;
  readonly onDate: LocalDate;
  readonly reason: string;
};

// Signatures and papers are supplied, never excused (K01, K17); an invoice is paid once (K18); what national law forbids (K26) and two
// people for one act (K29) are nobody's to waive.
const nobodysToApprove: readonly RuleKind[] = ["K01", "K17", "K18", "K26", "K29"];

/** True for an open hit of severity 需上级审批 that the township may approve. */
export const mayBeApproved = (hit: Hit): boolean =>
  isOpen(hit) && hit.severity === "needs-approval" && !nobodysToApprove.includes(hit.kind);

/** What an approval is given for: all that a voucher debits (fen). */
export const approvedAmount = (content: Pick<VoucherContent, "entries">): Fen =>
  sumOf(content.entries, (entry) => entry.debitFen);

/**
 * The hits with those cleared that the township approved: the same rule in the same version, and no more than the amount approved. The
 * hit stays, with who approved it and on what paper.
 */
export const withApprovals = (
  hits: readonly Hit[],
  approvals: readonly TownshipApproval[],
  amountFen: Fen,
): readonly Hit[] =>
  hits.map((hit) => {
    if (!mayBeApproved(hit)) return hit;
    const approval = approvals.findLast(
      (each) =>
        each.kind === hit.kind &&
        each.ruleId === hit.ruleId &&
        each.ruleVersion === hit.ruleVersion &&
        amountFen <= each.amountFen,
    );
    if (approval === undefined) return hit;
    const { approver, post, paper, onDate, reason } = approval;
    const facts = {
      approvedBy: approver,
      approverPost: post,
      approvalPaper: paper,
      approvedOn: onDate,
      approvalReason: reason,
      approvedFen: approval.amountFen,
    };
    return { ...hit, facts: { ...hit.facts, ...facts }, isCleared: true };
  });
