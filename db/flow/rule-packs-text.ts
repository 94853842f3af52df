import type { RuleLine } from "#domain/audit/quarter-book.ts";
import type { Instant } from "#domain/core/dates.ts";
import { packById } from "#domain/packs/packs.ts";
import { readPolicySteps } from "#store/pack-rows.ts";
import type { Reading } from "#store/query.ts";

/** The packs that were on at an instant, by name and version, as their newest approved step then says. */
const packsOn = (reading: Reading, at: Instant): readonly string[] => {
  const seen = new Set<string>();
  return readPolicySteps(reading).flatMap(({ packId, packVersion, isOn, approvedAt }) => {
    if (approvedAt === null || approvedAt > at || seen.has(packId)) return [];
    seen.add(packId);
    return isOn ? [`${packById(packId)?.name ?? packId} 第 ${packVersion} 版`] : [];
  });
};

/** Rules that came with the program hold since no day the office would know: only what it made itself has one. */
const rulesWords = (count: number, newest: string | undefined): string => {
  if (count === 0) return "没有规则";
  const since = newest === undefined ? "都是程序自带的，本乡镇还没有自己的规则和限额" : `最近一条自 ${newest} 起施行`;
  return `规则与限额 ${count} 条，${since}，逐条见第 29 表`;
};

/**
 * 规则包版本 on the cover: the packs that were on when the quarter closed, and the day since which the newest of the office's own
 * rules and caps holds. Nothing decided after the close enters, so the cover of a closed quarter stays the same.
 */
export const rulePacksText = (
  reading: Reading,
  of: { readonly closedAt: Instant; readonly rules: readonly RuleLine[] },
): string => {
  const on = packsOn(reading, of.closedAt);
  const newest = of.rules
    .filter(({ approvedByName }) => approvedByName !== "")
    .map(({ fromOn }) => fromOn)
    .toSorted()
    .at(-1);
  return `${on.length === 0 ? "未启用政策包" : on.join("、")}；${rulesWords(of.rules.length, newest)}`;
};
