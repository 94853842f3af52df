import { monthsOfPeriod, type CapUse } from "#domain/caps/cap.ts";
import { firstDayOf, lastDayOf } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { ClaimId } from "#domain/core/ids.ts";
import { readCapUse } from "#store/cap-rows.ts";
import { boundByClaims } from "#store/claim-use-rows.ts";
import type { Reading } from "#store/query.ts";

type Scope = Parameters<typeof readCapUse>[1];
type View = Parameters<typeof readCapUse>[2] & { readonly withoutClaim: ClaimId | null };

/**
 * What vouchers and approved claims have drawn on a cap (fen). 已占用 is from the approval of a claim, or the review of a voucher
 * without one, until posting; a claim and its voucher never count both. Weighed in the order of reviews (`beforeReview`), only
 * vouchers have a place in it.
 */
export const capUseOf = (reading: Reading, scope: Scope, view: View): CapUse => {
  const { withoutClaim, ...ofVouchers } = view;
  const use = readCapUse(reading, scope, ofVouchers);
  // A claim does not say yet which money pays it: it binds the village's own.
  if (view.beforeReview !== null || scope.source === "grant") return use;
  const { first, last } = monthsOfPeriod(scope.period, scope.on);
  const span = { ledgerId: scope.ledgerId, from: firstDayOf(first), through: view.through ?? lastDayOf(last) };
  const bound = boundByClaims(reading, span, { withoutClaim, withoutVoucher: view.without });
  const boundFen = sumOf(scope.categoryIds, (categoryId) => bound.get(categoryId) ?? zeroFen);
  return { usedFen: use.usedFen, committedFen: fen(use.committedFen + boundFen) };
};
