import type { Migration } from "./migration.ts";

export const office: Migration = {
  version: 10,
  name: "office",
  sql: `
create table office (
  id integer primary key check (id = 1),
  township_name text not null check (length(township_name) between 1 and 100),
  township_code text not null,
  division_code text not null,
  founded_at text not null
) strict;

create table setting (
  name text primary key,
  value text not null,
  changed_at text not null,
  changed_by text not null
) strict;

create table person (
  id text primary key,
  login text not null unique check (length(login) between 1 and 40),
  name text not null check (length(name) between 1 and 40),
  password_hash text not null,
  must_change_password integer not null check (must_change_password in (0, 1)),
  is_active integer not null check (is_active in (0, 1)),
  failed_count integer not null default 0,
  locked_until text,
  added_at text not null
) strict;

create table person_role (
  person_id text not null references person (id),
  role text not null check (role in ('bookkeeper', 'reviewer', 'cashier', 'head', 'auditor', 'administrator')),
  primary key (person_id, role)
) strict, without rowid;

create table trail (
  no integer primary key,
  at text not null,
  person_id text,
  person_name text not null,
  action text not null,
  subject text not null,
  facts text not null check (json_valid(facts)),
  request_id text,
  previous_hash text not null,
  hash text not null
) strict;

create index trail_at on trail (at);
create trigger trail_is_append_only before update on trail begin select raise(abort, 'trail is append-only'); end;
create trigger trail_is_never_deleted before delete on trail begin select raise(abort, 'trail is append-only'); end;

create table request (
  id text primary key,
  method text not null,
  reply text not null,
  at text not null
) strict, without rowid;

create table file (
  hash text primary key check (length(hash) = 64),
  size integer not null check (size >= 0),
  stored_at text not null
) strict, without rowid;

create table backup (
  id text primary key,
  made_at text not null,
  path text not null,
  size integer not null,
  hash text not null,
  reason text not null check (reason in ('demand', 'quit', 'close', 'upgrade')),
  trail_no integer not null
) strict;
`,
};
