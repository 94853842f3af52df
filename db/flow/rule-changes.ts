import type { RuleChange } from "#domain/audit/rule-change.ts";
import { appliesTo } from "#domain/checks/rule.ts";
import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import { readCapChanges, readGrantWidenings, readHitMoments, readRuleChanges } from "#store/audit-more-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import type { Reading } from "#store/query.ts";
import { readTestParameters } from "#store/test-parameter-rows.ts";
import { actsOfQuarter } from "./quarter-acts.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const periodNames = { month: "每月", quarter: "每季", year: "全年" } as const;

type Change = Omit<RuleChange, "onDate" | "hitsBefore" | "laterThan"> & { readonly at: Instant };

const capChanges = (
  reading: Reading,
  { ledger }: QuarterMaterial,
  acts: ReturnType<typeof actsOfQuarter>,
): readonly Change[] => {
  const rows = readCapChanges(reading, ledger.id, acts);
  const caps = new Map(rows.length === 0 ? [] : readCaps(reading, ledger.id).map((cap) => [cap.id, cap]));
  return rows.map(({ capId, version, at, byName }) => {
    const cap = caps.get(capId);
    return {
      key: capId,
      title: `${cap?.categoryName ?? ""}限额（${periodNames[cap?.period ?? "year"]}）`,
      version,
      at,
      byName,
    };
  });
};

/**
 * Versions of rules that are or were for this ledger, of its caps and of the test parameters, put in force from the
 * quarter's first day until it was closed. What came after its last day is told only where the quarter's own vouchers had
 * been hit before: the rest is the next quarter's matter.
 */
export const ruleChangesOf = (reading: Reading, material: QuarterMaterial): readonly RuleChange[] => {
  const acts = actsOfQuarter(reading, material);
  const concerns = ({ scopes }: ReturnType<typeof readRuleChanges>[number]): boolean =>
    scopes.some((scope) => appliesTo({ scope }, material.ledger));
  const rules = readRuleChanges(reading, acts)
    .filter(concerns)
    .map(({ id, title, version, at, byName }): Change => ({ key: id, title, version, at, byName }));
  const judged = [...rules, ...capChanges(reading, material, acts)];
  const hits = judged.length === 0 ? [] : readHitMoments(reading, material.span);
  const hitsBefore = ({ key, version, at }: Change): number =>
    new Set(
      hits
        .filter((hit) => hit.ruleId === key && hit.ruleVersion < version && hit.judgedAt < at)
        .map(({ voucherId }) => voucherId),
    ).size;
  const changes = judged.map(({ at, ...change }): RuleChange => ({
    ...change,
    onDate: chinaDateOf(at),
    hitsBefore: hitsBefore({ ...change, at }),
    ...(at < acts.ended ? {} : { laterThan: material.quarter }),
  }));
  const widened = readGrantWidenings(reading, material.ledger.id, { from: acts.from, to: acts.ended }).map(
    ({ id, version, at, byName, document, title }): RuleChange => ({
      key: `grant:${id}`,
      title: `拨款 ${document} ${title}的用途或期限（放宽）`,
      version,
      onDate: chinaDateOf(at),
      byName,
      hitsBefore: 0,
    }),
  );
  const parameters = readTestParameters(reading).flatMap((each) =>
    each.changedAt !== null && each.changedAt >= acts.from && each.changedAt < acts.ended
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
  return [
    ...changes.filter((change) => change.laterThan === undefined || change.hitsBefore > 0),
    ...widened,
    ...parameters,
  ];
};
