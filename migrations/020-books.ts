import type { Migration } from "./migration.ts";

export const books: Migration = {
  version: 20,
  name: "books",
  sql: `
create table village (
  id text primary key,
  code text not null unique check (length(code) between 1 and 20),
  name text not null unique check (length(name) between 1 and 60),
  is_active integer not null default 1 check (is_active in (0, 1))
) strict;

-- Dated facts about a village: the value in force on a day is the one with the latest from_date not after it.
create table village_fact (
  village_id text not null references village (id),
  kind text not null check (kind in ('population', 'households', 'representatives', 'type', 'poor', 'recurring-income')),
  from_date text not null check (from_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  number integer,
  text text,
  source text not null default '',
  primary key (village_id, kind, from_date),
  check ((number is null) <> (text is null))
) strict, without rowid;

create table ledger (
  id text primary key,
  village_id text not null references village (id),
  entity text not null check (entity in ('committee', 'collective')),
  name text not null unique check (length(name) between 1 and 80),
  start_month text not null check (start_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  accounting_system text not null check (accounting_system in ('2023')),
  is_started integer not null default 0 check (is_started in (0, 1)),
  is_active integer not null default 1 check (is_active in (0, 1)),
  unique (village_id, entity)
) strict;

create table account (
  id text primary key,
  ledger_id text not null references ledger (id),
  code text not null check (code glob '[0-9]*'),
  name text not null check (length(name) between 1 and 60),
  class text not null check (class in ('asset', 'liability', 'equity', 'cost', 'profit-loss')),
  normal_side text not null check (normal_side in ('debit', 'credit')),
  parent_id text references account (id),
  item_kinds text not null default '[]' check (json_valid(item_kinds)),
  is_active integer not null default 1 check (is_active in (0, 1)),
  unique (ledger_id, code)
) strict;
create index account_parent on account (parent_id);

create table item (
  id text primary key,
  ledger_id text not null references ledger (id),
  kind text not null check (kind in ('payee', 'member', 'project', 'fund', 'contract', 'person')),
  code text not null,
  name text not null check (length(name) between 1 and 80),
  bank_account text not null default '',
  note text not null default '',
  is_active integer not null default 1 check (is_active in (0, 1)),
  unique (ledger_id, kind, code)
) strict;

-- Expense categories belong to the township; each ledger's entry names one. Many categories share one account.
create table category (
  id text primary key,
  code text not null unique,
  name text not null unique,
  account_code text not null,
  nature text not null check (nature in ('non-productive', 'productive', 'works', 'asset', 'welfare')),
  is_active integer not null default 1 check (is_active in (0, 1))
) strict;

create table bank_account (
  id text primary key,
  ledger_id text not null references ledger (id),
  account_id text not null unique references account (id),
  bank_name text not null,
  number text not null unique check (length(number) between 4 and 40),
  name text not null,
  is_active integer not null default 1 check (is_active in (0, 1))
) strict;

-- Signed: positive stands on the debit side. item_id is '' for the part of an account not split by item.
create table opening_balance (
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  item_id text not null,
  amount_fen integer not null,
  primary key (ledger_id, account_id, item_id)
) strict, without rowid;

create trigger opening_is_frozen_insert before insert on opening_balance
  when (select is_started from ledger where id = new.ledger_id) = 1
  begin select raise(abort, 'opening balances of a started ledger are frozen'); end;
create trigger opening_is_frozen_update before update on opening_balance
  when (select is_started from ledger where id = old.ledger_id) = 1
  begin select raise(abort, 'opening balances of a started ledger are frozen'); end;
create trigger opening_is_frozen_delete before delete on opening_balance
  when (select is_started from ledger where id = old.ledger_id) = 1
  begin select raise(abort, 'opening balances of a started ledger are frozen'); end;
create trigger ledger_start_balances before update of is_started on ledger
  when new.is_started = 1 and (select coalesce(sum(amount_fen), 0) from opening_balance where ledger_id = new.id) <> 0
  begin select raise(abort, 'opening balances do not balance'); end;
create trigger ledger_start_is_final before update on ledger
  when old.is_started = 1 and (new.is_started = 0 or new.start_month <> old.start_month
    or new.village_id <> old.village_id or new.entity <> old.entity)
  begin select raise(abort, 'a started ledger keeps its identity'); end;

create table period (
  ledger_id text not null references ledger (id),
  month text not null check (month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  closed_at text not null,
  closed_by text not null references person (id),
  chain_no integer not null,
  chain_hash text not null,
  primary key (ledger_id, month)
) strict, without rowid;
create trigger period_is_never_reopened before delete on period begin select raise(abort, 'a closed month stays closed'); end;
create trigger period_is_never_changed before update on period begin select raise(abort, 'a closed month stays closed'); end;
`,
};
