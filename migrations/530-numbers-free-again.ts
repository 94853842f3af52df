import type { Migration } from "./migration.ts";

/**
 * A bank account goes on in the books of 2023 when those of 2004 are retired: its lines stay with the old books, its number is
 * free for the new ones. The table is made anew because its plain uniqueness of numbers cannot be changed.
 */
export const numbersFreeAgain: Migration = {
  version: 530,
  name: "numbers-free-again",
  sql: `
pragma legacy_alter_table = on;
create table bank_account_anew (
  id text primary key,
  ledger_id text not null references ledger (id),
  account_id text not null unique references account (id),
  bank_name text not null,
  number text not null check (length(number) between 4 and 40),
  name text not null,
  is_active integer not null default 1 check (is_active in (0, 1))
) strict;
insert into bank_account_anew (id, ledger_id, account_id, bank_name, number, name, is_active)
  select id, ledger_id, account_id, bank_name, number, name, is_active from bank_account;
drop table bank_account;
alter table bank_account_anew rename to bank_account;
pragma legacy_alter_table = off;

create index bank_account_number on bank_account (number);
create trigger bank_account_number_is_no_pool before insert on bank_account
  when exists (select 1 from bank_pool where number = new.number)
  begin select raise(abort, 'the number is that of a pool'); end;
create trigger bank_account_number_is_free before insert on bank_account
  when exists (select 1 from bank_account as other join ledger on ledger.id = other.ledger_id
    where other.number = new.number and ledger.is_active = 1)
  begin select raise(abort, 'the number is that of another account'); end;
create trigger bank_account_number_stays_free before update of number, ledger_id on bank_account
  when (new.number <> old.number or new.ledger_id <> old.ledger_id) and exists (select 1 from bank_account as other join ledger on ledger.id = other.ledger_id
    where other.number = new.number and other.id <> new.id and ledger.is_active = 1)
  begin select raise(abort, 'the number is that of another account'); end;
`,
};
