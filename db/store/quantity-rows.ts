import { sql } from "kysely";
import type { Month } from "#domain/core/dates.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import type { Turnover } from "#domain/posting/turnover.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

type Key = { readonly ledger_id: LedgerId; readonly account_id: AccountId; readonly month: Turnover["month"] };

const addQuantity = (writing: Writing, key: Key, row: Turnover): void => {
  const sums = { debit_milli: row.debitMilli ?? 0, credit_milli: row.creditMilli ?? 0 };
  if (sums.debit_milli === 0 && sums.credit_milli === 0) return;
  writing.run(
    sqlFor
      .insertInto("quantity_balance")
      .values({ ...key, ...sums })
      .onConflict((conflict) =>
        conflict.columns(["ledger_id", "account_id", "month"]).doUpdateSet({
          debit_milli: sql`quantity_balance.debit_milli + excluded.debit_milli`,
          credit_milli: sql`quantity_balance.credit_milli + excluded.credit_milli`,
        }),
      ),
  );
};

/** Adds the quantities and the two-dimension sums of a posted voucher to what is kept of them. */
export const addQuantities = (writing: Writing, ledgerId: LedgerId, turnovers: readonly Turnover[]): void => {
  for (const row of turnovers) {
    const key = { ledger_id: ledgerId, account_id: row.accountId, month: row.month };
    if (row.itemId === null) addQuantity(writing, key, row);
    if (row.itemId === null || row.otherItemId === undefined) continue;
    writing.run(
      sqlFor
        .insertInto("pair_balance")
        .values({
          ...key,
          item_id: row.itemId,
          other_item_id: row.otherItemId,
          debit_fen: row.debitFen,
          credit_fen: row.creditFen,
        })
        .onConflict((conflict) =>
          conflict.columns(["ledger_id", "account_id", "item_id", "other_item_id", "month"]).doUpdateSet({
            debit_fen: sql`pair_balance.debit_fen + excluded.debit_fen`,
            credit_fen: sql`pair_balance.credit_fen + excluded.credit_fen`,
          }),
        ),
    );
  }
};

/** Makes an account keep quantities in `unit`, or money only when it is empty. */
export const setUnit = (
  writing: Writing,
  of: { readonly ledgerId: LedgerId; readonly accountId: AccountId; readonly unit: string },
): void => {
  writing.run(sqlFor.deleteFrom("quantity_account").where("account_id", "=", of.accountId));
  if (of.unit === "") return;
  writing.run(
    sqlFor.insertInto("quantity_account").values({ account_id: of.accountId, ledger_id: of.ledgerId, unit: of.unit }),
  );
};

/** True when an entry or an opening already counts something on the account. */
/** True where an entry or an opening of an account names somebody or something of a dimension. */
export const hasItems = (reading: Reading, id: AccountId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("entry")
      .innerJoin("entry_item", (join) =>
        join.onRef("entry_item.voucher_id", "=", "entry.voucher_id").onRef("entry_item.line", "=", "entry.line"),
      )
      .select("entry.line")
      .where("entry.account_id", "=", id)
      .orderBy("entry.line")
      .limit(1),
  ) !== undefined ||
  reading.first(
    sqlFor
      .selectFrom("opening_balance")
      .select("item_id")
      .where("account_id", "=", id)
      .where("item_id", "is not", null)
      .orderBy("item_id")
      .limit(1),
  ) !== undefined;

export const hasQuantities = (reading: Reading, id: AccountId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("entry")
      .select("line")
      .where("account_id", "=", id)
      .where("quantity_milli", "is not", null)
      .orderBy("line")
      .limit(1),
  ) !== undefined ||
  reading.first(
    sqlFor.selectFrom("opening_quantity").select("quantity_milli").where("account_id", "=", id).orderBy("account_id"),
  ) !== undefined;

type OpeningQuantity = { readonly accountId: AccountId; readonly quantityMilli: number };

/** 期初数量 of a ledger by account. */
export const readOpeningQuantities = (reading: Reading, ledgerId: LedgerId): readonly OpeningQuantity[] =>
  reading.all(
    sqlFor
      .selectFrom("opening_quantity")
      .select(["account_id as accountId", "quantity_milli as quantityMilli"])
      .where("ledger_id", "=", ledgerId)
      .orderBy("account_id"),
  );

/** Accounts of which less than nothing is left at the end of a month, by what is posted, each with its quantity in milli-units. */
export const negativeStocks = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly month: Month },
): readonly { readonly code: string; readonly name: string; readonly unit: string; readonly milli: number }[] => {
  const left = sql<number>`coalesce((select o.quantity_milli from opening_quantity o where o.account_id = q.account_id), 0)
    + coalesce((select sum(b.debit_milli - b.credit_milli) from quantity_balance b
      where b.ledger_id = q.ledger_id and b.account_id = q.account_id and b.month <= ${of.month}), 0)`;
  return reading.all(
    sqlFor
      .selectFrom("quantity_account as q")
      .innerJoin("account", "account.id", "q.account_id")
      .select(["account.code", "account.name", "q.unit", left.as("milli")])
      .where("q.ledger_id", "=", of.ledgerId)
      .where(sql<boolean>`${left} < 0`)
      .orderBy("account.code"),
  );
};

export const replaceOpeningQuantities = (
  writing: Writing,
  ledgerId: LedgerId,
  rows: readonly OpeningQuantity[],
): void => {
  writing.run(sqlFor.deleteFrom("opening_quantity").where("ledger_id", "=", ledgerId));
  for (const row of rows)
    writing.run(
      sqlFor
        .insertInto("opening_quantity")
        .values({ ledger_id: ledgerId, account_id: row.accountId, quantity_milli: row.quantityMilli }),
    );
};

const turnoverSql = {
  "quantity-balances": sql<{
    place: string;
  }>`(select ledger.name || ' ' || account.code || ' ' || a.month as place from (
      select * from (select v.ledger_id, e.account_id, v.month,
          sum(case when e.debit_fen <> 0 then e.quantity_milli else 0 end) d,
          sum(case when e.debit_fen = 0 then e.quantity_milli else 0 end) c
        from entry e join voucher v on v.id = e.voucher_id
        where v.state = 'posted' and coalesce(e.quantity_milli, 0) <> 0 group by 1, 2, 3
        except select ledger_id, account_id, month, debit_milli, credit_milli from quantity_balance)
      union
      select * from (select ledger_id, account_id, month, debit_milli, credit_milli from quantity_balance
        where debit_milli <> 0 or credit_milli <> 0
        except select v.ledger_id, e.account_id, v.month,
          sum(case when e.debit_fen <> 0 then e.quantity_milli else 0 end),
          sum(case when e.debit_fen = 0 then e.quantity_milli else 0 end)
        from entry e join voucher v on v.id = e.voucher_id
        where v.state = 'posted' and coalesce(e.quantity_milli, 0) <> 0 group by 1, 2, 3)
    ) a join account on account.id = a.account_id join ledger on ledger.id = a.ledger_id)`,
  "pair-balances": sql<{ place: string }>`(select ledger.name || ' ' || item.name || ' ' || a.month as place from (
      select * from (select v.ledger_id, e.account_id, i.item_id, j.item_id other, v.month, sum(e.debit_fen) d, sum(e.credit_fen) c
        from entry_item i join entry_item j on j.voucher_id = i.voucher_id and j.line = i.line and j.item_id > i.item_id
        join entry e on e.voucher_id = i.voucher_id and e.line = i.line
        join voucher v on v.id = e.voucher_id where v.state = 'posted' group by 1, 2, 3, 4, 5
        except select ledger_id, account_id, item_id, other_item_id, month, debit_fen, credit_fen from pair_balance)
      union
      select * from (select ledger_id, account_id, item_id, other_item_id, month, debit_fen, credit_fen from pair_balance
        except select v.ledger_id, e.account_id, i.item_id, j.item_id, v.month, sum(e.debit_fen), sum(e.credit_fen)
        from entry_item i join entry_item j on j.voucher_id = i.voucher_id and j.line = i.line and j.item_id > i.item_id
        join entry e on e.voucher_id = i.voucher_id and e.line = i.line
        join voucher v on v.id = e.voucher_id where v.state = 'posted' group by 1, 2, 3, 4, 5)
    ) a join item on item.id = a.item_id join ledger on ledger.id = a.ledger_id)`,
} as const;

/** Kept quantities or two-dimension sums that differ from what the entries add up to. */
export const keptProblems = (reading: Reading, kept: keyof typeof turnoverSql): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom(turnoverSql[kept].as("wrong"))
        .select("wrong.place")
        .distinct()
        .orderBy("wrong.place")
        .limit(50),
    )
    .map((row) => row.place);
