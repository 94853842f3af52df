import type { RuleChange } from "#domain/audit/facts.ts";
import { appliesTo } from "#domain/checks/rule.ts";
import { addDays, beginningOf, chinaDateOf } from "#domain/core/dates.ts";
import { readRuleChanges } from "#store/audit-more-rows.ts";
import type { Reading } from "#store/query.ts";
import { readTestParameters } from "#store/test-parameter-rows.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

/** Versions of rules that are or were for this ledger, and of the test parameters, put in force within the quarter. */
export const ruleChangesOf = (reading: Reading, material: QuarterMaterial): readonly RuleChange[] => {
  const between = { from: beginningOf(material.firstDay), to: beginningOf(addDays(material.lastDay, 1)) };
  const hitsOf = (id: string, version: number, at: string): number =>
    material.vouchers.filter(
      (voucher) => voucher.postedAt < at && voucher.hits.some((hit) => hit.ruleId === id && hit.ruleVersion < version),
    ).length;
  const concerns = ({ scopes }: ReturnType<typeof readRuleChanges>[number]): boolean =>
    scopes.some((scope) => appliesTo({ scope }, material.ledger));
  const rules = readRuleChanges(reading, between)
    .filter(concerns)
    .map((row) => ({
      key: row.id,
      title: row.title,
      version: row.version,
      onDate: chinaDateOf(row.at),
      byName: row.byName,
      hitsBefore: hitsOf(row.id, row.version, row.at),
    }));
  const parameters = readTestParameters(reading).flatMap((each) =>
    each.changedAt !== null && each.changedAt >= between.from && each.changedAt < between.to
      ? [
          {
            key: "test-parameters",
            title: `疑点参数（${each.reason}）`,
            version: each.version,
            onDate: chinaDateOf(each.changedAt),
            byName: each.changedByName,
            hitsBefore: 0,
          },
        ]
      : [],
  );
  return [...rules, ...parameters];
};
