import type { Instant } from "#domain/core/dates.ts";
import { reviewedText, reviewFault } from "#domain/posting/reviewed-text.ts";
import type { ReviewedVoucher } from "#domain/vouchers/voucher.ts";
import { attachmentHashesOf } from "#store/attachment-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readLoggedReview, readWaitingVouchers } from "#store/logged-review-rows.ts";
import type { Reading } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { readVoucher, type VoucherTimes } from "#store/voucher-rows.ts";
import { voucherSubject } from "./voucher-subject.ts";
import { readOr } from "./unreadable.ts";

type Moments = { readonly preparedAt: Instant; readonly reviewedAt: Instant };

/** The hash of what a reviewer saw, as the log's line of the review keeps it. */
export const reviewHash = (reading: Reading, voucher: ReviewedVoucher, moments: Moments): string =>
  sm3Of(reviewedText({ voucher, ...moments, attachmentHashes: attachmentHashesOf(reading, voucher.id) }));

/** Why a reviewed voucher may not be posted: its review is not in the log, or it was changed since; `undefined` where it may. */
export const reviewProblem = (
  reading: Reading,
  voucher: ReviewedVoucher,
  times: VoucherTimes,
): "not-in-log" | "changed" | undefined => {
  const { preparedAt, reviewedAt } = times;
  if (reviewedAt === null) return "not-in-log";
  const hash = reviewHash(reading, voucher, { preparedAt, reviewedAt });
  return reviewFault(voucher.reviewedBy, readLoggedReview(reading, voucher.id), hash);
};

/** Vouchers that wait for posting and are not as the log says they were reviewed, by ledger, date and summary. */
export const reviewProblems = (reading: Reading): readonly string[] =>
  readWaitingVouchers(reading).flatMap((id) =>
    readOr(
      () => {
        const found = readVoucher(reading, id);
        if (found?.voucher.state !== "reviewed") return [];
        const problem = reviewProblem(reading, found.voucher, found.times);
        if (problem === undefined) return [];
        const { content } = found.voucher;
        const ledgerName = readLedger(reading, content.ledgerId)?.name ?? "";
        return [
          `${ledgerName} ${voucherSubject(content)} ${problem === "changed" ? "review-changed" : "review-unlogged"}`,
        ];
      },
      () => [`${id} unreadable`],
    ),
  );
