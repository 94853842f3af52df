import { isOpen, waitsForVote, type Hit } from "#domain/checks/hit.ts";
import { spentOn } from "#domain/checks/spending.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { moveClaim } from "#store/claim-changes.ts";
import { claimOfVoucher } from "#store/claim-rows.ts";
import { payListsBookedBy, payListsClearedBy, type PayListHead } from "#store/pay-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readVoucher } from "#store/voucher-rows.ts";

/** A draft voucher that is deleted gives its claim back: it waits to be booked again. */
export const releaseClaim = (writing: Writing, voucherId: VoucherId): void => {
  const claim = claimOfVoucher(writing, voucherId);
  if (claim === undefined) return;
  moveClaim(writing, claim, { state: claim.paidOn === null ? "reviewed" : "paid", voucher_id: null });
};

/** By how much a voucher's spending differs from what its claim was passed for, category by category (fen); 0 without a claim. */
export const differenceFromClaim = (reading: Reading, voucherId: VoucherId, content: VoucherContent): Fen => {
  const claim = claimOfVoucher(reading, voucherId);
  if (claim === undefined) return zeroFen;
  const { lines } = claim.content;
  const categoryIds = new Set<CategoryId>([
    ...lines.map((line) => line.categoryId),
    ...content.entries.flatMap((entry) => entry.categoryId ?? []),
  ]);
  return fen(
    [...categoryIds].reduce((total, categoryId) => {
      const claimed = sumOf(
        lines.filter((line) => line.categoryId === categoryId),
        (line) => line.amountFen,
      );
      return total + Math.abs((spentOn(content, categoryId)?.amountFen ?? 0) - claimed);
    }, 0),
  );
};

/** What a voucher pays of what was accrued for its lists (fen): its debits on the accounts their accruals are owed on. */
const clearedFen = (reading: Reading, lists: readonly PayListHead[], { entries }: VoucherContent): Fen => {
  const owedOn = new Set<AccountId>(
    lists.flatMap(({ accrualVoucherId }) =>
      accrualVoucherId === null
        ? []
        : (readVoucher(reading, accrualVoucherId)?.voucher.content.entries ?? []).flatMap((entry) =>
            entry.creditFen > 0 ? [entry.accountId] : [],
          ),
    ),
  );
  return fen(sumOf(entries, (entry) => (owedOn.has(entry.accountId) ? entry.debitFen - entry.creditFen : 0)));
};

/**
 * The approved pay list a voucher books though its spending is another sum than the list's, or pays though it clears another sum
 * than was accrued; otherwise `undefined`.
 */
export const differingPayList = (
  reading: Reading,
  voucherId: VoucherId,
  content: VoucherContent,
): { readonly title: string; readonly listFen: Fen; readonly voucherFen: Fen } | undefined => {
  const cleared = payListsClearedBy(reading, voucherId);
  const booked = payListsBookedBy(reading, voucherId);
  const lists = [...booked, ...cleared];
  const listFen = fen(sumOf(lists, ({ dueFen }) => dueFen));
  const spentFen = sumOf(content.entries, (entry) =>
    entry.categoryId === null ? 0 : entry.debitFen - entry.creditFen,
  );
  const voucherFen = fen(spentFen + (cleared.length === 0 ? 0 : clearedFen(reading, cleared, content)));
  if (lists.length === 0 || listFen === voucherFen) return undefined;
  return { title: lists.map(({ title }) => title).join("、"), listFen, voucherFen };
};

/**
 * True for the voucher of a claim that could not wait for its vote, unless something else than a vote is missing: it is booked, its
 * hits are kept as an exception, and a ratification overdue becomes a finding.
 */
export const isPassedAsEmergency = (reading: Reading, voucherId: VoucherId, hits: readonly Hit[]): boolean => {
  if (hits.some((hit) => isOpen(hit) && !waitsForVote(hit))) return false;
  const claim = claimOfVoucher(reading, voucherId);
  return claim !== undefined && claim.content.emergency !== null;
};
