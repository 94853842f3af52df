import type { SoloAct } from "#domain/audit/solo-tests.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { Reading } from "#store/query.ts";
import { readClosers, readPasswordsSet, readPersonNames, readVoucherPairs } from "#store/solo-act-rows.ts";
import { actsOfQuarter } from "./quarter-acts.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

type Pair = ReturnType<typeof readVoucherPairs>[number];

const countOf = (pairs: readonly Pair[], isOwn: (pair: Pair) => boolean): number =>
  sumOf(pairs.filter(isOwn), ({ count }) => count);

/** 单人操作: what of the quarter's work one person did on both sides, from the vouchers, the closings and the log. */
export const soloActsOf = (reading: Reading, material: QuarterMaterial): readonly SoloAct[] => {
  const pairs = readVoucherPairs(reading, material.span);
  if (pairs.length === 0) return [];
  const names = readPersonNames(reading);
  const nameOf = (id: string): string => names.get(id) ?? "";
  const preparers = [...new Set(pairs.map(({ preparedBy }) => preparedBy))];
  const both = preparers.flatMap((personId): readonly SoloAct[] => {
    const reviewedCount = countOf(pairs, (pair) => pair.reviewedBy === personId);
    if (reviewedCount === 0) return [];
    const preparedCount = countOf(pairs, (pair) => pair.preparedBy === personId);
    return [{ kind: "prepared-and-reviewed", personId, name: nameOf(personId), preparedCount, reviewedCount }];
  });
  const closed = readClosers(reading, material.span).flatMap(({ month, closedBy, closedAt }): readonly SoloAct[] => {
    const count = countOf(pairs, (pair) => pair.month === month && pair.preparedBy === closedBy);
    const onDate = chinaDateOf(closedAt);
    return count === 0
      ? []
      : [{ kind: "closed-own-month", personId: closedBy, name: nameOf(closedBy), month, onDate, count }];
  });
  const acts = actsOfQuarter(reading, material);
  const passwords = readPasswordsSet(reading, acts).flatMap(({ by, of, at }): readonly SoloAct[] => {
    const isAfter = (pair: Pair): boolean =>
      pair.preparedBy === by && pair.reviewedBy === of && pair.lastReviewedAt >= at;
    const count = countOf(pairs, isAfter);
    if (count === 0) return [];
    const reviewer = { reviewerId: of, reviewerName: nameOf(of) };
    return [
      {
        kind: "password-of-reviewer-set",
        personId: by,
        name: nameOf(by),
        ...reviewer,
        onDate: chinaDateOf(at),
        count,
        ...(at < acts.ended ? {} : { laterThan: material.quarter }),
      },
    ];
  });
  return [...both, ...closed, ...passwords];
};
