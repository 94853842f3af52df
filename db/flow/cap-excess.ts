import type { OpenHit } from "#domain/audit/facts.ts";
import { monthsOfPeriod, periodNameOf, type Cap } from "#domain/caps/cap.ts";
import { excessesOf, type Excess } from "#domain/caps/excess.ts";
import { firstDayOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readPostedUses } from "#store/posted-use-rows.ts";
import type { Reading } from "#store/query.ts";
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

/** Each period of a cap that some months touch, cut off at the last of them. */
const spansOf = (cap: Cap, months: readonly Month[]): readonly { readonly first: Month; readonly last: Month }[] => {
  const end = months.at(-1);
  const spans = months.map((month) => monthsOfPeriod(cap.period, firstDayOf(month)));
  return [...new Map(spans.map((span) => [span.first, span])).values()].map(({ first, last }) => ({
    first,
    last: end !== undefined && end < last ? end : last,
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
  return caps.flatMap((cap) =>
    spansOf(cap, of.months).flatMap((span) => {
      const { categoryIds } = cap;
      const uses = readPostedUses(reading, { ledgerId, categoryIds, ...span });
      const carriedFen = carriedByPosted(reading, { cap, ledgerId, on: firstDayOf(span.first) });
      return excessesOf(cap, uses, { basesOn: basesAt, carriedFen }).flatMap((excess): OpenHit[] => {
        const name = of.names.get(excess.voucherId);
        return name === undefined || excess.isCleared ? [] : [hitOf(cap, excess, name)];
      });
    }),
  );
};
