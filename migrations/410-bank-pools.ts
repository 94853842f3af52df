import type { Migration } from "./migration.ts";

/**
 * 分村设账: one account at the bank, many villages. The pool keeps the bank's lines as they came; each is allocated as a whole to
 * villages, whose shares of it become lines of their own sub-accounts. A sub-balance is its opening and the lines allocated to
 * it, so that all of them and what is not allocated yet always come to the balance at the bank.
 */
export const bankPools: Migration = {
  version: 410,
  name: "bank pools",
  sql: `
create table bank_pool (
  id text primary key,
  bank_name text not null,
  number text not null unique check (length(number) between 4 and 40),
  name text not null,
  opened_on text not null check (opened_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  opening_fen integer not null,
  is_active integer not null default 1 check (is_active in (0, 1)),
  saved_by text not null references person (id),
  saved_at text not null
) strict;

create table bank_pool_share (
  bank_account_id text primary key references bank_account (id),
  pool_id text not null references bank_pool (id),
  position integer not null,
  opening_fen integer not null,
  words text not null check (json_valid(words))
) strict;
create index bank_pool_share_pool on bank_pool_share (pool_id, position);

create table bank_pool_file (
  id text primary key,
  pool_id text not null references bank_pool (id),
  file_hash text not null references file (hash),
  name text not null,
  layout text not null,
  sheet text not null,
  first_on text,
  last_on text,
  row_count integer not null,
  new_count integer not null,
  known_count integer not null,
  report text not null check (json_valid(report)),
  imported_by text not null references person (id),
  imported_at text not null,
  withdrawn_by text references person (id),
  withdrawn_at text,
  withdrawn_reason text,
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawn_reason is null))
) strict;
create unique index bank_pool_file_hash on bank_pool_file (pool_id, file_hash) where withdrawn_at is null;

create table bank_pool_line (
  id text primary key,
  pool_id text not null references bank_pool (id),
  pool_file_id text not null references bank_pool_file (id),
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
  unique (pool_id, identity_key, occurrence)
) strict;
create index bank_pool_line_day on bank_pool_line (pool_id, booked_on, day_order);
create index bank_pool_line_file on bank_pool_line (pool_file_id);

-- Money moved between two sub-balances; the bank sees none of it.
create table bank_pool_transfer (
  id text primary key,
  pool_id text not null references bank_pool (id),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_fen integer not null check (amount_fen > 0),
  reason text not null check (length(trim(reason)) > 0),
  made_by text not null references person (id),
  made_at text not null
) strict;

-- Which line of a village's sub-account is a share of which line of the pool, or an end of which transfer.
create table bank_pool_part (
  bank_line_id text primary key references bank_line (id) on delete cascade,
  pool_line_id text references bank_pool_line (id),
  transfer_id text references bank_pool_transfer (id),
  check ((pool_line_id is null) <> (transfer_id is null))
) strict, without rowid;
create index bank_pool_part_line on bank_pool_part (pool_line_id);
create index bank_pool_part_transfer on bank_pool_part (transfer_id);

create trigger bank_pool_number_is_no_account before insert on bank_pool
  when exists (select 1 from bank_account where number = new.number)
  begin select raise(abort, 'the number is that of a bank account'); end;
create trigger bank_account_number_is_no_pool before insert on bank_account
  when exists (select 1 from bank_pool where number = new.number)
  begin select raise(abort, 'the number is that of a pool'); end;
create trigger bank_pool_opening_is_kept before update of opened_on, opening_fen, number on bank_pool
  when exists (select 1 from bank_pool_line where pool_id = old.id)
    and (new.opened_on <> old.opened_on or new.opening_fen <> old.opening_fen or new.number <> old.number)
  begin select raise(abort, 'the pool has lines'); end;
create trigger bank_pool_share_opening_is_kept before update of opening_fen, pool_id on bank_pool_share
  when exists (select 1 from bank_pool_line where pool_id = old.pool_id)
    and (new.opening_fen <> old.opening_fen or new.pool_id <> old.pool_id)
  begin select raise(abort, 'the pool has lines'); end;
create trigger bank_pool_share_stays before delete on bank_pool_share
  when old.opening_fen <> 0 and exists (select 1 from bank_pool_line where pool_id = old.pool_id)
    or exists (select 1 from bank_line where bank_account_id = old.bank_account_id)
  begin select raise(abort, 'the share is in use'); end;
create trigger bank_pool_share_is_empty before insert on bank_pool_share
  when exists (select 1 from bank_line where bank_account_id = new.bank_account_id)
    or new.opening_fen <> 0 and exists (select 1 from bank_pool_line where pool_id = new.pool_id)
  begin select raise(abort, 'the account has lines of its own'); end;

create trigger bank_pool_file_never_changes before update of id, pool_id, file_hash, name, layout, sheet, first_on, last_on,
  row_count, new_count, known_count, report, imported_by, imported_at on bank_pool_file
  begin select raise(abort, 'an import record never changes'); end;
create trigger bank_pool_file_stays before delete on bank_pool_file begin select raise(abort, 'an import record stays'); end;
create trigger bank_pool_line_never_changes before update of id, pool_id, pool_file_id, row, booked_on, traded_at, amount_fen,
  balance_fen, counterparty_name, counterparty_account, counterparty_bank, purpose, remark, summary, serial,
  is_serial_trusted, is_reversal, identity_key, occurrence, raw on bank_pool_line
  begin select raise(abort, 'a bank line never changes'); end;
create trigger bank_pool_line_stays before delete on bank_pool_line
  when exists (select 1 from bank_pool_part where pool_line_id = old.id)
    or not exists (select 1 from bank_pool_file where id = old.pool_file_id and withdrawn_at is not null)
  begin select raise(abort, 'a bank line stays'); end;
create trigger bank_pool_transfer_never_changes before update on bank_pool_transfer
  begin select raise(abort, 'a transfer never changes'); end;

-- A part is a line of the same day and side in a sub-account of the pool, and the parts never come to more than the whole.
create trigger bank_pool_part_fits before insert on bank_pool_part
  when new.pool_line_id is not null and not exists (
    select 1 from bank_pool_line p join bank_line l on l.id = new.bank_line_id
      join bank_pool_share s on s.bank_account_id = l.bank_account_id and s.pool_id = p.pool_id
    where p.id = new.pool_line_id and l.booked_on = p.booked_on and (l.amount_fen > 0) = (p.amount_fen > 0)
      and abs(l.amount_fen + coalesce((select sum(o.amount_fen) from bank_pool_part e join bank_line o on o.id = e.bank_line_id
        where e.pool_line_id = p.id), 0)) <= abs(p.amount_fen))
  begin select raise(abort, 'the part does not fit its line'); end;
create trigger bank_pool_part_of_transfer_fits before insert on bank_pool_part
  when new.transfer_id is not null and not exists (
    select 1 from bank_pool_transfer t join bank_line l on l.id = new.bank_line_id
      join bank_pool_share s on s.bank_account_id = l.bank_account_id and s.pool_id = t.pool_id
    where t.id = new.transfer_id and l.booked_on = t.on_date and abs(l.amount_fen) = t.amount_fen
      and not exists (select 1 from bank_pool_part e join bank_line o on o.id = e.bank_line_id
        where e.transfer_id = t.id and o.amount_fen = l.amount_fen))
  begin select raise(abort, 'the line is no end of the transfer'); end;
create trigger bank_pool_part_never_changes before update on bank_pool_part
  begin select raise(abort, 'a part is allocated anew'); end;

-- A sub-account gets its lines from its pool only, and what was taken back of them is allocated anew, not lifted.
create trigger bank_line_of_share_is_allocated before insert on bank_line
  when exists (select 1 from bank_pool_share where bank_account_id = new.bank_account_id)
    and not exists (select 1 from statement_file where id = new.statement_file_id and layout = 'pool')
  begin select raise(abort, 'a sub-account gets its lines from its pool'); end;
create trigger statement_withdrawal_of_share before insert on statement_withdrawal
  when exists (select 1 from bank_pool_share where bank_account_id = new.bank_account_id)
  begin select raise(abort, 'an allocation is taken back line by line'); end;
create trigger bank_line_tombstone_of_share before update of lifted_at on bank_line_tombstone
  when new.lifted_at is not null
    and exists (select 1 from bank_pool_share where bank_account_id = new.bank_account_id)
  begin select raise(abort, 'an allocation is made anew'); end;
`,
};
