import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";

/** Form 1 knows no quantity; every voucher is posted in the newest form and verified in its own. */
export type CanonicalForm = 1 | 2;

/** The form vouchers are posted in now. */
export const newestForm: CanonicalForm = 2;

/** A posted voucher with everything its fingerprint covers. */
export type SealedVoucher = {
  /** The form of its canonical text: that of its row. Vouchers posted by an earlier program have form 1. */
  readonly form?: CanonicalForm;
  readonly id: VoucherId;
  readonly kind: VoucherKind;
  readonly word: string;
  readonly number: number;
  readonly chainNo: number;
  readonly content: VoucherContent;
  readonly accountCodes: readonly string[];
  readonly attachmentHashes: readonly string[];
  readonly preparedBy: PersonId;
  readonly preparedAt: Instant;
  readonly reviewedBy: PersonId;
  readonly reviewedAt: Instant;
  readonly postedBy: PersonId;
  readonly postedAt: Instant;
  readonly correctsId: VoucherId | null;
  readonly correctsReason: string | null;
};

/** The hash before the first posted voucher of a ledger. */
export const chainStart = "0".repeat(64);

/**
 * The text whose SM3, together with the hash before it, is a voucher's hash in its ledger's chain. Only what can never
 * lawfully change stands in it: ids and account codes, never names. Fixed order, no white space, first element its version.
 */
export const canonicalText = (previousHash: string, voucher: SealedVoucher): string => {
  const form = voucher.form ?? newestForm;
  return JSON.stringify([
    `xiangzhang-voucher-${form}`,
    previousHash,
    voucher.content.ledgerId,
    voucher.chainNo,
    voucher.id,
    voucher.kind,
    voucher.word,
    voucher.number,
    voucher.content.onDate,
    voucher.content.paperCount,
    [
      voucher.preparedBy,
      voucher.preparedAt,
      voucher.reviewedBy,
      voucher.reviewedAt,
      voucher.postedBy,
      voucher.postedAt,
    ],
    [voucher.correctsId, voucher.correctsReason],
    voucher.content.entries.map((entry, index) => [
      entry.summary,
      voucher.accountCodes[index] ?? "",
      entry.accountId,
      entry.debitFen,
      entry.creditFen,
      entry.categoryId,
      entry.items.map((item) => [item.kind, item.itemId]),
      ...(form === 1 ? [] : [entry.quantityMilli ?? null]),
    ]),
    voucher.content.documents.map((document) => [
      document.kind,
      document.number,
      document.onDate,
      document.amountFen,
      document.party,
      document.note,
      // Later than the first vouchers: they stand in the text only where they are named, so that old hashes stay true.
      ...(document.handler === undefined || document.handler === "" ? [] : [document.handler]),
      ...((document.units ?? null) === null ? [] : [document.units]),
      // In a list of its own, so that no handler can pass for it.
      ...((document.buyer ?? "") === "" ? [] : [[document.buyer]]),
    ]),
    voucher.content.approvals.map((approval) => [approval.role, approval.name, approval.onDate]),
    voucher.attachmentHashes,
  ]);
};

/** The short code printed for people: 16 hex digits of a chain hash in four groups. */
export const shortCodeOf = (hash: string): string => (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join("-");

/** The hex digits of a code as people copy it from paper (groups, blanks, case, full width); `undefined` when it is none. */
export const fingerprintDigits = (text: string): string | undefined => {
  const digits = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\-–—_]/g, "");
  return /^(?:[0-9a-f]{16}|[0-9a-f]{64})$/.test(digits) ? digits : undefined;
};
