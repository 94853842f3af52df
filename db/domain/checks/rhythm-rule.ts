import { addDays, daysBetween, lastDayOf, monthsOfQuarter, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import { isAtLeastShare } from "#domain/core/share.ts";
import { arrivalBasisPoints } from "#domain/funds/allocation.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { isMeant } from "./scope.ts";
import { spentInAll, type Spending } from "./spending.ts";

/** A grant as the rhythm looks at it: what was due by the end of the quarter before, and what has arrived by the day. */
export type RhythmGrant = {
  readonly fund: string;
  readonly document: string;
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  /** What arrived within the quarter before. */
  readonly quarterFen: Fen;
};

/** What the township divided and this village has its share of: when the last of it came, and what the village got by the day. */
export type RhythmAllocation = {
  readonly title: string;
  readonly quarter: Quarter;
  /** The day the whole of the departments' money had come; null while some has not. */
  readonly receivedOn: LocalDate | null;
  readonly sourcesFen: Fen;
  readonly matchingFen: Fen;
  readonly shareFen: Fen;
  readonly arrivedFen: Fen;
};

export type Rhythm = {
  /** The quarter before the one the voucher stands in. */
  readonly quarter: Quarter;
  readonly grants: readonly RhythmGrant[];
  readonly allocations: readonly RhythmAllocation[];
};

type Facts = Readonly<Record<string, HitFact>>;

const grantProblems = ({ counts, amounts }: PlainParameters, rhythm: Rhythm, grants: readonly RhythmGrant[]) => {
  const found: Facts[] = [];
  const least = counts["arrivalShare"];
  for (const { fund, document, dueFen, receivedFen } of grants) {
    const isEnough =
      least === undefined || isAtLeastShare(receivedFen, dueFen, { numerator: least, denominator: 10_000 });
    if (dueFen === 0 || isEnough) continue;
    const basisPoints = arrivalBasisPoints(dueFen, receivedFen) ?? 0;
    found.push({ problem: "late", fund, document, quarter: rhythm.quarter, dueFen, receivedFen, basisPoints, least });
  }
  const quarterFen = amounts["quarterFen"];
  const gotFen = sumOf(grants, (grant) => grant.quarterFen);
  if (quarterFen !== undefined && gotFen < quarterFen)
    found.push({ problem: "quarter-short", quarter: rhythm.quarter, gotFen, quarterFen });
  return found;
};

const allocationProblems = ({ counts }: PlainParameters, allocations: readonly RhythmAllocation[], on: LocalDate) => {
  const found: Facts[] = [];
  const { passDays, matchingShare } = counts;
  for (const { title, quarter, receivedOn, shareFen, arrivedFen, sourcesFen, matchingFen } of allocations) {
    const isLate = passDays !== undefined && receivedOn !== null && addDays(receivedOn, passDays) < on;
    if (isLate && arrivedFen < shareFen) {
      const days = daysBetween(receivedOn, on);
      found.push({ problem: "not-passed-on", title, receivedOn, days, passDays, shareFen, arrivedFen });
    }
    const share = { numerator: matchingShare ?? 0, denominator: 10_000 };
    if (matchingShare !== undefined && !isAtLeastShare(matchingFen, sourcesFen, share))
      found.push({ problem: "matching-short", title, quarter, sourcesFen, matchingFen, matchingShare });
  }
  return found;
};

/**
 * K32 拨付节奏: money comes by its instalments, at least so much a quarter, is handed on by the township within some days, and
 * the township adds its own share. Whoever spends cannot help what did not come, so it only ever reminds. Quarters that ended
 * before the rule began are left alone.
 */
export const findBrokenRhythm = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const { rhythm } = spending.around;
  const on = spending.content.onDate;
  if (rhythm === null || spentInAll(spending.content) <= 0) return [];
  const grants = rhythm.grants.filter(({ fund }) => isMeant(parameters, fund));
  const allocations = rhythm.allocations.filter(({ title }) => isMeant(parameters, title));
  const ended = lastDayOf(monthsOfQuarter(rhythm.quarter)[2]);
  const found = [
    ...(ended < rule.fromOn ? [] : grantProblems(parameters, rhythm, grants)),
    ...allocationProblems(parameters, allocations, on),
  ];
  return found.map((facts) => hitBy(rule, { line: null, severity: "warn", facts }));
};
