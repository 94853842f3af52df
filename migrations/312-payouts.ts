import type { Migration } from "./migration.ts";

// Payments out: what was handed to a bank of an approved list, in which files, and what the bank answered.
export const payouts: Migration = {
  version: 312,
  name: "payouts",
  sql: `
create table payout (
  id text primary key,
  ledger_id text not null references ledger (id),
  source_kind text not null check (source_kind in ('pay-list', 'distribution')),
  source_id text not null,
  parent_id text references payout (id),
  title text not null check (length(title) between 1 and 120),
  made_by text not null references person (id),
  made_at text not null
) strict;
create unique index payout_source on payout (source_kind, source_id) where parent_id is null;
create unique index payout_parent on payout (parent_id) where parent_id is not null;
create index payout_ledger on payout (ledger_id, made_at);
create trigger payout_never_changes before update on payout begin select raise(abort, 'a payout never changes'); end;
create trigger payout_is_kept before delete on payout begin select raise(abort, 'a payout is kept'); end;
create table payout_row (
  payout_id text not null references payout (id),
  no integer not null check (no > 0),
  source_no integer not null check (source_no > 0),
  name text not null,
  bank_name text not null,
  account text not null check (account <> '' and account not glob '*[^0-9]*'),
  amount_fen integer not null check (amount_fen > 0),
  state text not null check (state in ('sent', 'paid', 'failed')),
  reason text not null,
  answered_on text,
  primary key (payout_id, no),
  check ((state = 'sent') = (answered_on is null))
) strict, without rowid;
create trigger payout_row_keeps_its_payment before update on payout_row
  when new.payout_id <> old.payout_id or new.no <> old.no or new.source_no <> old.source_no or new.name <> old.name
    or new.account <> old.account or new.amount_fen <> old.amount_fen or new.bank_name <> old.bank_name or old.state = 'paid'
  begin select raise(abort, 'what was handed to the bank never changes'); end;
create trigger payout_row_is_kept before delete on payout_row begin select raise(abort, 'a payout is kept'); end;
create table payout_file (
  payout_id text not null references payout (id),
  no integer not null check (no > 0),
  template text not null,
  name text not null,
  hash text not null check (length(hash) = 64),
  row_count integer not null check (row_count > 0),
  total_fen integer not null check (total_fen > 0),
  reason text not null check (length(reason) <= 200),
  made_by text not null references person (id),
  made_at text not null,
  primary key (payout_id, no)
) strict, without rowid;
create trigger payout_file_again_has_a_reason before insert on payout_file
  when new.reason = '' and exists (select 1 from payout_file where payout_id = new.payout_id)
  begin select raise(abort, 'a second file of one list has a reason'); end;
create trigger payout_file_adds_up before insert on payout_file
  when new.total_fen <> (select sum(amount_fen) from payout_row where payout_id = new.payout_id)
    or new.row_count <> (select count(*) from payout_row where payout_id = new.payout_id)
  begin select raise(abort, 'a file holds its whole list'); end;
create trigger payout_file_never_changes before update on payout_file begin select raise(abort, 'a file made never changes'); end;
create trigger payout_file_is_kept before delete on payout_file begin select raise(abort, 'a file made is kept'); end;
create table payout_template (
  id text primary key,
  content text not null check (json_valid(content)),
  saved_by text not null references person (id),
  saved_at text not null
) strict;
`,
};
