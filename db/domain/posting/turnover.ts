import type { Month } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import { monthOf } from "#domain/core/dates.ts";
import type { VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";

/** What one voucher adds to the kept monthly balances of one account, or of one auxiliary item within it. */
export type Turnover = {
  readonly accountId: AccountId;
  readonly itemId: ItemId | null;
  readonly month: Month;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  /** The part of the turnover that closing vouchers make; statements leave it out. */
  readonly closingDebitFen: Fen;
  readonly closingCreditFen: Fen;
};

/** One row per account and one per account and item, in order of first appearance. */
export const turnoversOf = (content: VoucherContent, kind: VoucherKind): readonly Turnover[] => {
  const rows = new Map<string, Turnover>();
  const month = monthOf(content.onDate);
  const isClosing = kind === "closing";
  for (const entry of content.entries) {
    for (const itemId of [null, ...entry.items.map((item) => item.itemId)]) {
      const key = `${entry.accountId}/${itemId ?? ""}`;
      const before = rows.get(key);
      const debitFen = fen((before?.debitFen ?? 0) + entry.debitFen);
      const creditFen = fen((before?.creditFen ?? 0) + entry.creditFen);
      rows.set(key, {
        accountId: entry.accountId,
        itemId,
        month,
        debitFen,
        creditFen,
        closingDebitFen: isClosing ? debitFen : zeroFen,
        closingCreditFen: isClosing ? creditFen : zeroFen,
      });
    }
  }
  return [...rows.values()];
};
