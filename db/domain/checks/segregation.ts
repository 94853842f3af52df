import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import type { Spending } from "./spending.ts";

/** K29: the reviewer is neither the preparer nor a cashier (会计法 Art. 25 and 35, 会计基础工作规范 Art. 12). */
export const findSamePerson = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  const { reviewer, preparedBy } = spending;
  if (reviewer === null) return [];
  const duties = [
    ...(reviewer.id === preparedBy ? ["preparer-reviews"] : []),
    ...(reviewer.roles.includes("cashier") ? ["cashier-reviews"] : []),
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
