import { unnamedParty } from "#domain/books/item.ts";
import type { Brand } from "#domain/core/brand.ts";
import { fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readOpenings, saveOpenings, type OpeningRow } from "#store/opening-rows.ts";
import type { Writing } from "#store/query.ts";
import { placerOf } from "./placing.ts";

/**
 * Puts every opening amount of an account that asks for a party, and has none, under 未分户: every later voucher must name a
 * party, so an amount without one could never be settled. Answers how many amounts there were.
 */
export const nameOpenings = (
  writing: Writing,
  ledgerId: LedgerId,
  newId: <Id extends Brand<string, string>>() => Id,
): number => {
  const accounts = new Map(readAccounts(writing, ledgerId).map((account) => [account.id, account]));
  const rows = readOpenings(writing, ledgerId);
  const asks = (row: OpeningRow): boolean =>
    row.itemId === null && row.amountFen !== 0 && (accounts.get(row.accountId)?.itemKinds.length ?? 0) > 0;
  const bare = rows.filter(asks);
  if (bare.length === 0) return 0;
  const place = placerOf(writing, ledgerId, newId);
  const sums = new Map<string, OpeningRow>();
  for (const row of rows) {
    const code = accounts.get(row.accountId)?.code ?? "";
    const placed = asks(row) ? place({ accountCode: code, detailName: "", itemName: unnamedParty }) : row;
    const itemId = "itemId" in placed ? placed.itemId : null;
    const key = `${row.accountId} ${itemId ?? ""}`;
    const amountFen = fen((sums.get(key)?.amountFen ?? 0) + row.amountFen);
    sums.set(key, { accountId: row.accountId, itemId, amountFen });
  }
  saveOpenings(writing, ledgerId, [...sums.values()]);
  return bare.length;
};
