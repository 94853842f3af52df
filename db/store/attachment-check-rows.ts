import { sql } from "kysely";
import type { AttachmentId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

type OfVoucher = {
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly ledgerName: string;
  readonly paperCount: number;
};

const voucherName = sql<string>`case when voucher.number is null then voucher.on_date || ' 未记账'
  else voucher.month || ' ' || voucher.word || '-' || voucher.number end`;

/** Every attachment with the voucher it lies behind, of one ledger or all. */
export const readAttachedFiles = (
  reading: Reading,
  ledgerId: LedgerId | null,
): readonly (OfVoucher & { readonly id: AttachmentId; readonly hash: string; readonly name: string })[] => {
  const query = sqlFor
    .selectFrom("attachment")
    .innerJoin("voucher", "voucher.id", "attachment.voucher_id")
    .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
    .select(["attachment.id", "attachment.file_hash as hash", "attachment.name", "voucher.id as voucherId"])
    .select(["ledger.name as ledgerName", "voucher.paper_count as paperCount", voucherName.as("voucherName")])
    .orderBy("ledger.name")
    .orderBy("voucher.month")
    .orderBy("voucher.number")
    .orderBy("attachment.id");
  return reading.all(ledgerId === null ? query : query.where("voucher.ledger_id", "=", ledgerId));
};

/** Posted vouchers that count papers but keep no file, newest first, at most `limit`. */
export const readVouchersWithoutFiles = (
  reading: Reading,
  ledgerId: LedgerId | null,
  limit: number,
): readonly OfVoucher[] => {
  const query = sqlFor
    .selectFrom("voucher")
    .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
    .select(["voucher.id as voucherId", "ledger.name as ledgerName", "voucher.paper_count as paperCount"])
    .select(voucherName.as("voucherName"))
    .where("voucher.state", "=", "posted")
    .where("voucher.paper_count", ">", 0)
    .where(sql<boolean>`not exists (select 1 from attachment where attachment.voucher_id = voucher.id)`)
    .orderBy("voucher.month", "desc")
    .orderBy("ledger.name")
    .orderBy("voucher.number", "desc")
    .limit(limit);
  return reading.all(ledgerId === null ? query : query.where("voucher.ledger_id", "=", ledgerId));
};
