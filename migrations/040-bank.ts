import type { Migration } from "./migration.ts";

export const bank: Migration = {
  version: 40,
  name: "bank",
  sql: `
create table statement_file (
  id text primary key,
  bank_account_id text not null references bank_account (id),
  file_hash text not null references file (hash),
  name text not null,
  layout text not null,
  container text not null,
  encoding text not null,
  sheet text not null,
  first_on text,
  last_on text,
  opening_fen integer,
  closing_fen integer,
  row_count integer not null,
  new_count integer not null,
  known_count integer not null,
  report text not null check (json_valid(report)),
  imported_by text not null references person (id),
  imported_at text not null,
  unique (bank_account_id, file_hash)
) strict;

create table bank_line (
  id text primary key,
  bank_account_id text not null references bank_account (id),
  ledger_id text not null references ledger (id),
  statement_file_id text not null references statement_file (id),
  sheet text not null,
  row integer not null,
  day_order integer not null,
  booked_on text not null check (booked_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  traded_at text,
  amount_fen integer not null check (amount_fen <> 0),
  balance_fen integer,
  counterparty_name text not null,
  counterparty_account text not null,
  counterparty_bank text not null,
  purpose text not null,
  remark text not null,
  summary text not null,
  serial text,
  is_serial_trusted integer not null check (is_serial_trusted in (0, 1)),
  is_reversal integer not null check (is_reversal in (0, 1)),
  identity_key text not null,
  occurrence integer not null check (occurrence > 0),
  raw text not null check (json_valid(raw)),
  unique (bank_account_id, identity_key, occurrence)
) strict;
create index bank_line_day on bank_line (bank_account_id, booked_on, day_order);
create index bank_line_file on bank_line (statement_file_id);

create trigger bank_line_never_changes before update on bank_line begin select raise(abort, 'a bank line never changes'); end;
create trigger bank_line_stays before delete on bank_line begin select raise(abort, 'a bank line stays'); end;
create trigger statement_file_never_changes before update on statement_file
  begin select raise(abort, 'an import record never changes'); end;

-- Which voucher books a bank line. A line with a match has moved money: its voucher can always be posted.
create table bank_match (
  bank_line_id text primary key references bank_line (id),
  voucher_id text not null references voucher (id) on delete cascade,
  line integer not null,
  how text not null check (how in ('drafted', 'manual')),
  rule_name text not null default '',
  matched_by text not null references person (id),
  matched_at text not null
) strict;
create index bank_match_voucher on bank_match (voucher_id);

create table statement_mapping (
  fingerprint text primary key,
  name text not null,
  mapping text not null check (json_valid(mapping)),
  saved_by text not null references person (id),
  saved_at text not null
) strict;

create table draft_rule (
  position integer primary key,
  rule text not null check (json_valid(rule))
) strict;
`,
};
