import { findOtherBuyers } from "./invoice-buyer.ts";
import { findMissingApprovals } from "./approval-tiers.ts";
import { withVotes } from "./cleared-by-vote.ts";
import { findOverBudget } from "./budget-rule.ts";
import { findOverCap } from "./cap-limits.ts";
import { findWriteOff } from "./claim-write-off.ts";
import { findLateClaim, findOpenAdvance, findSplitting } from "./claim-rules.ts";
import { findForeignAccounts, findOverTotal, findUndecided, findUndecidedDebt } from "./decision-rules.ts";
import { findOffClaimDay, findPettyCash } from "./petty-cash.ts";
import { findDuplicateInvoices } from "./duplicate-invoice.ts";
import { findMissingEvidence } from "./evidence.ts";
import { findHandoverProblems } from "./handover-rules.ts";
import { findLending } from "./lending-rule.ts";
import { findMisusedFund } from "./fund-rules.ts";
import type { Hit, RuleKind } from "./hit.ts";
import { findPayStandard, findRelated, findWorkSubsidy } from "./people-rules.ts";
import { findCashPayment, findPaidOnDayOff, findTooMuchCash, findUnbankedTakings } from "./payment-rules.ts";
import { findProjectProblems } from "./project-rules.ts";
import type { PlainKind, PlainParameters } from "./plain-rule.ts";
import { isPlainParameters, rulesOn, type RuleVersion } from "./rule.ts";
import type { VoucherKind } from "#domain/vouchers/voucher.ts";
import { findBelowFloor } from "./floor-rule.ts";
import { findReserveShort } from "./reserve-rule.ts";
import { findBrokenRhythm } from "./rhythm-rule.ts";
import { findOverUnit } from "./unit-standard.ts";
import { findUnpublished } from "./publicity-rules.ts";
import { findSamePerson } from "./segregation.ts";
import type { Spending } from "./spending.ts";
import { findForbidden } from "./zero-category.ts";

/** One row of the table of rules: its kind, which vouchers it looks at, and what it finds. */
type RuleRow = {
  readonly kind: RuleKind;
  readonly of: readonly VoucherKind[];
  readonly find: (spending: Spending, rules: readonly RuleVersion[]) => readonly Hit[];
};

const spendings: readonly VoucherKind[] = ["ordinary", "supplement"];
// A red voucher takes spending back; one that cancels a red entry spends again, and only a cap can tell.
const spendingsAndReds: readonly VoucherKind[] = [...spendings, "red"];
const everything: readonly VoucherKind[] = [...spendingsAndReds, "closing"];

const byRule =
  (kind: RuleKind, find: (rule: RuleVersion, spending: Spending) => readonly Hit[]): RuleRow["find"] =>
  (spending, rules) =>
    rules.filter((rule) => rule.parameters.kind === kind).flatMap((rule) => find(rule, spending));

type PlainFind = (rule: RuleVersion, parameters: PlainParameters, spending: Spending) => readonly Hit[];

const byPlainRule = (kind: PlainKind, find: PlainFind): RuleRow["find"] =>
  byRule(kind, (rule, spending) => (isPlainParameters(rule.parameters) ? find(rule, rule.parameters, spending) : []));

/** The table: its order is the order of the hits. All rows run; none stops the others. */
const table: readonly RuleRow[] = [
  { kind: "K01", of: spendings, find: byRule("K01", findMissingApprovals) },
  { kind: "K02", of: spendings, find: byPlainRule("K02", findUndecided) },
  { kind: "K03", of: spendingsAndReds, find: byPlainRule("K03", findOverBudget) },
  { kind: "K04", of: spendingsAndReds, find: (spending) => findOverCap("K04", spending) },
  { kind: "K05", of: spendingsAndReds, find: (spending) => findOverCap("K05", spending) },
  { kind: "K06", of: spendingsAndReds, find: (spending) => findOverCap("K06", spending) },
  { kind: "K07", of: spendings, find: byPlainRule("K07", findOverTotal) },
  { kind: "K08", of: spendings, find: byRule("K08", findForbidden) },
  { kind: "K09", of: spendings, find: byPlainRule("K09", findOverUnit) },
  { kind: "K10", of: spendings, find: byPlainRule("K10", findWorkSubsidy) },
  { kind: "K11", of: spendings, find: byPlainRule("K11", findPayStandard) },
  { kind: "K12", of: spendings, find: byPlainRule("K12", findBelowFloor) },
  { kind: "K13", of: spendings, find: byPlainRule("K13", findPettyCash) },
  { kind: "K14", of: spendings, find: byPlainRule("K14", findTooMuchCash) },
  { kind: "K15", of: spendings, find: byPlainRule("K15", findCashPayment) },
  { kind: "K16", of: spendings, find: byPlainRule("K16", findUnbankedTakings) },
  { kind: "K17", of: spendings, find: byRule("K17", findMissingEvidence) },
  { kind: "K18", of: spendings, find: byRule("K18", findDuplicateInvoices) },
  { kind: "K18", of: spendings, find: byRule("K18", findOtherBuyers) },
  { kind: "K19", of: spendings, find: byPlainRule("K19", findLateClaim) },
  { kind: "K20", of: spendings, find: byPlainRule("K20", findOpenAdvance) },
  { kind: "K21", of: spendings, find: byPlainRule("K21", findMisusedFund) },
  { kind: "K22", of: spendings, find: byPlainRule("K22", findProjectProblems) },
  { kind: "K23", of: spendings, find: byPlainRule("K23", findSplitting) },
  { kind: "K24", of: spendings, find: byPlainRule("K24", findHandoverProblems) },
  { kind: "K25", of: spendings, find: byPlainRule("K25", findUndecidedDebt) },
  { kind: "K26", of: spendings, find: findLending },
  { kind: "K27", of: spendings, find: byPlainRule("K27", findForeignAccounts) },
  { kind: "K28", of: spendings, find: byPlainRule("K28", findRelated) },
  { kind: "K29", of: everything, find: byRule("K29", findSamePerson) },
  { kind: "K30", of: spendings, find: byPlainRule("K30", findPaidOnDayOff) },
  { kind: "K30", of: spendings, find: byPlainRule("K30", findOffClaimDay) },
  { kind: "K31", of: spendings, find: byPlainRule("K31", findUnpublished) },
  { kind: "K32", of: spendings, find: byPlainRule("K32", findBrokenRhythm) },
  { kind: "K33", of: spendings, find: byPlainRule("K33", findReserveShort) },
  { kind: "K34", of: spendings, find: byPlainRule("K34", findWriteOff) },
];

/**
 * Every hit of one voucher by the rule versions given that are for its ledger, of which those of its day judge. A closing voucher spends
 * nothing and a red one takes spending back: papers and signatures are not asked of them again. Nor are they of 计提折旧与摊销, by which
 * nobody is paid: caps and the budget count it, as they count a red one.
 */
export const judgeSpending = (spending: Spending, approved: readonly RuleVersion[]): readonly Hit[] => {
  const rules = rulesOn(approved, spending.content.onDate);
  const kind = spending.isWear && spending.kind === "ordinary" ? "red" : spending.kind;
  const hits = table.filter((row) => row.of.includes(kind)).flatMap((row) => row.find(spending, rules));
  return withVotes(hits, spending);
};
