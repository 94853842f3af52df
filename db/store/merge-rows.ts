import { sql } from "kysely";
import * as z from "zod";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId, type LedgerId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What stands on an account under one set of items; debit-positive, the quantity alike. */
export type StandingRow = {
  readonly items: readonly { readonly kind: ItemKind; readonly itemId: ItemId }[];
  readonly amountFen: Fen;
  readonly quantityMilli: number;
};

/** The day of an account's last posted entry; undefined while it has none. */
export const lastMovedOn = (reading: Reading, accountId: AccountId): LocalDate | undefined =>
  reading.first(
    sqlFor
      .selectFrom("entry")
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .select("voucher.on_date")
      .where("entry.account_id", "=", accountId)
      .where("voucher.state", "=", "posted")
      .orderBy("voucher.on_date", "desc")
      .limit(1),
  )?.on_date;

const itemsShape = z.array(z.tuple([z.string(), z.string()]));

type Standing = { readonly ledgerId: LedgerId; readonly accountId: AccountId; readonly throughMonth?: Month };
type KindOf = (id: ItemId) => ItemKind | undefined;

/** Everything left on an account by the items its entries carry: openings and posted vouchers, up to a month where one is named. */
export const readStanding = (reading: Reading, of: Standing, kindOf: KindOf): readonly StandingRow[] =>
  readParts(reading, of, kindOf).filter((row) => row.amountFen !== 0);

/** The accounts of a ledger on which anything names an item or counts a quantity. */
export const accountsInParts = (reading: Reading, ledgerId: LedgerId): readonly AccountId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("item_balance")
        .select("account_id")
        .where("ledger_id", "=", ledgerId)
        .union(sqlFor.selectFrom("quantity_balance").select("account_id").where("ledger_id", "=", ledgerId))
        .union(sqlFor.selectFrom("opening_quantity").select("account_id").where("ledger_id", "=", ledgerId))
        .union(
          sqlFor
            .selectFrom("opening_balance")
            .select("account_id")
            .where("ledger_id", "=", ledgerId)
            .where("item_id", "<>", ""),
        )
        .orderBy("account_id"),
    )
    .map((row) => row.account_id);

/** What an account's balance is made of: the same as what stands on it, with quantities that are left beside no money. */
export const readParts = (reading: Reading, of: Standing, kindOf: KindOf): readonly StandingRow[] => {
  const last = of.throughMonth ?? "9999-12";
  const sets = sql<{ items: string; amount: number; quantity: number }>`(
    select items, sum(amount) as amount, sum(quantity) as quantity from (
      select coalesce((select json_group_array(json_array(kind, item_id)) from (select kind, item_id from entry_item
          where entry_item.voucher_id = e.voucher_id and entry_item.line = e.line order by kind)), '[]') as items,
        e.debit_fen - e.credit_fen as amount,
        coalesce(e.quantity_milli, 0) * (case when e.debit_fen <> 0 then 1 else -1 end) as quantity
      from entry e join voucher v on v.id = e.voucher_id where e.account_id = ${of.accountId} and v.state = 'posted'
        and v.month <= ${last}
      union all
      select case item_id when '' then '[]' else json_array(json_array('', item_id)) end, amount_fen, 0
      from opening_balance where ledger_id = ${of.ledgerId} and account_id = ${of.accountId}
      union all
      select '[]', 0, quantity_milli from opening_quantity where ledger_id = ${of.ledgerId} and account_id = ${of.accountId}
    ) group by items)`;
  const rows = reading.all(
    sqlFor.selectFrom(sets.as("sets")).select(["sets.items", "sets.amount", "sets.quantity"]).orderBy("sets.items"),
  );
  // An opening knows its item but not the kind: it joins the entries that carry that item alone.
  const found = new Map<string, StandingRow>();
  for (const row of rows) {
    const items = itemsShape.parse(JSON.parse(row.items)).flatMap(([, id]) => {
      const itemId = idOf<ItemId>(id);
      const kind = kindOf(itemId);
      return kind === undefined ? [] : [{ kind, itemId }];
    });
    const key = items.map(({ itemId }) => itemId).join(" ");
    const before = found.get(key);
    found.set(key, {
      items,
      amountFen: fen((before?.amountFen ?? 0) + row.amount),
      quantityMilli: (before?.quantityMilli ?? 0) + row.quantity,
    });
  }
  return [...found.values()];
};
