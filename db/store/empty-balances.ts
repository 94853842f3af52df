import { sql } from "kysely";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Writing } from "./query.ts";

/** True for a kept sum of an account and month that no posted entry stands behind. */
const hasNoEntry = (kept: "balance" | "quantity_balance") => sql<boolean>`not exists (
  select 1 from entry join voucher on voucher.id = entry.voucher_id
  where voucher.state = 'posted' and entry.account_id = ${sql.ref(`${kept}.account_id`)}
    and voucher.month = ${sql.ref(`${kept}.month`)})`;

/** True for a kept sum of an item on an account and month that no posted entry stands behind. */
const hasNoItem = (kept: "item_balance" | "pair_balance") => sql<boolean>`not exists (
  select 1 from entry_item
  join entry on entry.voucher_id = entry_item.voucher_id and entry.line = entry_item.line
  join voucher on voucher.id = entry.voucher_id
  where voucher.state = 'posted' and entry.account_id = ${sql.ref(`${kept}.account_id`)}
    and entry_item.item_id = ${sql.ref(`${kept}.item_id`)} and voucher.month = ${sql.ref(`${kept}.month`)})`;

/** Takes away the kept monthly balances of a ledger that no posted entry stands behind any more. */
export const dropEmptyBalances = (writing: Writing, ledgerId: LedgerId): void => {
  writing.run(sqlFor.deleteFrom("balance").where("ledger_id", "=", ledgerId).where(hasNoEntry("balance")));
  writing.run(
    sqlFor.deleteFrom("quantity_balance").where("ledger_id", "=", ledgerId).where(hasNoEntry("quantity_balance")),
  );
  writing.run(sqlFor.deleteFrom("item_balance").where("ledger_id", "=", ledgerId).where(hasNoItem("item_balance")));
  writing.run(sqlFor.deleteFrom("pair_balance").where("ledger_id", "=", ledgerId).where(hasNoItem("pair_balance")));
};
