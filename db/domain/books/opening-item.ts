import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankAccountId } from "#domain/core/ids.ts";

/** Why bank and books differ: the bank has it and the books do not (`bank-…`), or the other way round (`book-…`). */
export const openItemSides = ["bank-in", "bank-out", "book-in", "book-out"] as const;
export type OpenItemSide = (typeof openItemSides)[number];

/** 期初未达账项: one item of the reconciliation from before the books began; `amountFen` is without sign. */
export type OpeningItem = {
  readonly bankAccountId: BankAccountId;
  readonly side: OpenItemSide;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly text: string;
};

export type OpeningItemFault = {
  readonly reason: "account-unknown" | "not-before-start" | "amount-missing";
  readonly line: number;
};

/** The first item that cannot be one, counted from 1: of another ledger's account, not before the start, or without amount. */
export const openingItemFault = (
  items: readonly OpeningItem[],
  ledger: { readonly startMonth: Month; readonly bankAccountIds: ReadonlySet<BankAccountId> },
): OpeningItemFault | undefined => {
  for (const [index, item] of items.entries()) {
    const line = index + 1;
    if (!ledger.bankAccountIds.has(item.bankAccountId)) return { reason: "account-unknown", line };
    if (monthOf(item.onDate) >= ledger.startMonth) return { reason: "not-before-start", line };
    if (item.amountFen <= 0) return { reason: "amount-missing", line };
  }
  return undefined;
};
