import type { Migration } from "./migration.ts";

/**
 * Moving in: books of the system of 2004 converted to that of 2023, and vouchers brought from other programs. Imported vouchers
 * keep the number they had; until a ledger's first own voucher is posted their import can be undone as a whole.
 */
export const movingIn: Migration = {
  version: 150,
  name: "moving-in",
  sql: `
create table conversion (
  id text primary key,
  old_ledger_id text not null unique references ledger (id),
  new_ledger_id text references ledger (id),
  cut_month text not null check (cut_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  name text not null check (length(name) between 1 and 80),
  plan text not null check (json_valid(plan)),
  saved_by text not null references person (id),
  saved_at text not null,
  approved_by text references person (id),
  approved_at text,
  check ((approved_by is null) = (approved_at is null)),
  check ((approved_by is null) = (new_ledger_id is null)),
  check (approved_by is null or approved_by <> saved_by)
) strict;
create trigger conversion_approved_is_frozen before update on conversion when old.approved_by is not null
  begin select raise(abort, 'an approved conversion never changes'); end;
create trigger conversion_approved_is_kept before delete on conversion when old.approved_by is not null
  begin select raise(abort, 'an approved conversion is kept'); end;
create trigger conversion_keeps_meaning before update on conversion
  when new.approved_by is not null and (select accounting_system from ledger where id = new.new_ledger_id) <> '2023'
  begin select raise(abort, 'a conversion ends in the system of 2023'); end;

-- What accounts of another program mean in a ledger, as people once said.
create table foreign_account (
  ledger_id text not null references ledger (id),
  source_code text not null,
  source_name text not null,
  choice text not null check (json_valid(choice)),
  saved_by text not null references person (id),
  saved_at text not null,
  primary key (ledger_id, source_code)
) strict, without rowid;

create table history_import (
  id text primary key,
  ledger_id text not null references ledger (id),
  file_name text not null,
  file_hash text not null check (length(file_hash) = 64),
  plan text not null check (json_valid(plan)),
  digest text not null,
  voucher_count integer not null check (voucher_count > 0),
  first_month text not null,
  last_month text not null,
  debit_fen integer not null,
  gaps text not null check (json_valid(gaps)),
  gap_reason text not null,
  imported_by text not null references person (id),
  imported_at text not null,
  approved_by text references person (id),
  approved_at text,
  undone_by text references person (id),
  undone_at text,
  undone_reason text,
  check (approved_by is null or approved_by <> imported_by),
  check ((approved_by is null) = (approved_at is null)),
  check ((undone_by is null) = (undone_at is null)),
  check (gaps = '[]' or length(gap_reason) > 0)
) strict;
create trigger history_import_is_kept before delete on history_import
  begin select raise(abort, 'an import is kept on record'); end;
create trigger history_import_steps before update on history_import
  when new.plan <> old.plan or new.digest <> old.digest or new.ledger_id <> old.ledger_id or old.undone_by is not null
    or new.imported_by <> old.imported_by or (old.approved_by is not null and new.approved_by <> old.approved_by)
  begin select raise(abort, 'an import is approved once and undone once'); end;

-- A voucher that came from another program: the number it had there and the place it stood at in the file.
create table imported_voucher (
  voucher_id text primary key references voucher (id) on delete cascade,
  import_id text not null references history_import (id),
  source_word text not null,
  source_number integer not null check (source_number > 0),
  source_place text not null
) strict;
create index imported_voucher_import on imported_voucher (import_id);
create trigger imported_voucher_never_changes before update on imported_voucher
  begin select raise(abort, 'an imported voucher keeps its origin'); end;
create trigger imported_voucher_comes_first before insert on imported_voucher
  when exists (select 1 from voucher own where own.ledger_id = (select ledger_id from voucher where id = new.voucher_id)
    and own.state = 'posted' and own.id not in (select voucher_id from imported_voucher))
  begin select raise(abort, 'history comes before the first own voucher'); end;

-- Own vouchers are numbered without a gap; an imported one keeps the number it had, where somebody answered for the gap.
drop trigger voucher_numbers_are_continuous;
create trigger voucher_numbers_are_continuous before update of state on voucher
  when new.state = 'posted'
    and not exists (select 1 from imported_voucher where voucher_id = new.id and source_number = new.number)
    and new.number <> (select coalesce(max(number), 0) + 1 from voucher
      where ledger_id = new.ledger_id and month = new.month and word = new.word and number is not null)
  begin select raise(abort, 'voucher numbers are continuous'); end;

-- A posted voucher stays, except that an import is undone whole before any own voucher was posted and any month closed.
drop trigger voucher_posted_is_kept;
create trigger voucher_posted_is_kept before delete on voucher
  when old.state <> 'draft' and not (
    exists (select 1 from imported_voucher
      join history_import on history_import.id = imported_voucher.import_id
      where imported_voucher.voucher_id = old.id and history_import.undone_by is not null)
    and not exists (select 1 from voucher own where own.ledger_id = old.ledger_id and own.state = 'posted'
      and own.id not in (select voucher_id from imported_voucher))
    and not exists (select 1 from period where ledger_id = old.ledger_id and month >= old.month))
  begin select raise(abort, 'only a draft can be deleted'); end;
`,
};
