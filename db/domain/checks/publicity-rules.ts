import { disclosureDueOn } from "#domain/caps/publicity.ts";
import { daysBetween } from "#domain/core/dates.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { spentInAll, type Spending } from "./spending.ts";

/**
 * K31: while accounts of an earlier quarter should hang and do not, every spending is told so. Only quarters that fell due
 * under the rule count: it asks nothing of the time before it.
 */
export const findUnpublished = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { content, around } = spending;
  const amountFen = spentInAll(content);
  const dueDays = parameters.counts["dueDays"] ?? 0;
  if (amountFen <= 0) return [];
  const overdue = around.unpublished
    .map((quarter) => ({ quarter, dueOn: disclosureDueOn(quarter, dueDays) }))
    .filter(({ dueOn }) => dueOn >= rule.fromOn && dueOn < content.onDate);
  const [oldest] = overdue;
  if (oldest === undefined) return [];
  const lateDays = daysBetween(oldest.dueOn, content.onDate);
  return [hitBy(rule, { line: null, facts: { ...oldest, lateDays, count: overdue.length, amountFen } })];
};
