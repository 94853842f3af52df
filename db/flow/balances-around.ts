import type { OutputOf } from "#contract/contract.ts";
import { monthOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { accountBalance, pendingBalance } from "#store/balance-rows.ts";
import type { Reading } from "#store/query.ts";

/** Debit-positive balance of every account the entries name, without and with them, at the end of the voucher's month. */
export const balancesAround = (
  reading: Reading,
  content: VoucherContent,
  voucherId: VoucherId | null,
): OutputOf<"voucher.judge">["balances"] => {
  const throughMonth = monthOf(content.onDate);
  const accountIds = [...new Set<AccountId>(content.entries.map((entry) => entry.accountId))];
  return accountIds.map((accountId) => {
    const { ledgerId } = content;
    const posted = accountBalance(reading, { ledgerId, accountId, throughMonth });
    const pending = pendingBalance(reading, { ledgerId, accountId, throughMonth, without: voucherId ?? "" });
    const mine = content.entries.filter((entry) => entry.accountId === accountId);
    const change = mine.reduce((total, entry) => total + entry.debitFen - entry.creditFen, 0);
    const beforeFen = fen(posted + pending);
    return { accountId, beforeFen, afterFen: fen(beforeFen + change) };
  });
};
