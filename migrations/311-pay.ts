import type { Migration } from "./migration.ts";

// Pay and subsidies: indicators of a year, schemes in approved versions, monthly lists that a second person approves.
export const pay: Migration = {
  version: 311,
  name: "pay",
  sql: `
create table indicator (
  name text not null check (length(name) between 1 and 60),
  year integer not null check (year between 1990 and 2100),
  amount_fen integer not null check (amount_fen > 0),
  source text not null check (length(source) <= 200),
  recorded_by text not null references person (id),
  recorded_at text not null,
  primary key (name, year)
) strict, without rowid;
create table pay_scheme_version (
  scheme_id text not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('pay', 'retired', 'work')),
  title text not null check (length(title) between 1 and 100),
  ledger_id text references ledger (id),
  basis text not null check (length(basis) between 1 and 200),
  resolution_id text references resolution (id),
  parameters text not null check (json_valid(parameters)),
  from_month text not null check (from_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  to_month text check (to_month is null or to_month >= from_month),
  is_sample integer not null check (is_sample in (0, 1)),
  proposed_by text not null references person (id),
  proposed_at text not null,
  approved_by text references person (id),
  approved_at text,
  primary key (scheme_id, version),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or approved_by <> proposed_by),
  check (kind <> 'work' or (ledger_id is not null and resolution_id is not null))
) strict, without rowid;
create trigger pay_scheme_approved_is_frozen before update on pay_scheme_version when old.approved_at is not null
  begin select raise(abort, 'an approved scheme version never changes'); end;
create trigger pay_scheme_is_kept before delete on pay_scheme_version when old.approved_at is not null
  begin select raise(abort, 'an approved scheme version is kept'); end;
create table pay_list (
  id text primary key,
  ledger_id text not null references ledger (id),
  scheme_id text not null,
  version integer not null,
  kind text not null check (kind in ('pay', 'retired', 'work')),
  month text not null check (month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  title text not null check (length(title) between 1 and 100),
  reason text not null check (length(reason) <= 200),
  resolution_id text references resolution (id),
  voucher_id text references voucher (id) on delete set null,
  made_by text not null references person (id),
  made_at text not null,
  approved_by text references person (id),
  approved_at text,
  foreign key (scheme_id, version) references pay_scheme_version (scheme_id, version),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or approved_by <> made_by)
) strict;
create index pay_list_ledger on pay_list (ledger_id, month);
create index pay_list_voucher on pay_list (voucher_id) where voucher_id is not null;
create table pay_list_line (
  list_id text not null references pay_list (id) on delete cascade,
  no integer not null check (no > 0),
  villager_id text not null references villager (id),
  name text not null,
  post text not null,
  parts text not null check (json_valid(parts)),
  half_days integer not null check (half_days between 0 and 732),
  rate_fen integer not null check (rate_fen >= 0),
  dates text not null check (json_valid(dates)),
  due_fen integer not null check (due_fen >= 0),
  withheld_fen integer not null check (withheld_fen between 0 and due_fen),
  bank_name text not null,
  bank_account text not null,
  household text not null,
  note text not null check (length(note) <= 200),
  received_on text,
  received_how text check (received_how in ('bank', 'signed')),
  primary key (list_id, no),
  unique (list_id, villager_id),
  check ((received_on is null) = (received_how is null))
) strict, without rowid;
create index pay_list_line_villager on pay_list_line (villager_id);
create trigger pay_list_begins_unapproved before insert on pay_list when new.approved_at is not null or new.voucher_id is not null
  begin select raise(abort, 'a list is made before it is approved'); end;
create trigger pay_list_approved_is_frozen before update on pay_list when old.approved_at is not null
  and (new.id <> old.id or new.ledger_id <> old.ledger_id or new.scheme_id <> old.scheme_id or new.version <> old.version
    or new.kind <> old.kind or new.month <> old.month or new.title <> old.title or new.reason <> old.reason
    or new.resolution_id is not old.resolution_id or new.made_by <> old.made_by
    or new.approved_by is not old.approved_by or new.approved_at is not old.approved_at)
  begin select raise(abort, 'an approved list never changes'); end;
create trigger pay_list_books_when_approved before update on pay_list when new.voucher_id is not null and new.approved_at is null
  begin select raise(abort, 'only an approved list is booked'); end;
create trigger pay_list_approved_is_kept before delete on pay_list when old.approved_at is not null
  begin select raise(abort, 'an approved list is kept'); end;
create trigger pay_list_line_insert before insert on pay_list_line
  when (select approved_at from pay_list where id = new.list_id) is not null
  begin select raise(abort, 'an approved list never changes'); end;
create trigger pay_list_line_delete before delete on pay_list_line
  when (select approved_at from pay_list where id = old.list_id) is not null
  begin select raise(abort, 'an approved list never changes'); end;
create trigger pay_list_line_update before update on pay_list_line
  when (select approved_at from pay_list where id = old.list_id) is not null
    and (new.list_id <> old.list_id or new.no <> old.no or new.villager_id <> old.villager_id or new.name <> old.name
      or new.post <> old.post or new.parts <> old.parts or new.half_days <> old.half_days or new.rate_fen <> old.rate_fen
      or new.dates <> old.dates or new.due_fen <> old.due_fen or new.withheld_fen <> old.withheld_fen
      or new.bank_name <> old.bank_name or new.bank_account <> old.bank_account or new.household <> old.household
      or new.note <> old.note)
  begin select raise(abort, 'an approved list never changes'); end;
`,
};
