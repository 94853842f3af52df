import type { Migration } from "./migration.ts";

/**
 * Taking back an import, and single lines of it. A line leaves the journal only when a tombstone or a withdrawal says who
 * took it and why, and never while a voucher books it. Its place within the day may be put right; nothing else changes.
 */
export const withdrawals: Migration = {
  version: 100,
  name: "withdrawals",
  sql: `
create table statement_withdrawal (
  id text primary key,
  bank_account_id text not null references bank_account (id),
  file_hash text not null references file (hash),
  name text not null,
  line_count integer not null check (line_count >= 0),
  reason text not null check (length(trim(reason)) > 0),
  imported_by text not null references person (id),
  imported_at text not null,
  withdrawn_by text not null references person (id),
  withdrawn_at text not null
) strict;

create table bank_line_tombstone (
  id text primary key,
  bank_line_id text not null,
  bank_account_id text not null references bank_account (id),
  ledger_id text not null references ledger (id),
  statement_file_id text not null,
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
  reason text not null check (length(trim(reason)) > 0),
  deleted_by text not null references person (id),
  deleted_at text not null,
  lifted_by text references person (id),
  lifted_at text,
  check ((lifted_by is null) = (lifted_at is null))
) strict;
create unique index bank_line_tombstone_identity
  on bank_line_tombstone (bank_account_id, identity_key, occurrence) where lifted_at is null;
create index bank_line_tombstone_line on bank_line_tombstone (bank_line_id);
create index bank_line_tombstone_file on bank_line_tombstone (statement_file_id);

drop trigger bank_line_stays;
create trigger bank_line_stays before delete on bank_line
  when exists (select 1 from bank_match where bank_line_id = old.id)
    or not (exists (select 1 from statement_withdrawal where id = old.statement_file_id)
      or exists (select 1 from bank_line_tombstone where bank_line_id = old.id and lifted_at is null))
  begin select raise(abort, 'a bank line stays'); end;
drop trigger bank_line_never_changes;
create trigger bank_line_never_changes before update of id, bank_account_id, ledger_id, statement_file_id, sheet, row,
  booked_on, traded_at, amount_fen, balance_fen, counterparty_name, counterparty_account, counterparty_bank, purpose,
  remark, summary, serial, is_serial_trusted, is_reversal, identity_key, occurrence, raw on bank_line
  begin select raise(abort, 'a bank line never changes'); end;
create trigger bank_line_not_deleted_before before insert on bank_line
  when exists (select 1 from bank_line_tombstone where bank_account_id = new.bank_account_id
    and identity_key = new.identity_key and occurrence = new.occurrence and lifted_at is null)
  begin select raise(abort, 'this bank line was deleted; lift its tombstone'); end;
create trigger statement_file_stays before delete on statement_file
  when not exists (select 1 from statement_withdrawal where id = old.id)
  begin select raise(abort, 'an import record stays'); end;

create trigger statement_withdrawal_of_used before insert on statement_withdrawal
  when exists (select 1 from bank_line join bank_match on bank_match.bank_line_id = bank_line.id
    where bank_line.statement_file_id = new.id)
  begin select raise(abort, 'lines of this import are booked'); end;
create trigger statement_withdrawal_never_changes before update on statement_withdrawal
  begin select raise(abort, 'a withdrawal never changes'); end;
create trigger statement_withdrawal_stays before delete on statement_withdrawal
  begin select raise(abort, 'a withdrawal stays'); end;
create trigger bank_line_tombstone_of_used before insert on bank_line_tombstone
  when exists (select 1 from bank_match where bank_line_id = new.bank_line_id)
  begin select raise(abort, 'this bank line is booked'); end;
create trigger bank_line_tombstone_is_only_lifted before update on bank_line_tombstone
  when old.lifted_at is not null or new.lifted_at is null or new.id is not old.id
    or new.bank_line_id is not old.bank_line_id or new.raw is not old.raw or new.reason is not old.reason
    or new.amount_fen is not old.amount_fen or new.identity_key is not old.identity_key
    or new.occurrence is not old.occurrence or new.deleted_by is not old.deleted_by
    or new.deleted_at is not old.deleted_at
  begin select raise(abort, 'a tombstone is only lifted'); end;
create trigger bank_line_tombstone_stays before delete on bank_line_tombstone
  begin select raise(abort, 'a tombstone stays'); end;
`,
};
