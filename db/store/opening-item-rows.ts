import type { OpeningItem } from "#domain/books/opening-item.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** The items from before a ledger's books began, in the order they were entered. */
export const readOpeningItems = (reading: Reading, ledgerId: LedgerId): readonly OpeningItem[] =>
  reading
    .all(
      sqlFor
        .selectFrom("opening_item")
        .select(["bank_account_id", "side", "on_date", "amount_fen", "text"])
        .where("ledger_id", "=", ledgerId)
        .orderBy("no"),
    )
    .map((row) => ({
      bankAccountId: row.bank_account_id,
      side: row.side,
      onDate: row.on_date,
      amountFen: row.amount_fen,
      text: row.text,
    }));

/** Replaces all of them. The table refuses it once the ledger is started. */
export const saveOpeningItems = (writing: Writing, ledgerId: LedgerId, items: readonly OpeningItem[]): void => {
  writing.run(sqlFor.deleteFrom("opening_item").where("ledger_id", "=", ledgerId));
  for (const [index, item] of items.entries())
    writing.run(
      sqlFor.insertInto("opening_item").values({
        ledger_id: ledgerId,
        no: index + 1,
        bank_account_id: item.bankAccountId,
        side: item.side,
        on_date: item.onDate,
        amount_fen: item.amountFen,
        text: item.text,
      }),
    );
};
