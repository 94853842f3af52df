import {
  capFenOf,
  coveringVersion,
  decidingVersion,
  fitsEveryStage,
  usageOf,
  type Cap,
  type CapStage,
  type CapUsage,
  type CapUse,
  type CapVersion,
} from "#domain/caps/cap.ts";
import { yearOf } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { Hit, HitFact } from "./hit.ts";
import { spentOn, type Spending } from "./spending.ts";

type Drawn = {
  readonly cap: Cap;
  readonly version: CapVersion;
  readonly use: CapUse;
  readonly stages: readonly CapStage[];
  readonly usage: CapUsage;
};

const baseFacts = (version: CapVersion, spending: Spending): Readonly<Record<string, HitFact>> => {
  switch (version.basis.kind) {
    case "K04":
      return {};
    case "K05":
      return { baseKind: "population", base: spending.bases.population };
    case "K06":
      return {
        baseKind: "recurring-income",
        base: spending.bases.recurringIncomeFen,
        baseYear: yearOf(spending.content.onDate) - 1,
      };
  }
};

const coverFacts = (cover: CapVersion | undefined, spending: Spending): Readonly<Record<string, HitFact>> =>
  cover === undefined
    ? {}
    : {
        clearedByNumber: cover.vote.number,
        clearedByMetOn: cover.vote.metOn,
        clearedVersion: cover.version,
        clearedCapFen: capFenOf(cover, spending.bases),
        isVotedAfterSpending: cover.vote.metOn > spending.content.onDate,
      };

const hitOf = (drawn: Drawn, spending: Spending): Hit | undefined => {
  const { cap, version, usage } = drawn;
  const totalFen = fen(usage.usedFen + usage.committedFen + usage.thisFen);
  const overFen = usage.capFen === null ? null : fen(totalFen - usage.capFen);
  if (usage.thisFen <= 0 || (overFen !== null && overFen <= 0)) return undefined;
  if (fitsEveryStage(drawn.stages, usage.thisFen, spending.bases)) return undefined;
  const need = { on: spending.content.onDate, totalFen, bases: spending.bases };
  const cover = coveringVersion(cap, new Set(spending.grounds.map(({ id }) => id)), need);
  return {
    kind: version.basis.kind,
    ruleId: cap.id,
    ruleVersion: version.version,
    severity: usage.capFen === null ? "needs-approval" : "needs-resolution",
    line: spentOn(spending.content, cap.categoryId)?.line ?? null,
    facts: {
      categoryName: cap.categoryName,
      period: cap.period,
      periodName: usage.periodName,
      capFen: usage.capFen,
      usedFen: usage.usedFen,
      committedFen: usage.committedFen,
      thisFen: usage.thisFen,
      overFen,
      isBaseMissing: usage.capFen === null,
      resolutionNumber: version.vote.number,
      resolutionMetOn: version.vote.metOn,
      isRatification: version.isRatification,
      ...baseFacts(version, spending),
      ...coverFacts(cover, spending),
    },
    basis: `${version.vote.number} ${version.vote.title}`,
    isCleared: cover !== undefined,
  };
};

const drawnBy = (spending: Spending): readonly Drawn[] =>
  spending.caps.flatMap(({ cap, use, stages }) => {
    const version = decidingVersion(cap, spending.content.onDate);
    if (version === undefined) return [];
    const thisFen: Fen = spentOn(spending.content, cap.categoryId)?.amountFen ?? zeroFen;
    const usage = usageOf(cap, version, { on: spending.content.onDate, use, thisFen, bases: spending.bases });
    return [{ cap, version, use, stages, usage }];
  });

/** The use of every cap a voucher draws on, in the order the caps were given. */
export const capUsages = (spending: Spending): readonly CapUsage[] => drawnBy(spending).map(({ usage }) => usage);

/**
 * K04–K06: what is used, committed and now spent may not be more than the voted cap. Where the base of the bands is not
 * registered nothing is known, so nothing passes (基数缺失). A hit is cleared by a resolution the voucher names, if that vote
 * covers the whole sum; it stays in the list with both dates.
 */
export const findOverCap = (kind: "K04" | "K05" | "K06", spending: Spending): readonly Hit[] =>
  drawnBy(spending)
    .filter(({ version }) => version.basis.kind === kind)
    .flatMap((drawn) => hitOf(drawn, spending) ?? []);
