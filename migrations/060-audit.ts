import type { Migration } from "./migration.ts";

export const audit: Migration = {
  version: 60,
  name: "audit",
  sql: `
-- 疑点: one row per test and subject; the answer stays with it, quarter after quarter.
create table finding (
  id text primary key,
  ledger_id text not null references ledger (id),
  test text not null check (test glob 'E[0-3][0-9]'),
  subject text not null,
  severity text not null check (severity in ('red', 'amber')),
  found_in text not null check (found_in glob '[12][0-9][0-9][0-9]Q[1-4]'),
  on_date text,
  amount_fen integer,
  voucher_id text references voucher (id),
  facts text not null check (json_valid(facts)),
  found_at text not null,
  answer text check (answer in ('true', 'false-alarm', 'rectified')),
  answer_note text,
  answered_by text references person (id),
  answered_at text,
  deadline text,
  signed_by text references person (id),
  signed_at text,
  is_cleared integer not null default 0 check (is_cleared in (0, 1)),
  unique (ledger_id, test, subject),
  check (signed_by is null or signed_by <> answered_by)
) strict;
create index finding_ledger on finding (ledger_id, found_in);
create trigger finding_is_kept before delete on finding begin select raise(abort, 'a finding is kept'); end;

create table workbook (
  id text primary key,
  ledger_id text references ledger (id),
  quarter text not null,
  version integer not null check (version > 0),
  name text not null,
  is_masked integer not null check (is_masked in (0, 1)),
  file_hash text not null,
  chain_hash text not null,
  made_by text not null references person (id),
  made_at text not null
) strict;
create index workbook_quarter on workbook (quarter, ledger_id);
`,
};
