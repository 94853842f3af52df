import {
  capFenOf,
  coveringVersion,
  decidingVersion,
  incomeOf,
  startOf,
  usageOf,
  type Cap,
  type CapStage,
  type CapUsage,
  type CapUse,
  type CapVersion,
} from "#domain/caps/cap.ts";
import { perOf, sizedCap, unitOf } from "#domain/caps/cap-unit.ts";
import { fitsEveryStage, loweredLaterOf, type LoweredLater } from "#domain/caps/stages.ts";
import { carriedInto, laterShortOf, type LaterShort } from "#domain/caps/carry.ts";
import { populationOf } from "#domain/caps/population.ts";
import { usualIncome } from "#domain/caps/income-base.ts";
import { yearOf } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { Hit, HitFact } from "./hit.ts";
import { spentOnAny, type Spending } from "./spending.ts";
import { unitsOf } from "./unit-standard.ts";

type Drawn = {
  readonly cap: Cap;
  readonly version: CapVersion;
  readonly use: CapUse;
  readonly stages: readonly CapStage[];
  readonly usage: CapUsage;
  readonly later: LaterShort | undefined;
};

const baseFacts = (version: CapVersion, spending: Spending): Readonly<Record<string, HitFact>> => {
  const { basis } = version;
  switch (basis.kind) {
    case "K04": {
      const per = perOf(version.basis);
      return per === undefined ? {} : { unit: per.unit, unitFen: per.unitFen, units: per.units };
    }
    case "K05":
      return {
        baseKind: "population",
        base: populationOf(basis, spending.bases),
        ...((basis.source ?? "on-day") === "on-day" ? {} : { populationOf: basis.source ?? "" }),
      };
    case "K06": {
      const { accountCodes, yearsBack } = basis.base ?? usualIncome;
      const share = basis.share ?? null;
      return {
        baseKind: accountCodes.length === 0 ? "recurring-income" : "account-income",
        base: incomeOf(basis, spending.bases),
        baseYear: yearOf(spending.countedOn) - yearsBack,
        ...(accountCodes.length === 0 ? {} : { baseAccounts: [...accountCodes] }),
        ...(share === null ? {} : { basisPoints: share.basisPoints }),
      };
    }
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
        isVotedAfterSpending: cover.vote.metOn > spending.countedOn,
      };

/** The same spending as the days after a lowered cap see it. */
const afterLowering = (drawn: Drawn, lowered: LoweredLater): Drawn => {
  const { version, use, capFen } = lowered;
  const { usedFen, committedFen } = use;
  const number = { resolutionNumber: version.vote.number, resolutionMetOn: version.vote.metOn };
  const usage = { ...drawn.usage, capFen, usedFen, committedFen, ...number, version: version.version };
  return { ...drawn, version, use, stages: [], later: undefined, usage };
};

const hitOf = (seen: Drawn, spending: Spending): Hit | undefined => {
  const spent = { thisFen: seen.usage.thisFen, carriedFen: seen.usage.carriedFen };
  const lowered = loweredLaterOf(seen.stages, spent, spending.bases);
  return (
    overHit(seen, spending) ??
    (lowered === undefined ? undefined : overHit(afterLowering(seen, lowered), spending, lowered))
  );
};

const overHit = (drawn: Drawn, spending: Spending, lowered?: LoweredLater): Hit | undefined => {
  const { cap, version, usage } = drawn;
  const { carriedFen, thisFen } = usage;
  const totalFen = fen(usage.usedFen + usage.committedFen + thisFen);
  const ownFen = usage.capFen === null ? null : fen(totalFen - usage.capFen - carriedFen);
  const isOwn =
    ownFen === null || (ownFen > 0 && !fitsEveryStage(drawn.stages, { thisFen, carriedFen }, spending.bases));
  const later = isOwn ? undefined : drawn.later;
  if (thisFen <= 0 || (!isOwn && later === undefined)) return undefined;
  const overFen = lowered?.overFen ?? (later === undefined ? ownFen : later.overFen);
  // A raise of this period's cap heals what a later one lacks, once it is high enough for both.
  const roomFen = (usage.capFen ?? 0) + carriedFen;
  const needFen = later === undefined ? totalFen : fen(Math.max(totalFen, roomFen) + later.overFen);
  const need = { on: spending.countedOn, totalFen: needFen, bases: spending.bases, carriedFen, deciding: version };
  const cover = coveringVersion(cap, new Set(spending.grounds.map(({ id }) => id)), need);
  return {
    kind: version.basis.kind,
    ruleId: cap.id,
    ruleVersion: version.version,
    severity: usage.capFen === null ? "needs-approval" : "needs-resolution",
    line: spentOnAny(spending.content, cap.categoryIds)?.line ?? null,
    facts: {
      categoryName: cap.categoryName,
      period: cap.period,
      periodName: usage.periodName,
      capFen: usage.capFen,
      ...(carriedFen > 0 ? { carriedFen } : {}),
      ...(later === undefined ? {} : { laterPeriodName: later.periodName }),
      ...(lowered === undefined ? {} : { loweredFrom: startOf(version) }),
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

/** By the unit, a voucher is measured alone by the units its own papers name: what others used takes nothing from it. */
const drawnByUnit = (cap: Cap, version: CapVersion, spending: Spending): Drawn => {
  const thisFen: Fen = spentOnAny(spending.content, cap.categoryIds)?.amountFen ?? zeroFen;
  const use = { usedFen: zeroFen, committedFen: zeroFen };
  const usage = usageOf(cap, version, { on: spending.countedOn, use, thisFen, bases: spending.bases });
  return { cap, version, use, stages: [], usage: { ...usage, periodName: "本张" }, later: undefined };
};

const drawnBy = (spending: Spending): readonly Drawn[] =>
  spending.caps.flatMap(({ cap, use, stages, chain }) => {
    const sized = sizedCap(cap, unitsOf(spending.content.documents));
    const version = decidingVersion(sized, spending.countedOn);
    if (version === undefined) return [];
    if (unitOf(version) !== null) return [drawnByUnit(sized, version, spending)];
    const thisFen: Fen = spentOnAny(spending.content, cap.categoryIds)?.amountFen ?? zeroFen;
    const carriedFen = carriedInto(chain);
    const of = { on: spending.countedOn, use, thisFen, bases: spending.bases, carriedFen };
    return [{ cap, version, use, stages, usage: usageOf(cap, version, of), later: laterShortOf(chain, thisFen) }];
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
