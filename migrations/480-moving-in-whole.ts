import type { Migration } from "./migration.ts";

// 收 and 付 say which way cash and bank moved; a red voucher carries the word of the voucher it cancels.
const fittingWord = `(select case when count(*) = 0 then '转'
    when sum(entry.debit_fen - entry.credit_fen) * (case new.kind when 'red' then -1 else 1 end) > 0 then '收' else '付' end
    from entry join account on account.id = entry.account_id
    where entry.voucher_id = new.id and (account.code glob '101*' or account.code glob '102*'))`;

/**
 * History keeps the word it had: 收, 付, 转 or a word of its program's own (现付, 工资). And what the columns of a foreign table
 * mean, as a person once said, is kept under the words of its header.
 */
export const movingInWhole: Migration = {
  version: 480,
  name: "moving-in-whole",
  sql: `
-- The column comes back with a wider check; a posted voucher's own trigger stands aside while the word is carried over.
drop index voucher_number;
drop trigger voucher_reviewed_is_frozen;
drop trigger voucher_numbers_are_continuous;
drop trigger voucher_word_fits;
drop trigger voucher_posted_is_frozen;
alter table voucher rename column word to word_before;
alter table voucher add column word text not null default '记'
  check (length(word) between 1 and 4 and word not glob '*[0-9 ]*');
update voucher set word = word_before where word_before <> '记';
alter table voucher drop column word_before;
create unique index voucher_number on voucher (ledger_id, month, word, number) where number is not null;
create trigger voucher_posted_is_frozen before update on voucher when old.state = 'posted'
  begin select raise(abort, 'a posted voucher never changes'); end;
create trigger voucher_reviewed_is_frozen before update on voucher
  when old.state = 'reviewed' and (new.on_date <> old.on_date or new.ledger_id <> old.ledger_id or new.kind <> old.kind
    or new.prepared_by <> old.prepared_by or new.paper_count <> old.paper_count or new.word <> old.word)
  begin select raise(abort, 'a reviewed voucher is frozen'); end;
create trigger voucher_numbers_are_continuous before update of state on voucher
  when new.state = 'posted' and new.number <> (select coalesce(max(number), 0) + 1 from voucher
    where ledger_id = new.ledger_id and month = new.month and word = new.word and number is not null)
    and not exists (select 1 from imported_voucher where voucher_id = new.id and source_number = new.number)
  begin select raise(abort, 'voucher numbers are continuous'); end;
create trigger voucher_word_fits before update of state on voucher
  when new.state = 'posted' and new.word <> '记' and new.word <> ${fittingWord}
    and not exists (select 1 from imported_voucher where voucher_id = new.id and source_word = new.word)
  begin select raise(abort, 'the word of a voucher fits its cash and bank accounts'); end;

create table foreign_layout (
  header_key text primary key,
  source_name text not null,
  layout text not null check (json_valid(layout)),
  saved_by text not null references person (id),
  saved_at text not null
) strict, without rowid;
`,
};
