import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import { spentOnNatures, type Spending } from "./spending.ts";
import { documentKindsOf } from "./vote-ground.ts";

/** K17: from an amount on, spending of a nature needs one of the documents named; a substitute is named among them. */
export const findMissingEvidence = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  if (rule.parameters.kind !== "K17") return [];
  return rule.parameters.requirements.flatMap((requirement): Hit[] => {
    const part = spentOnNatures(spending, requirement.natures);
    const isAsked = part !== undefined && part.amountFen > 0 && part.amountFen >= requirement.fromFen;
    const has = documentKindsOf(spending, requirement.natures);
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
