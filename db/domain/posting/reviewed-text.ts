import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import type { ReviewedVoucher } from "#domain/vouchers/voucher.ts";

/** What a reviewer saw and said: the voucher with its files, who wrote it, who reviewed it, and when. */
export type SeenVoucher = {
  readonly voucher: Pick<
    ReviewedVoucher,
    "id" | "kind" | "content" | "correctsId" | "correctsReason" | "preparedBy" | "reviewedBy"
  >;
  readonly preparedAt: Instant;
  readonly reviewedAt: Instant;
  readonly attachmentHashes: readonly string[];
};

/**
 * What a voucher names beside its content and a review freezes: the spending whose money came back, and the votes linked before the
 * review. A vote linked later (追认) and the bank lines tied to the voucher may lawfully change while it waits; they are judged again
 * at posting and sealed on their own.
 */
export type NamedBeside = {
  readonly returnOf: VoucherId | null;
  readonly votes: readonly { readonly id: ResolutionId; readonly by: PersonId; readonly at: Instant }[];
};

/** A review as the log has it: who did it, and the hash of what they saw; `undefined` where the line is older than such hashes. */
export type LoggedReview = { readonly by: PersonId | null; readonly hash: string | undefined };

/** What a line or a paper says, in a fixed order: what is left out says nothing, so a field that comes later changes no old hash. */
const told = (of: object): readonly unknown[] =>
  Object.entries(of)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

/**
 * The text whose SM3 a review puts into the log. Only what a review freezes stands in it: ids and not names, no word or number,
 * which posting gives. `named` is null in reviews by programs that did not know it yet.
 */
export const reviewedText = (
  { voucher, preparedAt, reviewedAt, attachmentHashes }: SeenVoucher,
  named: NamedBeside | null,
): string => {
  const { content } = voucher;
  return JSON.stringify([
    named === null ? "xiangzhang-review-1" : "xiangzhang-review-2",
    content.ledgerId,
    voucher.id,
    voucher.kind,
    content.onDate,
    content.paperCount,
    [voucher.preparedBy, preparedAt, voucher.reviewedBy, reviewedAt],
    [voucher.correctsId, voucher.correctsReason],
    content.entries.map((entry) => told({ ...entry, items: entry.items.map(told) })),
    content.documents.map(told),
    content.approvals.map(told),
    attachmentHashes,
    ...(named === null ? [] : [named.returnOf, named.votes.map(({ id, by, at }) => [id, by, at])]),
  ]);
};

/** Why a reviewed voucher may not be posted: nobody reviewed it by the log, or it is no longer what was reviewed. */
export const reviewFault = (
  reviewedBy: PersonId,
  logged: LoggedReview | undefined,
  hashNow: string,
): "not-in-log" | "changed" | undefined => {
  if (logged === undefined || logged.by !== reviewedBy) return "not-in-log";
  return logged.hash === undefined || logged.hash === hashNow ? undefined : "changed";
};
