import { sql } from "kysely";
import type { Month } from "#domain/core/dates.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Who owes on 应收款 (112) or 内部往来 (113), by the kept balances and openings: their debit less credit is above zero. */
export const openAdvanceKeys = (reading: Reading) =>
  reading.all(
    sqlFor
      .selectFrom(
        sql<{ ledger_id: LedgerId; account_id: AccountId; item_id: ItemId; amount: number }>`(
          select ledger_id, account_id, item_id, amount_fen as amount from opening_balance where item_id is not null
          union all
          select ledger_id, account_id, item_id, debit_fen - credit_fen from item_balance)`.as("part"),
      )
      .innerJoin("account", "account.id", "part.account_id")
      .innerJoin("item", "item.id", "part.item_id")
      .innerJoin("ledger", "ledger.id", "part.ledger_id")
      .select(["part.ledger_id as ledgerId", "part.account_id as accountId", "part.item_id as itemId", "item.name"])
      .where("item.kind", "in", ["person", "member"])
      .where("ledger.is_active", "=", 1)
      .where(sql<boolean>`(account.code glob '112*' or account.code glob '113*')`)
      .groupBy(["part.ledger_id", "part.account_id", "part.item_id"])
      .having(sql<boolean>`sum(part.amount) > 0`)
      .orderBy("part.ledger_id")
      .orderBy("item.name")
      .orderBy("part.account_id")
      .orderBy("part.item_id"),
  );

/** Sets of books whose cadres were paid by a list in an earlier month of the last quarter, and have no booked list of this month. */
export const ledgersUnpaidIn = (reading: Reading, month: Month, since: Month): readonly LedgerId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("pay_list")
        .select("ledger_id")
        .where("kind", "=", "pay")
        .where("month", ">=", since)
        .where("month", "<", month)
        .where(
          sql<boolean>`not exists (select 1 from pay_list other where other.ledger_id = pay_list.ledger_id
            and other.kind = 'pay' and other.month = ${month} and other.voucher_id is not null)`,
        )
        .distinct()
        .orderBy("ledger_id"),
    )
    .map((row) => row.ledger_id);
