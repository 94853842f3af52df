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

/** The months a set of books made lists of its cadres' pay for, from a month on; `isBooked`: a list of it was booked. */
export const payMonthsSince = (reading: Reading, since: Month) =>
  reading
    .all(
      sqlFor
        .selectFrom("pay_list")
        .select(["ledger_id as ledgerId", "month"])
        .select(
          sql<number>`max(voucher_id is not null and not exists (select 1 from voucher red
            where red.corrects_id = pay_list.voucher_id and red.kind = 'red' and red.state = 'posted'))`.as("booked"),
        )
        .where("kind", "=", "pay")
        .where("month", ">=", since)
        .groupBy(["ledger_id", "month"])
        .orderBy("ledger_id")
        .orderBy("month"),
    )
    .map(({ ledgerId, month, booked }) => ({ ledgerId, month, isBooked: booked === 1 }));
