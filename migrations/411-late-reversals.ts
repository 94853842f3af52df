import type { Migration } from "./migration.ts";

/**
 * A payment and its taking back that both came after their month was closed can be tied: the tie is known from the open month on,
 * so that the table of the closed month stays what it was.
 */
export const lateReversals: Migration = {
  version: 411,
  name: "late reversals",
  sql: `
create table bank_reversal_settlement (
  bank_line_id text primary key references bank_reversal (bank_line_id) on delete cascade,
  settled_on text not null check (settled_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) strict, without rowid;
create trigger bank_reversal_settlement_is_open before insert on bank_reversal_settlement
  when exists (select 1 from bank_line l join period p on p.ledger_id = l.ledger_id
    and p.month = substr(new.settled_on, 1, 7) where l.id = new.bank_line_id)
    or not exists (select 1 from bank_reversal r join bank_line l on l.id = r.reversal_id
      where r.bank_line_id = new.bank_line_id and l.booked_on <= new.settled_on)
  begin select raise(abort, 'a tie is settled in an open month'); end;
create trigger bank_reversal_settlement_never_changes before update on bank_reversal_settlement
  begin select raise(abort, 'a reversal is tied anew'); end;

drop trigger bank_reversal_of_closed_month_stays;
create trigger bank_reversal_of_closed_month_stays before delete on bank_reversal
  when exists (select 1 from bank_line l left join bank_reversal_settlement s on s.bank_line_id = old.bank_line_id
    join period p on p.ledger_id = l.ledger_id and p.month = substr(coalesce(s.settled_on, l.booked_on), 1, 7)
    where l.id = old.reversal_id)
  begin select raise(abort, 'the reversal is of a closed month'); end;
drop trigger bank_reversal_needs_open_month;
create trigger bank_reversal_needs_open_month before insert on bank_reversal
  when exists (select 1 from bank_line l join period p on p.ledger_id = l.ledger_id
    and p.month = substr(l.booked_on, 1, 7) where l.id = new.reversal_id
    and not exists (select 1 from bank_line own join statement_file f on f.id = own.statement_file_id
      where own.id in (new.bank_line_id, new.reversal_id) and f.imported_at > p.closed_at))
  begin select raise(abort, 'the month is closed'); end;
`,
};
