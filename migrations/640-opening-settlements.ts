import type { Migration } from "./migration.ts";

/**
 * What ends an item from before the books began is said by a person: the bank line that pays the cheque out, or the entry that
 * takes the interest up. Until now the first line of the same amount ended it by itself, and that line waited for a voucher for ever.
 */
export const openingSettlements: Migration = {
  version: 640,
  name: "opening settlements",
  sql: `
-- An item the books had ends with a line of the bank; one the bank had, with a posted entry. settled_on: the day both are known from.
create table opening_settlement (
  ledger_id text not null,
  no integer not null,
  bank_line_id text unique references bank_line (id),
  voucher_id text references voucher (id),
  line integer,
  settled_on text not null check (settled_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  settled_by text not null references person (id),
  settled_at text not null,
  primary key (ledger_id, no),
  foreign key (ledger_id, no) references opening_item (ledger_id, no),
  unique (voucher_id, line),
  check ((bank_line_id is null) = (voucher_id is not null)),
  check ((voucher_id is null) = (line is null))
) strict, without rowid;

create trigger opening_settlement_fits before insert on opening_settlement
  when not exists (
    select 1 from opening_item o join bank_line l on l.bank_account_id = o.bank_account_id
    where o.ledger_id = new.ledger_id and o.no = new.no and l.id = new.bank_line_id and l.booked_on <= new.settled_on
      and l.amount_fen = case o.side when 'book-in' then o.amount_fen when 'book-out' then -o.amount_fen end
    union all
    select 1 from opening_item o join bank_account a on a.id = o.bank_account_id
    join entry e on e.account_id = a.account_id join voucher v on v.id = e.voucher_id
    where o.ledger_id = new.ledger_id and o.no = new.no and e.voucher_id = new.voucher_id and e.line = new.line
      and v.state = 'posted' and v.on_date <= new.settled_on
      and e.debit_fen - e.credit_fen = case o.side when 'bank-in' then o.amount_fen when 'bank-out' then -o.amount_fen end)
  begin select raise(abort, 'an opening item ends with a line or a posted entry of its account and amount'); end;
create trigger opening_settlement_is_lone before insert on opening_settlement
  when exists (select 1 from bank_match where bank_line_id = new.bank_line_id)
    or exists (select 1 from bank_reversal where new.bank_line_id in (bank_line_id, reversal_id))
    or exists (select 1 from bank_tie where voucher_id = new.voucher_id and line = new.line)
  begin select raise(abort, 'the line or the entry is matched'); end;
create trigger opening_settlement_needs_open_month before insert on opening_settlement
  when exists (select 1 from period where ledger_id = new.ledger_id and month = substr(new.settled_on, 1, 7))
  begin select raise(abort, 'the month is closed'); end;
create trigger opening_settlement_of_closed_month_stays before delete on opening_settlement
  when exists (select 1 from period where ledger_id = old.ledger_id and month = substr(old.settled_on, 1, 7))
  begin select raise(abort, 'the settlement is of a closed month'); end;
create trigger opening_settlement_never_changes before update on opening_settlement
  begin select raise(abort, 'an opening item is settled anew'); end;

create trigger bank_match_settles_no_opening before insert on bank_match
  when exists (select 1 from opening_settlement where bank_line_id = new.bank_line_id)
    or exists (select 1 from opening_settlement where voucher_id = new.voucher_id and line = new.line)
  begin select raise(abort, 'the line or the entry settles an opening item'); end;
create trigger bank_match_part_settles_no_opening before insert on bank_match_part
  when exists (select 1 from opening_settlement where voucher_id = new.voucher_id and line = new.line)
  begin select raise(abort, 'the entry settles an opening item'); end;
create trigger bank_reversal_settles_no_opening before insert on bank_reversal
  when exists (select 1 from opening_settlement where bank_line_id in (new.bank_line_id, new.reversal_id))
  begin select raise(abort, 'the line settles an opening item'); end;
`,
};
