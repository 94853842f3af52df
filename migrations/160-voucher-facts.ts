import type { Migration } from "./migration.ts";

const kinds = "'payee', 'member', 'project', 'fund', 'contract', 'person', 'own-1', 'own-2', 'own-3', 'own-4'";

// 收 and 付 say which way cash and bank moved; a red voucher carries the word of the voucher it cancels.
const fittingWord = `(select case when count(*) = 0 then '转'
    when sum(entry.debit_fen - entry.credit_fen) * (case new.kind when 'red' then -1 else 1 end) > 0 then '收' else '付' end
    from entry join account on account.id = entry.account_id
    where entry.voucher_id = new.id and (account.code glob '101*' or account.code glob '102*'))`;

/** Voucher words, quantities, dimensions of the office's own, and the kept balances that go with them. */
export const voucherFacts: Migration = {
  version: 160,
  name: "voucher-facts",
  sql: `
-- Every voucher until now is a 记: the column comes back with the words an office may choose.
drop index voucher_number;
drop trigger voucher_reviewed_is_frozen;
drop trigger voucher_numbers_are_continuous;
alter table voucher drop column word;
alter table voucher add column word text not null default '记' check (word in ('记', '收', '付', '转'));
-- Which form of the canonical text a posted voucher's hash covers: 1 knows no quantity.
alter table voucher add column form integer not null default 1 check (form in (1, 2));
create unique index voucher_number on voucher (ledger_id, month, word, number) where number is not null;
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
  begin select raise(abort, 'the word of a voucher fits its cash and bank accounts'); end;

alter table ledger add column word_scheme text not null default 'general' check (word_scheme in ('general', 'three'));
create trigger ledger_words_change_between_vouchers before update of word_scheme on ledger
  when new.word_scheme <> old.word_scheme
    and exists (select 1 from voucher where ledger_id = new.id and state <> 'posted')
  begin select raise(abort, 'voucher words change only when nothing is unposted'); end;

-- Quantity in thousandths of the account's unit, on the side of the amount; a red entry's is negative.
alter table entry drop column quantity;
alter table entry add column quantity_milli integer;

create table quantity_account (
  account_id text primary key references account (id),
  ledger_id text not null references ledger (id),
  unit text not null check (length(unit) between 1 and 10)
) strict, without rowid;
create index quantity_account_ledger on quantity_account (ledger_id);

create table opening_quantity (
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  quantity_milli integer not null,
  primary key (ledger_id, account_id)
) strict, without rowid;
create trigger opening_quantity_is_frozen_insert before insert on opening_quantity
  when (select is_started from ledger where id = new.ledger_id) = 1
  begin select raise(abort, 'opening balances of a started ledger are frozen'); end;
create trigger opening_quantity_is_frozen_update before update on opening_quantity
  when (select is_started from ledger where id = old.ledger_id) = 1
  begin select raise(abort, 'opening balances of a started ledger are frozen'); end;
create trigger opening_quantity_is_frozen_delete before delete on opening_quantity
  when (select is_started from ledger where id = old.ledger_id) = 1
  begin select raise(abort, 'opening balances of a started ledger are frozen'); end;

create table quantity_balance (
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  month text not null,
  debit_milli integer not null,
  credit_milli integer not null,
  primary key (ledger_id, account_id, month)
) strict, without rowid;

-- Names of the dimensions an office adds to the six that come with the program.
create table dimension (
  kind text primary key check (kind in ('own-1', 'own-2', 'own-3', 'own-4')),
  name text not null unique check (length(name) between 1 and 20)
) strict, without rowid;

-- item: a wider check. Its children are looked for by item while it is away, so they need an index meanwhile.
pragma defer_foreign_keys = on;
create index item_balance_item on item_balance (item_id);
create table item_kept as select * from item;
delete from item;
drop table item;
create table item (
  id text primary key,
  ledger_id text not null references ledger (id),
  kind text not null check (kind in (${kinds})),
  code text not null,
  name text not null check (length(name) between 1 and 80),
  bank_account text not null default '',
  note text not null default '',
  is_active integer not null default 1 check (is_active in (0, 1)),
  unique (ledger_id, kind, code)
) strict;
insert into item (id, ledger_id, kind, code, name, bank_account, note, is_active)
  select id, ledger_id, kind, code, name, bank_account, note, is_active from item_kept;
drop table item_kept;
drop index item_balance_item;

create table entry_item_kept (
  voucher_id text not null,
  line integer not null,
  kind text not null check (kind in (${kinds})),
  item_id text not null references item (id),
  primary key (voucher_id, line, kind),
  foreign key (voucher_id, line) references entry (voucher_id, line) on delete cascade
) strict, without rowid;
insert into entry_item_kept (voucher_id, line, kind, item_id) select voucher_id, line, kind, item_id from entry_item;
drop table entry_item;
alter table entry_item_kept rename to entry_item;
create index entry_item_item on entry_item (item_id, voucher_id);
create trigger entry_item_insert_needs_draft before insert on entry_item
  when (select state from voucher where id = new.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_item_update_needs_draft before update on entry_item
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_item_delete_needs_draft before delete on entry_item
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_item_at_most_four before insert on entry_item
  when (select count(*) from entry_item where voucher_id = new.voucher_id and line = new.line) >= 4
  begin select raise(abort, 'an entry has at most four dimensions'); end;

-- Two dimensions at once: item_id is the smaller of the two ids.
create table pair_balance (
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  item_id text not null references item (id),
  other_item_id text not null references item (id),
  month text not null,
  debit_fen integer not null,
  credit_fen integer not null,
  primary key (ledger_id, account_id, item_id, other_item_id, month),
  check (item_id < other_item_id)
) strict, without rowid;
insert into pair_balance
  select v.ledger_id, e.account_id, a.item_id, b.item_id, v.month, sum(e.debit_fen), sum(e.credit_fen)
  from entry_item a join entry_item b on b.voucher_id = a.voucher_id and b.line = a.line and b.item_id > a.item_id
  join entry e on e.voucher_id = a.voucher_id and e.line = a.line
  join voucher v on v.id = a.voucher_id and v.state = 'posted'
  group by 1, 2, 3, 4, 5;
`,
};
