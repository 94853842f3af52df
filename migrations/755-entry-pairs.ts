import type { Migration } from "./migration.ts";

/**
 * A red entry whose voucher was booked anew by a voucher of its own, and the entry of that one, move no money together: the
 * bank will never show either. A person puts them together, so that they do not stand in every 余额调节表 from then on.
 */
export const entryPairs: Migration = {
  version: 755,
  name: "entry pairs",
  sql: `
-- settled_on: the day from which both count as ended.
create table entry_pair (
  bank_account_id text not null references bank_account (id),
  red_voucher_id text not null references voucher (id),
  red_line integer not null,
  voucher_id text not null references voucher (id),
  line integer not null,
  settled_on text not null check (settled_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  settled_by text not null references person (id),
  settled_at text not null,
  primary key (red_voucher_id, red_line),
  unique (voucher_id, line)
) strict, without rowid;
create index entry_pair_account on entry_pair (bank_account_id);

create trigger entry_pair_cancels before insert on entry_pair
  when not exists (
    select 1 from bank_account a
    join entry r on r.account_id = a.account_id join voucher rv on rv.id = r.voucher_id
    join entry e on e.account_id = a.account_id join voucher ev on ev.id = e.voucher_id
    where a.id = new.bank_account_id and r.voucher_id = new.red_voucher_id and r.line = new.red_line
      and e.voucher_id = new.voucher_id and e.line = new.line
      and rv.kind = 'red' and rv.state = 'posted' and ev.state = 'posted'
      and rv.on_date <= new.settled_on and ev.on_date <= new.settled_on
      and r.debit_fen - r.credit_fen = e.credit_fen - e.debit_fen)
  begin select raise(abort, 'a red entry ends with a posted entry of its account that it cancels'); end;
create trigger entry_pair_is_lone before insert on entry_pair
  when exists (select 1 from bank_tie where voucher_id = new.voucher_id and line = new.line)
    or exists (select 1 from bank_tie where voucher_id = new.red_voucher_id and line = new.red_line)
    or exists (select 1 from opening_settlement where voucher_id = new.voucher_id and line = new.line)
    or exists (select 1 from opening_settlement where voucher_id = new.red_voucher_id and line = new.red_line)
    or exists (select 1 from entry_pair where red_voucher_id = new.voucher_id and red_line = new.line)
    or exists (select 1 from entry_pair where voucher_id = new.red_voucher_id and line = new.red_line)
  begin select raise(abort, 'one of the entries is matched'); end;
create trigger entry_pair_needs_open_month before insert on entry_pair
  when exists (select 1 from bank_account a join period p on p.ledger_id = a.ledger_id
    where a.id = new.bank_account_id and p.month = substr(new.settled_on, 1, 7))
  begin select raise(abort, 'the month is closed'); end;
create trigger entry_pair_of_closed_month_stays before delete on entry_pair
  when exists (select 1 from bank_account a join period p on p.ledger_id = a.ledger_id
    where a.id = old.bank_account_id and p.month = substr(old.settled_on, 1, 7))
  begin select raise(abort, 'the pair is of a closed month'); end;
create trigger entry_pair_never_changes before update on entry_pair
  begin select raise(abort, 'entries are put together anew'); end;

create trigger bank_match_books_no_pair before insert on bank_match
  when exists (select 1 from entry_pair where voucher_id = new.voucher_id and line = new.line)
    or exists (select 1 from entry_pair where red_voucher_id = new.voucher_id and red_line = new.line)
  begin select raise(abort, 'the entry is put together with another'); end;
create trigger bank_match_part_books_no_pair before insert on bank_match_part
  when exists (select 1 from entry_pair where voucher_id = new.voucher_id and line = new.line)
    or exists (select 1 from entry_pair where red_voucher_id = new.voucher_id and red_line = new.line)
  begin select raise(abort, 'the entry is put together with another'); end;
create trigger opening_settlement_ends_no_pair before insert on opening_settlement
  when exists (select 1 from entry_pair where voucher_id = new.voucher_id and line = new.line)
    or exists (select 1 from entry_pair where red_voucher_id = new.voucher_id and red_line = new.line)
  begin select raise(abort, 'the entry is put together with another'); end;
`,
};
