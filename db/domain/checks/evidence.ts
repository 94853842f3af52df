import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import { spentOnNatures, type Spending } from "./spending.ts";
import { documentKindsOf } from "./vote-ground.ts";

/**
 * K17: from an amount on, spending of a nature needs one of the documents named; a substitute is named
 * among them. A 分割单 stands for the original it divides (会计基础工作规范 Art. 51(4)).
 */
export const findMissingEvidence = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  if (rule.parameters.kind !== "K17") return [];
  return rule.parameters.requirements.flatMap((requirement): Hit[] => {
    const part = spentOnNatures(spending, requirement.natures);
    const isAsked = part !== undefined && part.amountFen > 0 && part.amountFen >= requirement.fromFen;
    const has = new Set([...documentKindsOf(spending, requirement.natures), ...(spending.divided ?? [])]);
    if (!isAsked || requirement.anyOf.some((kind) => has.has(kind))) return [];
    return [
      {
        kind: "K17",
        ruleId: rule.id,
        ruleVersion: rule.version,
        severity: rule.severity,
        line: part.line,
        facts: {
          natures: [...requirement.natures],
          amountFen: part.amountFen,
          fromFen: requirement.fromFen,
          anyOf: [...requirement.anyOf],
        },
        basis: rule.basis,
        isCleared: false,
      },
    ];
  });
};
