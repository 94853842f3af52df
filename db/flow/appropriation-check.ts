import { yearOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  appropriatedBy,
  checkAppropriation,
  strictestPlan,
  type AppropriationFailure,
} from "#domain/funds/appropriation.ts";
import type { VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import type { Reading } from "#store/query.ts";
import { yearAroundOf } from "./around-money.ts";
import { policiesOf } from "./year-result.ts";

/**
 * Why a voucher cannot give out of the year's income, by hand or by a form: more than there is, or before the reserve has its
 * share of what is reviewed and posted. Nothing where it gives nothing; a red one only takes back.
 */
export const appropriationFault = (
  reading: Reading,
  voucher: { readonly id: VoucherId; readonly kind: VoucherKind; readonly content: VoucherContent },
): AppropriationFailure | undefined => {
  const { ledgerId, onDate, entries } = voucher.content;
  if (voucher.kind === "closing" || voucher.kind === "red") return undefined;
  const codes = new Map(readAccounts(reading, ledgerId).map(({ id, code }) => [id, code]));
  const own = appropriatedBy(entries.map((entry) => ({ ...entry, code: codes.get(entry.accountId) ?? "" })));
  if (own === null || own.reserveFen + own.membersFen + own.otherFen <= 0) return undefined;
  const { result, taken } = yearAroundOf(reading, { ledgerId, on: onDate, without: voucher.id });
  const covered = { ...result, coveredFromReserveFen: fen(result.coveredFromReserveFen + own.coveredFen) };
  const { plan, policy } = strictestPlan(covered, policiesOf(reading, ledgerId, yearOf(onDate)));
  const wanted = {
    reserveFen: fen(taken.reserveFen + own.reserveFen),
    membersFen: fen(taken.membersFen + own.membersFen),
    otherFen: fen(taken.otherFen + own.otherFen),
  };
  const checked = checkAppropriation(plan, wanted, policy);
  return checked.ok ? undefined : checked.error;
};
