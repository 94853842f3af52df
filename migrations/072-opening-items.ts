import type { Migration } from "./migration.ts";

export const openingItems: Migration = {
  version: 72,
  name: "opening-items",
  sql: `
-- 期初未达账项: what bank and books did not yet have in common when the books began. Frozen with the opening balances.
create table opening_item (
  ledger_id text not null references ledger (id),
  no integer not null check (no > 0),
  bank_account_id text not null references bank_account (id),
  side text not null check (side in ('bank-in', 'bank-out', 'book-in', 'book-out')),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_fen integer not null check (amount_fen > 0),
  text text not null check (length(text) <= 200),
  primary key (ledger_id, no)
) strict, without rowid;
create trigger opening_item_is_frozen_insert before insert on opening_item
  when (select is_started from ledger where id = new.ledger_id) = 1
    or (select ledger_id from bank_account where id = new.bank_account_id) <> new.ledger_id
    or substr(new.on_date, 1, 7) >= (select start_month from ledger where id = new.ledger_id)
  begin select raise(abort, 'opening items are of the time before their ledger starts'); end;
create trigger opening_item_is_frozen_update before update on opening_item
  begin select raise(abort, 'opening items are replaced, not changed'); end;
create trigger opening_item_is_frozen_delete before delete on opening_item
  when (select is_started from ledger where id = old.ledger_id) = 1
  begin select raise(abort, 'opening items of a started ledger are frozen'); end;
`,
};
