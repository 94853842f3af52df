import type { Hit, HitFact } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";

/** A hit of a rule, with its severity unless another is named. */
export const hitBy = (
  rule: RuleVersion,
  found: {
    readonly line: number | null;
    readonly facts: Readonly<Record<string, HitFact>>;
    readonly severity?: Hit["severity"];
    readonly isCleared?: boolean;
  },
): Hit => ({
  kind: rule.parameters.kind,
  ruleId: rule.id,
  ruleVersion: rule.version,
  severity: found.severity ?? rule.severity,
  line: found.line,
  facts: found.facts,
  basis: rule.basis,
  isCleared: found.isCleared ?? false,
});
