import type { Migration } from "./migration.ts";

/** Templates, recurring vouchers, what a person has typed and not saved, and their saved searches. */
export const voucherWork: Migration = {
  version: 161,
  name: "voucher-work",
  sql: `
-- A template without a ledger serves all; a recurring one belongs to one ledger.
create table voucher_template (
  id text primary key,
  ledger_id text references ledger (id),
  name text not null check (length(name) between 1 and 60),
  lines text not null check (json_valid(lines)),
  defaults text not null default '[]' check (json_valid(defaults)),
  schedule text not null check (schedule in ('none', 'monthly', 'quarterly')),
  day integer not null check (day between 1 and 31),
  saved_by text not null references person (id),
  saved_at text not null,
  check (schedule = 'none' or ledger_id is not null)
) strict;
create unique index voucher_template_name on voucher_template (coalesce(ledger_id, ''), name);

-- What became of a recurring voucher in one month: its draft, or passed over when voucher_id is null.
create table template_use (
  template_id text not null references voucher_template (id) on delete cascade,
  month text not null,
  voucher_id text references voucher (id) on delete cascade,
  primary key (template_id, month)
) strict, without rowid;
create index template_use_voucher on template_use (voucher_id) where voucher_id is not null;

-- A grid being typed, one a person, ledger and draft ('' for a new voucher); it outlives a crash of the program.
create table kept_grid (
  person_id text not null references person (id),
  ledger_id text not null references ledger (id),
  voucher_id text not null,
  form text not null check (json_valid(form)),
  kept_at text not null,
  primary key (person_id, ledger_id, voucher_id)
) strict, without rowid;

-- Every summary once, in order: what a search over the township goes through. The key of an entry stands in it by itself.
create index entry_summary on entry (summary);

create table saved_search (
  id text primary key,
  person_id text not null references person (id),
  name text not null check (length(name) between 1 and 40),
  filter text not null check (json_valid(filter)),
  unique (person_id, name)
) strict;
`,
};
