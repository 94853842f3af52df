import { findMissingApprovals } from "./approval-tiers.ts";
import { findOverCap } from "./cap-limits.ts";
import { findDuplicateInvoices } from "./duplicate-invoice.ts";
import { findMissingEvidence } from "./evidence.ts";
import type { Hit, RuleKind } from "./hit.ts";
import { rulesOn, type RuleVersion } from "./rule.ts";
import { findSamePerson } from "./segregation.ts";
import type { Spending } from "./spending.ts";
import { findForbidden } from "./zero-category.ts";

/** One row of the table of rules: its kind, whether it also looks at vouchers that are no spending, and what it finds. */
type RuleRow = {
  readonly kind: RuleKind;
  readonly ofEveryVoucher: boolean;
  readonly find: (spending: Spending, rules: readonly RuleVersion[]) => readonly Hit[];
};

const byRule =
  (kind: RuleKind, find: (rule: RuleVersion, spending: Spending) => readonly Hit[]): RuleRow["find"] =>
  (spending, rules) =>
    rules.filter((rule) => rule.parameters.kind === kind).flatMap((rule) => find(rule, spending));

/** The table: its order is the order of the hits. All rows run; none stops the others. */
const table: readonly RuleRow[] = [
  { kind: "K01", ofEveryVoucher: false, find: byRule("K01", findMissingApprovals) },
  { kind: "K04", ofEveryVoucher: false, find: (spending) => findOverCap("K04", spending) },
  { kind: "K05", ofEveryVoucher: false, find: (spending) => findOverCap("K05", spending) },
  { kind: "K06", ofEveryVoucher: false, find: (spending) => findOverCap("K06", spending) },
  { kind: "K08", ofEveryVoucher: false, find: byRule("K08", findForbidden) },
  { kind: "K17", ofEveryVoucher: false, find: byRule("K17", findMissingEvidence) },
  { kind: "K18", ofEveryVoucher: false, find: byRule("K18", findDuplicateInvoices) },
  { kind: "K29", ofEveryVoucher: true, find: byRule("K29", findSamePerson) },
];

/**
 * Every hit of one voucher by the approved rule versions given, of which those of its day judge. A closing voucher spends
 * nothing and a red one takes spending back: only the rules about persons look at them.
 */
export const judgeSpending = (spending: Spending, approved: readonly RuleVersion[]): readonly Hit[] => {
  const rules = rulesOn(approved, spending.content.onDate);
  const isSpending = spending.kind === "ordinary" || spending.kind === "supplement";
  return table.filter((row) => isSpending || row.ofEveryVoucher).flatMap((row) => row.find(spending, rules));
};
