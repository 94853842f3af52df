import { sql } from "kysely";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** A payable as an entry names it: the account, whom it is owed to where it says so, and the fund it is paid from. */
export type FundPayable = {
  readonly ledgerId: LedgerId;
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly partyIds: readonly ItemId[];
  /** The voucher that is judged and does not count; null where it is not saved yet. */
  readonly without: VoucherId | null;
};

const names = (item: ItemId) =>
  sql<boolean>`exists (select 1 from entry_item i where i.voucher_id = e.voucher_id and i.line = e.line
    and i.item_id = ${item})`;

/**
 * What is still owed on an account for a fund: booked by vouchers that spend the fund (or name it on the very entry), less what
 * entries with the fund paid off it. Drafts count: they may be booked and paid the same day.
 */
export const readOwedForFund = (reading: Reading, payable: FundPayable): Fen => {
  const { ledgerId, accountId, itemId, partyIds, without } = payable;
  const isOfFund = names(itemId);
  const isSpentOf = sql<boolean>`exists (select 1 from entry f join entry_item i on i.voucher_id = f.voucher_id and i.line = f.line
    where f.voucher_id = e.voucher_id and i.item_id = ${itemId} and f.category_id is not null)`;
  let query = sqlFor
    .selectFrom("entry as e")
    .innerJoin("voucher as v", "v.id", "e.voucher_id")
    .select(
      sql<number>`coalesce(sum(case when ${isOfFund} or ${isSpentOf} then e.credit_fen else 0 end
        - case when ${isOfFund} then e.debit_fen else 0 end), 0)`.as("owedFen"),
    )
    .where("v.ledger_id", "=", ledgerId)
    .where("v.kind", "<>", "closing")
    .where("e.account_id", "=", accountId);
  for (const party of partyIds) query = query.where(names(party));
  if (without !== null) query = query.where("v.id", "<>", without);
  return fen(reading.first(query.orderBy("owedFen"))?.owedFen ?? 0);
};
