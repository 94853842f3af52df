import type { OpenHit } from "#domain/audit/facts.ts";
import { monthsOfPeriod, periodNameOf, type Cap } from "#domain/caps/cap.ts";
import { excessesOf, type Excess } from "#domain/caps/excess.ts";
import { firstDayOf, lastDayOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readPostedUses } from "#store/posted-use-rows.ts";
import type { Reading } from "#store/query.ts";
import { correctedDays } from "#store/spent-day-rows.ts";
import { carriedByPosted } from "./cap-carry.ts";
import { basesOn } from "./cap-bases.ts";

const hitOf = (cap: Cap, excess: Excess, voucherName: string): OpenHit => ({
  voucherId: excess.voucherId,
  voucherName,
  onDate: excess.onDate,
  amountFen: excess.overFen,
  kind: excess.version.basis.kind,
  ruleId: cap.id,
  ruleVersion: excess.version.version,
  severity: "needs-resolution",
  basis: `${excess.version.vote.number} ${excess.version.vote.title}`,
  facts: {
    categoryName: cap.categoryName,
    period: cap.period,
    periodName: periodNameOf(cap.period, excess.onDate),
    capFen: excess.capFen,
    usedFen: excess.beforeFen,
    committedFen: zeroFen,
    thisFen: excess.thisFen,
    overFen: excess.overFen,
    isBaseMissing: false,
    resolutionNumber: excess.version.vote.number,
    resolutionMetOn: excess.version.vote.metOn,
    isRatification: excess.version.isRatification,
  },
});

/** Each period of a cap that some days are in, cut off at a month. */
const spansOf = (
  cap: Cap,
  days: readonly LocalDate[],
  end: Month,
): readonly { readonly first: Month; readonly last: Month }[] => {
  const spans = days.map((day) => monthsOfPeriod(cap.period, day));
  return [...new Map(spans.map((span) => [span.first, span])).values()].map(({ first, last }) => ({
    first,
    last: end < last ? end : last,
  }));
};

/**
 * What some months' vouchers have spent beyond each cap, one row for each voucher that lies beyond it, told from the books and
 * not from the moment of posting: so one excess is one finding, in whatever order its vouchers were reviewed and posted.
 */
export const capExcesses = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { readonly months: readonly Month[]; readonly names: ReadonlyMap<VoucherId, string> },
): readonly OpenHit[] => {
  const caps = readCaps(reading, ledgerId);
  const basesAt = (on: LocalDate) => basesOn(reading, ledgerId, { caps, on });
  const end = of.months.at(-1);
  if (end === undefined) return [];
  const through = lastDayOf(end);
  // A correction of these months weighs in the period of what it corrects, which may be an earlier one.
  const days = [...of.months.map(firstDayOf), ...correctedDays(reading, ledgerId, new Set(of.months))];
  return caps.flatMap((cap) =>
    spansOf(cap, days, end).flatMap((span) => {
      const { categoryIds } = cap;
      const uses = readPostedUses(reading, { ledgerId, categoryIds, ...span, through });
      const carriedFen = carriedByPosted(reading, { cap, ledgerId, on: firstDayOf(span.first), through });
      return excessesOf(cap, uses, { basesOn: basesAt, carriedFen }).flatMap((excess): OpenHit[] => {
        const name = of.names.get(excess.voucherId);
        return name === undefined || excess.isCleared ? [] : [hitOf(cap, excess, name)];
      });
    }),
  );
};
