import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** An opening balance, debit-positive; `itemId` null is the part of the account not split by item. */
export type OpeningRow = { readonly accountId: AccountId; readonly itemId: ItemId | null; readonly amountFen: Fen };

/** The opening balances of a ledger by account code and item. */
export const readOpenings = (reading: Reading, ledgerId: LedgerId): readonly OpeningRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("opening_balance")
        .innerJoin("account", "account.id", "opening_balance.account_id")
        .select(["opening_balance.account_id", "opening_balance.item_id", "opening_balance.amount_fen"])
        .where("opening_balance.ledger_id", "=", ledgerId)
        .orderBy("account.code")
        .orderBy("opening_balance.item_id"),
    )
    .map((row) => ({
      accountId: row.account_id,
      itemId: row.item_id === "" ? null : row.item_id,
      amountFen: row.amount_fen,
    }));

/** What is missing to balance: the sum of all openings, zero when debits equal credits. */
export const openingDifference = (rows: readonly { readonly amountFen: Fen }[]): Fen =>
  sumOf(rows, (row) => row.amountFen);

/** Replaces all openings of a ledger; zero amounts are left out. The table refuses it once the ledger is started. */
export const saveOpenings = (writing: Writing, ledgerId: LedgerId, rows: readonly OpeningRow[]): void => {
  writing.run(sqlFor.deleteFrom("opening_balance").where("ledger_id", "=", ledgerId));
  for (const row of rows) {
    if (row.amountFen === 0) continue;
    writing.run(
      sqlFor.insertInto("opening_balance").values({
        ledger_id: ledgerId,
        account_id: row.accountId,
        item_id: row.itemId ?? "",
        amount_fen: row.amountFen,
      }),
    );
  }
};

/** Lets all openings of one account, money and quantity, stand on another; the table refuses it once the ledger is started. */
export const moveOpenings = (
  writing: Writing,
  of: { readonly ledgerId: LedgerId; readonly from: AccountId; readonly into: AccountId },
): void => {
  for (const table of ["opening_balance", "opening_quantity"] as const)
    writing.run(
      sqlFor
        .updateTable(table)
        .set({ account_id: of.into })
        .where("ledger_id", "=", of.ledgerId)
        .where("account_id", "=", of.from),
    );
};
