import { isCashierOnly } from "#domain/people/roles.ts";
import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import type { Spending } from "./spending.ts";

/**
 * K29: the reviewer is neither a preparer of any version nor a cashier, and no cashier prepares a voucher, also not by an import
 * that makes drafts (会计法 Art. 25 and 35, 会计基础工作规范 Art. 12). A claim is no voucher: anybody may hand one in.
 */
export const findSamePerson = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  const { reviewer, preparedBy, preparedBefore = [], preparerRoles = [], claim = null } = spending;
  const isOwn = reviewer !== null && (reviewer.id === preparedBy || preparedBefore.includes(reviewer.id));
  const duties = [
    ...(isOwn ? ["preparer-reviews"] : []),
    ...(reviewer !== null && reviewer.roles.includes("cashier") ? ["cashier-reviews"] : []),
    ...(claim === null && isCashierOnly(preparerRoles) ? ["cashier-prepares"] : []),
  ];
  return duties.map((duty) => ({
    kind: "K29",
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    line: null,
    facts: { duty },
    basis: rule.basis,
    isCleared: false,
  }));
};
