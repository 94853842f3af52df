import type { Migration } from "./migration.ts";

// A cap may be on the total of several categories, carry over what is unused, and be a share of an income of the books.
export const capTerms: Migration = {
  version: 461,
  name: "cap-terms",
  sql: `
-- set_key tells caps apart by all their categories; category_id stays the first of them.
create table cap_of_set (
  id text primary key,
  ledger_id text not null references ledger (id),
  category_id text not null references category (id),
  period text not null check (period in ('month', 'quarter', 'year')),
  set_key text not null check (set_key <> ''),
  unique (ledger_id, period, set_key)
) strict;
insert into cap_of_set (id, ledger_id, category_id, period, set_key)
  select id, ledger_id, category_id, period, category_id from cap;
drop table cap;
alter table cap_of_set rename to cap;
create index cap_category_of_ledger on cap (ledger_id, category_id);

-- The categories of a total; a cap on one category has no rows here.
create table cap_category (
  cap_id text not null references cap (id),
  category_id text not null references category (id),
  primary key (cap_id, category_id)
) strict, without rowid;
create trigger cap_category_never_changes before update on cap_category
  begin select raise(abort, 'the categories of a cap never change'); end;
create trigger cap_category_is_kept before delete on cap_category
  begin select raise(abort, 'the categories of a cap are kept'); end;

-- What a version says beside its amount or bands: what becomes of the unused part, and which income it is a share of.
create table cap_term (
  cap_id text not null,
  version integer not null,
  carry text not null check (carry in ('none', 'within-year', 'onward')),
  base text check (base is null or json_valid(base)),
  share text check (share is null or json_valid(share)),
  primary key (cap_id, version),
  foreign key (cap_id, version) references cap_version (cap_id, version)
) strict, without rowid;
create trigger cap_term_never_changes before update on cap_term begin select raise(abort, 'a cap version never changes'); end;
create trigger cap_term_is_kept before delete on cap_term begin select raise(abort, 'a cap version is kept'); end;
`,
};
