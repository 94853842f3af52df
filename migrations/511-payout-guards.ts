import type { Migration } from "./migration.ts";

/**
 * One payment is handed to one bank once: a batch is of a list of its own set of books, a line of a list stands open in one
 * batch only and never after it was paid, and a file holds no more than what is still owed. What a bank answered is kept.
 */
export const payoutGuards: Migration = {
  version: 511,
  name: "payout guards",
  sql: `
create table payout_result (
  payout_id text not null references payout (id),
  no integer not null check (no > 0),
  file_hash text not null references file (hash),
  name text not null,
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  paid_count integer not null check (paid_count >= 0),
  failed_count integer not null check (failed_count >= 0),
  read_by text not null references person (id),
  read_at text not null,
  primary key (payout_id, no)
) strict, without rowid;
create trigger payout_result_needs_a_file before insert on payout_result
  when not exists (select 1 from payout_file where payout_id = new.payout_id)
  begin select raise(abort, 'nothing was handed to the bank'); end;
create trigger payout_result_never_changes before update on payout_result
  begin select raise(abort, 'what the bank answered never changes'); end;
create trigger payout_result_is_kept before delete on payout_result
  begin select raise(abort, 'what the bank answered is kept'); end;

create trigger payout_is_of_its_ledger before insert on payout
  when new.source_kind = 'pay-list'
      and not exists (select 1 from pay_list where id = new.source_id and ledger_id = new.ledger_id)
    or new.source_kind = 'distribution'
      and not exists (select 1 from distribution where id = new.source_id and ledger_id = new.ledger_id)
  begin select raise(abort, 'the list is not of these books'); end;
create trigger payout_row_is_owed before insert on payout_row
  when exists (
    select 1 from payout mine
      join payout other on other.source_kind = mine.source_kind and other.source_id = mine.source_id and other.id <> mine.id
      join payout_row r on r.payout_id = other.id
    where mine.id = new.payout_id and r.source_no = new.source_no and r.state <> 'failed')
  begin select raise(abort, 'the payment stands in another batch'); end;
create trigger payout_row_paid_was_handed_over before update of state on payout_row
  when new.state = 'paid' and not exists (select 1 from payout_file where payout_id = new.payout_id)
  begin select raise(abort, 'nothing was handed to the bank'); end;
create trigger pay_list_line_waits_for_the_bank before update of received_how on pay_list_line
  when new.received_how = 'signed' and exists (
    select 1 from payout p join payout_row r on r.payout_id = p.id
    where p.source_kind = 'pay-list' and p.source_id = new.list_id and r.source_no = new.no and r.state = 'sent')
  begin select raise(abort, 'the payment is with the bank'); end;

drop trigger payout_file_adds_up;
create trigger payout_file_adds_up before insert on payout_file
  when new.total_fen > (select coalesce(sum(amount_fen), 0) from payout_row where payout_id = new.payout_id and state = 'sent')
    or new.row_count > (select count(*) from payout_row where payout_id = new.payout_id and state = 'sent')
  begin select raise(abort, 'a file holds what is still owed'); end;
`,
};
