import type { Migration } from "./migration.ts";

export const matching: Migration = {
  version: 120,
  name: "matching",
  sql: `
-- Why a line and an entry were put together: the pass that found them (null: by hand) and its reasons. A line split over
-- several entries keeps its first part here; settled_on, kept for sums only, is the last day of all that belong to the sum.
alter table bank_match add column pass integer check (pass between 0 and 3);
alter table bank_match add column reasons text not null default '[]' check (json_valid(reasons));
alter table bank_match add column part_fen integer;
alter table bank_match add column settled_on text;
create index bank_match_entry on bank_match (voucher_id, line);

-- The further entries of a bank line that books several. All of them are posted, so that none can change under the sum.
create table bank_match_part (
  bank_line_id text not null references bank_match (bank_line_id) on delete cascade,
  voucher_id text not null references voucher (id),
  line integer not null,
  amount_fen integer not null check (amount_fen <> 0),
  primary key (voucher_id, line)
) strict, without rowid;
create index bank_match_part_line on bank_match_part (bank_line_id);

-- A payment and the bank's own taking back of it. Both stay in the journal; neither waits for a voucher.
create table bank_reversal (
  bank_line_id text primary key references bank_line (id),
  reversal_id text not null unique references bank_line (id),
  tied_by text not null references person (id),
  tied_at text not null,
  check (bank_line_id <> reversal_id)
) strict, without rowid;

-- The accounts whose sums and reversals were ever tied by a person: what stands in their seal may go again, they do not.
create table bank_tie_register (
  bank_account_id text primary key references bank_account (id),
  first_at text not null
) strict, without rowid;
create trigger bank_tie_register_is_kept before delete on bank_tie_register
  begin select raise(abort, 'the register of ties is kept'); end;

-- Every entry a bank line stands for, with its share of the amount and the day on which both sides know it.
create view bank_tie as
select m.bank_line_id, m.voucher_id, m.line, coalesce(m.part_fen, l.amount_fen) as amount_fen,
  coalesce(m.settled_on, max(l.booked_on, v.on_date)) as settled_on
from bank_match m join bank_line l on l.id = m.bank_line_id join voucher v on v.id = m.voucher_id
union all
select p.bank_line_id, p.voucher_id, p.line, p.amount_fen, m.settled_on
from bank_match_part p join bank_match m on m.bank_line_id = p.bank_line_id;

create trigger bank_match_stays_in_its_account before insert on bank_match
  when not exists (select 1 from bank_line l join bank_account a on a.id = l.bank_account_id
    join entry e on e.account_id = a.account_id where l.id = new.bank_line_id and e.voucher_id = new.voucher_id
    and e.line = new.line)
  begin select raise(abort, 'a match stays within its bank account'); end;
create trigger bank_match_part_stays_in_its_account before insert on bank_match_part
  when not exists (select 1 from bank_line l join bank_account a on a.id = l.bank_account_id
    join entry e on e.account_id = a.account_id join voucher v on v.id = e.voucher_id
    where l.id = new.bank_line_id and e.voucher_id = new.voucher_id and e.line = new.line and v.state = 'posted'
    and e.debit_fen - e.credit_fen = new.amount_fen)
  begin select raise(abort, 'a part is a posted entry of the same bank account'); end;
create trigger bank_match_part_is_lone before insert on bank_match_part
  when exists (select 1 from bank_match where voucher_id = new.voucher_id and line = new.line)
  begin select raise(abort, 'the entry is matched'); end;
create trigger bank_match_is_no_part before insert on bank_match
  when exists (select 1 from bank_match_part where voucher_id = new.voucher_id and line = new.line)
    or exists (select 1 from bank_reversal where new.bank_line_id in (bank_line_id, reversal_id))
  begin select raise(abort, 'the entry or the line is matched'); end;

-- A match belongs to the month in which its later side lies. Once that month is closed it neither goes nor changes, and a
-- new one comes only with a statement that was brought in after the closing.
create trigger bank_match_of_closed_month_stays before delete on bank_match
  when exists (select 1 from bank_tie t join bank_line l on l.id = t.bank_line_id
    join period p on p.ledger_id = l.ledger_id and p.month = substr(t.settled_on, 1, 7)
    where t.bank_line_id = old.bank_line_id)
  begin select raise(abort, 'the match is of a closed month'); end;
create trigger bank_match_of_closed_month_is_kept before update on bank_match
  when exists (select 1 from bank_tie t join bank_line l on l.id = t.bank_line_id
    join period p on p.ledger_id = l.ledger_id and p.month = substr(t.settled_on, 1, 7)
    where t.bank_line_id = old.bank_line_id)
  begin select raise(abort, 'the match is of a closed month'); end;
create trigger bank_match_needs_open_month before insert on bank_match
  when exists (select 1 from bank_line l join voucher v on v.id = new.voucher_id
    join statement_file f on f.id = l.statement_file_id
    join period p on p.ledger_id = l.ledger_id
      and p.month = substr(coalesce(new.settled_on, max(l.booked_on, v.on_date)), 1, 7)
    where l.id = new.bank_line_id and f.imported_at < p.closed_at)
  begin select raise(abort, 'the month is closed'); end;

create trigger bank_reversal_cancels before insert on bank_reversal
  when not exists (select 1 from bank_line a join bank_line b on b.bank_account_id = a.bank_account_id
    where a.id = new.bank_line_id and b.id = new.reversal_id and a.amount_fen = -b.amount_fen
    and a.booked_on <= b.booked_on)
    or exists (select 1 from bank_match where bank_line_id in (new.bank_line_id, new.reversal_id))
    or exists (select 1 from bank_reversal where new.bank_line_id = reversal_id or new.reversal_id = bank_line_id)
  begin select raise(abort, 'a reversal takes back an open line of the same account'); end;
create trigger bank_reversal_of_closed_month_stays before delete on bank_reversal
  when exists (select 1 from bank_line l join period p on p.ledger_id = l.ledger_id
    and p.month = substr(l.booked_on, 1, 7) where l.id = old.reversal_id)
  begin select raise(abort, 'the reversal is of a closed month'); end;
create trigger bank_reversal_needs_open_month before insert on bank_reversal
  when exists (select 1 from bank_line l join statement_file f on f.id = l.statement_file_id
    join period p on p.ledger_id = l.ledger_id and p.month = substr(l.booked_on, 1, 7)
    where l.id = new.reversal_id and f.imported_at < p.closed_at)
  begin select raise(abort, 'the month is closed'); end;
create trigger bank_reversal_never_changes before update on bank_reversal
  begin select raise(abort, 'a reversal is tied anew'); end;
`,
};
