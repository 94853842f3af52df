import type { Migration } from "./migration.ts";

export const vouchers: Migration = {
  version: 30,
  name: "vouchers",
  sql: `
create table voucher (
  id text primary key,
  ledger_id text not null references ledger (id),
  state text not null check (state in ('draft', 'reviewed', 'posted')),
  kind text not null check (kind in ('ordinary', 'closing', 'red', 'supplement')),
  word text not null check (word in ('记')),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  month text not null generated always as (substr(on_date, 1, 7)) stored,
  number integer check (number > 0),
  paper_count integer not null check (paper_count >= 0),
  version integer not null check (version > 0),
  prepared_by text not null references person (id),
  prepared_at text not null,
  returned_reason text,
  reviewed_by text references person (id),
  reviewed_at text,
  posted_by text references person (id),
  posted_at text,
  corrects_id text references voucher (id),
  corrects_reason text,
  chain_no integer,
  previous_hash text,
  hash text,
  check (reviewed_by is null or reviewed_by <> prepared_by),
  check ((state = 'draft') = (reviewed_by is null)),
  check ((state = 'posted') = (number is not null)),
  check ((state = 'posted') = (hash is not null)),
  check ((state = 'posted') = (posted_by is not null)),
  check ((kind in ('red', 'supplement')) = (corrects_id is not null))
) strict;
create unique index voucher_number on voucher (ledger_id, month, word, number) where number is not null;
create unique index voucher_chain on voucher (ledger_id, chain_no) where chain_no is not null;
create index voucher_ledger_month on voucher (ledger_id, month, state);
create index voucher_unposted on voucher (ledger_id) where state <> 'posted';
create index voucher_corrects on voucher (corrects_id) where corrects_id is not null;

create table entry (
  voucher_id text not null references voucher (id) on delete cascade,
  line integer not null check (line > 0),
  summary text not null check (length(summary) <= 10000),
  account_id text not null references account (id),
  debit_fen integer not null,
  credit_fen integer not null,
  category_id text references category (id),
  quantity text,
  primary key (voucher_id, line),
  check (debit_fen = 0 or credit_fen = 0),
  check (debit_fen <> 0 or credit_fen <> 0)
) strict, without rowid;
create index entry_account on entry (account_id, voucher_id);
create index entry_category on entry (category_id, voucher_id) where category_id is not null;

create table entry_item (
  voucher_id text not null,
  line integer not null,
  kind text not null check (kind in ('payee', 'member', 'project', 'fund', 'contract', 'person')),
  item_id text not null references item (id),
  primary key (voucher_id, line, kind),
  foreign key (voucher_id, line) references entry (voucher_id, line) on delete cascade
) strict, without rowid;
create index entry_item_item on entry_item (item_id, voucher_id);

-- The source documents behind a voucher, as data: what rules K01, K17 and K18 look at.
create table document (
  voucher_id text not null references voucher (id) on delete cascade,
  no integer not null check (no > 0),
  kind text not null check (kind in ('invoice', 'fiscal-receipt', 'list', 'contract', 'acceptance', 'settlement', 'minutes',
    'resolution', 'approval', 'photo', 'bank-slip', 'loss-proof', 'other')),
  number text not null default '',
  on_date text,
  amount_fen integer,
  party text not null default '',
  note text not null default '',
  primary key (voucher_id, no)
) strict, without rowid;
create index document_number on document (number) where number <> '';
-- K18 finds an invoice however its number is spaced: the same expression stands in the query.
create index document_key on document (upper(replace(replace(number, ' ', ''), '-', ''))) where number <> '';

-- Who at the village signed the claim: the tiers of K01 ask for roles.
create table approval (
  voucher_id text not null references voucher (id) on delete cascade,
  role text not null check (role in ('village-head', 'party-secretary', 'chair', 'supervisors', 'two-committees', 'congress',
    'township-leader')),
  name text not null,
  on_date text not null,
  primary key (voucher_id, role)
) strict, without rowid;

create table attachment (
  id text primary key,
  voucher_id text not null references voucher (id) on delete cascade,
  file_hash text not null references file (hash),
  name text not null,
  media_type text not null,
  is_late integer not null check (is_late in (0, 1)),
  added_by text not null references person (id),
  added_at text not null
) strict;
create index attachment_voucher on attachment (voucher_id);

create table balance (
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  month text not null,
  debit_fen integer not null,
  credit_fen integer not null,
  closing_debit_fen integer not null,
  closing_credit_fen integer not null,
  primary key (ledger_id, account_id, month)
) strict, without rowid;

create table item_balance (
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  item_id text not null references item (id),
  month text not null,
  debit_fen integer not null,
  credit_fen integer not null,
  primary key (ledger_id, account_id, item_id, month)
) strict, without rowid;

create trigger voucher_starts_as_draft before insert on voucher when new.state <> 'draft'
  begin select raise(abort, 'a voucher starts as a draft'); end;
create trigger voucher_posted_is_frozen before update on voucher when old.state = 'posted'
  begin select raise(abort, 'a posted voucher never changes'); end;
create trigger voucher_posted_is_kept before delete on voucher when old.state <> 'draft'
  begin select raise(abort, 'only a draft can be deleted'); end;
create trigger voucher_steps before update of state on voucher
  when not ((old.state = new.state and old.state = 'draft') or (old.state = 'draft' and new.state = 'reviewed')
    or (old.state = 'reviewed' and new.state in ('draft', 'posted')))
  begin select raise(abort, 'a voucher goes draft, reviewed, posted'); end;
create trigger voucher_reviewed_is_frozen before update on voucher
  when old.state = 'reviewed' and (new.on_date <> old.on_date or new.ledger_id <> old.ledger_id or new.kind <> old.kind
    or new.prepared_by <> old.prepared_by or new.paper_count <> old.paper_count or new.word <> old.word)
  begin select raise(abort, 'a reviewed voucher is frozen'); end;
create trigger voucher_posts_in_open_month before update of state on voucher
  when new.state = 'posted' and exists (select 1 from period where ledger_id = new.ledger_id and month = new.month)
  begin select raise(abort, 'the month is closed'); end;
create trigger voucher_posts_balanced before update of state on voucher
  when new.state = 'posted'
    and coalesce((select sum(debit_fen) - sum(credit_fen) from entry where voucher_id = new.id), 1) <> 0
  begin select raise(abort, 'a posted voucher balances'); end;
create trigger voucher_numbers_are_continuous before update of state on voucher
  when new.state = 'posted' and new.number <> (select coalesce(max(number), 0) + 1 from voucher
    where ledger_id = new.ledger_id and month = new.month and word = new.word and number is not null)
  begin select raise(abort, 'voucher numbers are continuous'); end;
create trigger voucher_chain_is_continuous before update of state on voucher
  when new.state = 'posted' and new.chain_no <> (select coalesce(max(chain_no), 0) + 1 from voucher
    where ledger_id = new.ledger_id and chain_no is not null)
  begin select raise(abort, 'the chain is continuous'); end;

create trigger entry_insert_needs_draft before insert on entry
  when (select state from voucher where id = new.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_update_needs_draft before update on entry
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_delete_needs_draft before delete on entry
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_item_insert_needs_draft before insert on entry_item
  when (select state from voucher where id = new.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_item_update_needs_draft before update on entry_item
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger entry_item_delete_needs_draft before delete on entry_item
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'entries change only in a draft'); end;
create trigger document_insert_needs_draft before insert on document
  when (select state from voucher where id = new.voucher_id) <> 'draft'
  begin select raise(abort, 'documents change only in a draft'); end;
create trigger document_update_needs_draft before update on document
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'documents change only in a draft'); end;
create trigger document_delete_needs_draft before delete on document
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'documents change only in a draft'); end;
create trigger approval_insert_needs_draft before insert on approval
  when (select state from voucher where id = new.voucher_id) <> 'draft'
  begin select raise(abort, 'approvals change only in a draft'); end;
create trigger approval_update_needs_draft before update on approval
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'approvals change only in a draft'); end;
create trigger approval_delete_needs_draft before delete on approval
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'approvals change only in a draft'); end;
create trigger attachment_update_is_refused before update on attachment
  begin select raise(abort, 'attachments never change'); end;
create trigger attachment_delete_needs_draft before delete on attachment
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'attachments leave only a draft'); end;
create trigger attachment_late_is_marked before insert on attachment
  when new.is_late <> ((select state from voucher where id = new.voucher_id) <> 'draft')
  begin select raise(abort, 'an attachment added after review is marked late'); end;
`,
};
