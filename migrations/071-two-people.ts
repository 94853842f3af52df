import type { Migration } from "./migration.ts";

export const twoPeople: Migration = {
  version: 71,
  name: "two-people",
  sql: `
-- 复核: a recorded vote takes effect when a person other than the recorder has compared it with the minutes.
create table resolution_confirmation (
  resolution_id text primary key references resolution (id),
  confirmed_by text not null references person (id),
  confirmed_at text not null
) strict, without rowid;
create trigger resolution_is_confirmed_by_another before insert on resolution_confirmation
  when new.confirmed_by = (select recorded_by from resolution where id = new.resolution_id)
    or (select computed from resolution where id = new.resolution_id) <> 'passed'
  begin select raise(abort, 'a vote that passed is confirmed by a second person'); end;
create trigger resolution_confirmation_never_changes before update on resolution_confirmation
  begin select raise(abort, 'a confirmation never changes'); end;
create trigger resolution_confirmation_is_kept before delete on resolution_confirmation
  begin select raise(abort, 'a confirmation is kept'); end;
create trigger voucher_rests_on_what_two_people_saw before update of state on voucher
  when new.state <> 'draft' and exists (select 1 from voucher_resolution
    join resolution on resolution.id = voucher_resolution.resolution_id
    where voucher_resolution.voucher_id = new.id and resolution.opinion is null
      and not exists (select 1 from resolution_confirmation where resolution_id = resolution.id))
  begin select raise(abort, 'a voucher rests on votes that a second person has confirmed'); end;

-- What rules and caps look at in a category: its account and nature, by day. The category's own columns are what it began with.
create table category_version (
  category_id text not null references category (id),
  version integer not null check (version > 0),
  account_code text not null,
  nature text not null check (nature in ('non-productive', 'productive', 'works', 'asset', 'welfare')),
  from_on text not null check (from_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  proposed_by text not null references person (id),
  proposed_at text not null,
  approved_by text references person (id),
  approved_at text,
  primary key (category_id, version),
  check (approved_by is null or approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null))
) strict, without rowid;
create trigger category_version_starts_unapproved before insert on category_version when new.approved_by is not null
  begin select raise(abort, 'a category version starts as a proposal'); end;
create trigger category_version_is_frozen before update on category_version
  when old.approved_by is not null or new.account_code <> old.account_code or new.nature <> old.nature
    or new.from_on <> old.from_on or new.proposed_by <> old.proposed_by
  begin select raise(abort, 'a category version never changes'); end;
create trigger category_version_is_kept before delete on category_version
  begin select raise(abort, 'a category version is kept'); end;
create trigger category_changes_by_two_people before update on category
  when (new.account_code <> old.account_code or new.nature <> old.nature)
    and exists (select 1 from ledger where is_started = 1)
  begin select raise(abort, 'what rules and caps look at takes two people'); end;
create trigger category_waits_for_approval before update on category
  when new.is_active = 1
    and exists (select 1 from category_version where category_id = new.id)
    and not exists (select 1 from category_version where category_id = new.id and approved_by is not null)
    and old.is_active = 0
  begin select raise(abort, 'a new category waits for a second person'); end;
create trigger category_of_running_books_is_proposed before insert on category
  when new.is_active = 1 and exists (select 1 from ledger where is_started = 1)
  begin select raise(abort, 'a new category waits for a second person'); end;
`,
};
