import type { ResolutionLine } from "#domain/audit/quarter-book.ts";
import { testVotes } from "#domain/caps/vote.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { ResolutionId } from "#domain/core/ids.ts";
import { readPublications } from "#store/publication-rows.ts";
import type { Reading } from "#store/query.ts";
import { readRecords } from "#store/resolution-rows.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

type Posting = { readonly fromOn: LocalDate; readonly toOn: LocalDate | null };

/** Where and how long votes hung by the register, as it stood on the quarter's last day; the first posting of each. */
const postingsOf = (reading: Reading, { ledger, lastDay }: QuarterMaterial): ReadonlyMap<ResolutionId, Posting> => {
  const first = new Map<ResolutionId, Posting>();
  for (const { resolutionId, fromOn, toOn } of readPublications(reading, ledger.id)) {
    if (resolutionId === null || fromOn === null || fromOn > lastDay) continue;
    const before = first.get(resolutionId);
    if (before !== undefined && before.fromOn <= fromOn) continue;
    first.set(resolutionId, { fromOn, toOn: toOn !== null && toOn <= lastDay ? toOn : null });
  }
  return first;
};

/** Votes up to the quarter's end with their legal test, their posting, and what the quarter spent on them, in the order of days. */
export const resolutionRows = (reading: Reading, material: QuarterMaterial): readonly ResolutionLine[] => {
  const postings = postingsOf(reading, material);
  const records = readRecords(reading, material.ledger.id);
  return material.resolutions
    .toSorted((left, right) =>
      left.metOn === right.metOn ? (left.number < right.number ? -1 : 1) : left.metOn < right.metOn ? -1 : 1,
    )
    .map((resolution) => {
      const test = testVotes(resolution, resolution);
      const posting = postings.get(resolution.id);
      const record = records.get(resolution.id);
      const own = material.vouchers.filter((voucher) => voucher.resolutionIds.includes(resolution.id));
      return {
        ...resolution,
        needsPresent: test.ok ? test.value.needsPresent : 0,
        needsFor: test.ok ? test.value.needsFor : 0,
        isPassed: test.ok && test.value.isPassed,
        postedFrom: posting?.fromOn ?? record?.postedFrom ?? null,
        postedTo: posting === undefined ? (record?.postedTo ?? null) : posting.toOn,
        isPostingRegistered: posting !== undefined,
        voucherCount: own.length,
        voucherFen: sumOf(own, (voucher) => sumOf(voucher.entries, (entry) => entry.debitFen)),
      };
    });
};
