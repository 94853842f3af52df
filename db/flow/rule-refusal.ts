import type { Failure } from "#contract/failures.ts";
import type { RuleFault, RuleParameters } from "#domain/checks/rule.ts";

/** Why a proposed rule is none, with the place on its form. */
export const ruleBad = (kind: RuleParameters["kind"], fault: RuleFault): Failure<"rule-bad"> => ({
  code: "rule-bad",
  kind,
  reason: fault.reason,
  field: fault.field ?? "",
  against: fault.against ?? "",
  line: fault.line ?? 0,
});
