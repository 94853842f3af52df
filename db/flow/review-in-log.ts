import type { Instant } from "#domain/core/dates.ts";
import { reviewedText, reviewFault, type NamedBeside, type SeenVoucher } from "#domain/posting/reviewed-text.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { ReviewedVoucher } from "#domain/vouchers/voucher.ts";
import { attachmentHashesOf } from "#store/attachment-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readLoggedReview, readWaitingVouchers } from "#store/logged-review-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVotesBefore } from "#store/resolution-use-rows.ts";
import { readReturnOf } from "#store/spending-return-rows.ts";
import { sm3Of } from "#store/sm3.ts";
import { readVoucher, type VoucherTimes } from "#store/voucher-rows.ts";
import { voucherSubject } from "./voucher-subject.ts";
import { readOr } from "./unreadable.ts";

type Moments = { readonly preparedAt: Instant; readonly reviewedAt: Instant };

const seenOf = (reading: Reading, voucher: ReviewedVoucher, moments: Moments): SeenVoucher => ({
  voucher,
  ...moments,
  attachmentHashes: attachmentHashesOf(reading, voucher.id),
});

const namedBeside = (reading: Reading, id: VoucherId, reviewedAt: Instant): NamedBeside => ({
  returnOf: readReturnOf(reading, id) ?? null,
  votes: readVotesBefore(reading, id, reviewedAt),
});

/** The hash of what a reviewer saw, as the log's line of the review keeps it. */
export const reviewHash = (reading: Reading, voucher: ReviewedVoucher, moments: Moments): string =>
  sm3Of(reviewedText(seenOf(reading, voucher, moments), namedBeside(reading, voucher.id, moments.reviewedAt)));

/** Why a reviewed voucher may not be posted: its review is not in the log, or it was changed since; `undefined` where it may. */
export const reviewProblem = (
  reading: Reading,
  voucher: ReviewedVoucher,
  times: VoucherTimes,
): "not-in-log" | "changed" | undefined => {
  const { preparedAt, reviewedAt } = times;
  if (reviewedAt === null) return "not-in-log";
  const moments = { preparedAt, reviewedAt };
  const logged = readLoggedReview(reading, voucher.id);
  const fault = reviewFault(voucher.reviewedBy, logged, reviewHash(reading, voucher, moments));
  if (fault !== "changed") return fault;
  // A review by a program that did not tell votes and returns yet.
  return reviewFault(voucher.reviewedBy, logged, sm3Of(reviewedText(seenOf(reading, voucher, moments), null)));
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
