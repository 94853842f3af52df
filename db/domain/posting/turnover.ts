import type { Month } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import { monthOf } from "#domain/core/dates.ts";
import type { Entry, VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";

/** What one voucher adds to the kept monthly balances of one account, of one auxiliary item within it, or of two at once. */
export type Turnover = {
  readonly accountId: AccountId;
  readonly itemId: ItemId | null;
  /** The second of two dimensions: `itemId` is then the smaller id. */
  readonly otherItemId?: ItemId | undefined;
  readonly month: Month;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  /** The part of the turnover that closing vouchers make; statements leave it out. */
  readonly closingDebitFen: Fen;
  readonly closingCreditFen: Fen;
  /** Thousandths of the account's unit that came in and went out; only on the account's own row, zero without quantities. */
  readonly debitMilli?: number | undefined;
  readonly creditMilli?: number | undefined;
};

type Key = Pick<Turnover, "itemId" | "otherItemId">;

const pairsOf = (entry: Entry): readonly Key[] => {
  const ids = entry.items.map((item) => item.itemId).toSorted();
  return ids.flatMap((itemId, at) => ids.slice(at + 1).map((otherItemId) => ({ itemId, otherItemId })));
};

const keysOf = (entry: Entry): readonly Key[] => [
  { itemId: null },
  ...entry.items.map(({ itemId }) => ({ itemId })),
  ...pairsOf(entry),
];

/** One row per account, one per account and item, one per account and two items, in order of first appearance. */
export const turnoversOf = (content: VoucherContent, kind: VoucherKind): readonly Turnover[] => {
  const rows = new Map<string, Turnover>();
  const month = monthOf(content.onDate);
  const isClosing = kind === "closing";
  for (const entry of content.entries) {
    const quantity = entry.quantityMilli ?? 0;
    for (const { itemId, otherItemId } of keysOf(entry)) {
      const key = `${entry.accountId}/${itemId ?? ""}/${otherItemId ?? ""}`;
      const before = rows.get(key);
      const debitFen = fen((before?.debitFen ?? 0) + entry.debitFen);
      const creditFen = fen((before?.creditFen ?? 0) + entry.creditFen);
      rows.set(key, {
        accountId: entry.accountId,
        itemId,
        otherItemId,
        month,
        debitFen,
        creditFen,
        closingDebitFen: isClosing ? debitFen : zeroFen,
        closingCreditFen: isClosing ? creditFen : zeroFen,
        debitMilli: (before?.debitMilli ?? 0) + (entry.debitFen === 0 ? 0 : quantity),
        creditMilli: (before?.creditMilli ?? 0) + (entry.debitFen === 0 ? quantity : 0),
      });
    }
  }
  return [...rows.values()];
};
