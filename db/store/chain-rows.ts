import type { Month } from "#domain/core/dates.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { chainStart } from "#domain/posting/canonical.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";

export type ChainHead = { readonly chainNo: number; readonly hash: string };

const lastLink = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  sqlFor
    .selectFrom("voucher")
    .select(["chain_no", "hash"])
    .where("ledger_id", "=", of.ledgerId)
    .where("chain_no", "is not", null)
    .orderBy("chain_no", "desc")
    .limit(1),
);

/** The last link of a ledger's chain: its 指纹. Number 0 before the first posting. */
export const readChainHead = (reading: Reading, ledgerId: LedgerId): ChainHead => {
  const row = reading.first(lastLink({ ledgerId }));
  return { chainNo: row?.chain_no ?? 0, hash: row?.hash ?? chainStart };
};

type Numbered = { readonly ledgerId: LedgerId; readonly month: Month; readonly word: VoucherWord };

const lastNumber = preparedQuery((of: Numbered) =>
  sqlFor
    .selectFrom("voucher")
    .select("number")
    .where("ledger_id", "=", of.ledgerId)
    .where("month", "=", of.month)
    .where("word", "=", of.word)
    .where("number", "is not", null)
    .orderBy("number", "desc")
    .limit(1),
);

/** The number the next posted voucher of a ledger, month and word gets. */
export const nextNumber = (reading: Reading, of: Numbered): number => {
  const row = reading.first(lastNumber(of));
  return (row?.number ?? 0) + 1;
};

/** The hash a voucher was posted with; null before. */
export const voucherHashOf = (reading: Reading, id: VoucherId): string | null =>
  reading.first(sqlFor.selectFrom("voucher").select("hash").where("id", "=", id).orderBy("id"))?.hash ?? null;
