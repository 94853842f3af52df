import type { Migration } from "./migration.ts";

/**
 * A ledger keeps books under one accounting system; a village that moves from the system of 2004 has one ledger of each.
 * The table is made anew because a table constraint cannot be changed; foreign keys are off while steps run and are checked
 * before they count.
 */
export const accountingSystems: Migration = {
  version: 140,
  name: "accounting-systems",
  sql: `
pragma legacy_alter_table = on;
create table ledger_anew (
  id text primary key,
  village_id text not null references village (id),
  entity text not null check (entity in ('committee', 'collective')),
  name text not null unique check (length(name) between 1 and 80),
  start_month text not null check (start_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  accounting_system text not null check (accounting_system in ('2004', '2023')),
  is_started integer not null default 0 check (is_started in (0, 1)),
  is_active integer not null default 1 check (is_active in (0, 1)),
  unique (village_id, entity, accounting_system)
) strict;
insert into ledger_anew (id, village_id, entity, name, start_month, accounting_system, is_started, is_active)
  select id, village_id, entity, name, start_month, accounting_system, is_started, is_active from ledger;
drop table ledger;
alter table ledger_anew rename to ledger;
pragma legacy_alter_table = off;

create trigger ledger_start_balances before update of is_started on ledger
  when new.is_started = 1 and (select coalesce(sum(amount_fen), 0) from opening_balance where ledger_id = new.id) <> 0
  begin select raise(abort, 'opening balances do not balance'); end;
create trigger ledger_start_is_final before update on ledger
  when old.is_started = 1 and (new.is_started = 0 or new.start_month <> old.start_month
    or new.village_id <> old.village_id or new.entity <> old.entity)
  begin select raise(abort, 'a started ledger keeps its identity'); end;
create trigger ledger_system_is_final before update of accounting_system on ledger
  when new.accounting_system <> old.accounting_system
  begin select raise(abort, 'a ledger keeps its accounting system'); end;

-- What a statement's lines are made of. The forms the program ships are not kept here; a row exists once an office corrects one
-- of them, or defines a report of its own.
create table report_definition (
  id text primary key,
  system text not null check (system in ('2004', '2023')),
  kind text not null check (kind in ('balance-sheet', 'income', 'custom')),
  name text not null check (length(name) between 1 and 60),
  unique (system, name)
) strict;

-- A corrected form takes effect when a second person approves it; a report of the office's own when it is saved.
create table report_version (
  definition_id text not null references report_definition (id),
  version integer not null check (version > 0),
  state text not null check (state in ('proposed', 'in-force')),
  from_month text not null check (from_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  lines text not null check (json_valid(lines)),
  columns text not null check (json_valid(columns)),
  reason text not null check (length(reason) between 1 and 500),
  proposed_by text not null references person (id),
  proposed_at text not null,
  approved_by text references person (id),
  approved_at text,
  primary key (definition_id, version),
  check (approved_by is null or approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null)),
  check (state = 'in-force' or approved_by is null)
) strict, without rowid;
create trigger report_version_in_force_is_frozen before update on report_version when old.state = 'in-force'
  begin select raise(abort, 'a definition in force never changes'); end;
create trigger report_version_in_force_is_kept before delete on report_version when old.state = 'in-force'
  begin select raise(abort, 'a definition in force is kept'); end;
create trigger report_version_needs_two_people before update of state on report_version
  when new.state = 'in-force' and new.approved_by is null
  begin select raise(abort, 'a corrected form needs a second person'); end;
create trigger report_version_form_is_proposed before insert on report_version
  when new.state = 'in-force' and (select kind from report_definition where id = new.definition_id) <> 'custom'
  begin select raise(abort, 'a corrected form needs a second person'); end;
create trigger report_version_is_counted before insert on report_version
  when new.version <> (select coalesce(max(version), 0) + 1 from report_version where definition_id = new.definition_id)
  begin select raise(abort, 'versions are continuous'); end;

-- 会计报表附注 of a ledger and year; every saving is a version of its own.
create table statement_note (
  ledger_id text not null references ledger (id),
  year text not null check (year glob '[12][0-9][0-9][0-9]'),
  version integer not null check (version > 0),
  sections text not null check (json_valid(sections)),
  saved_by text not null references person (id),
  saved_at text not null,
  primary key (ledger_id, year, version)
) strict, without rowid;
create trigger statement_note_never_changes before update on statement_note
  begin select raise(abort, 'a version of the notes never changes'); end;
create trigger statement_note_is_kept before delete on statement_note
  begin select raise(abort, 'a version of the notes is kept'); end;
`,
};
