import type { Migration } from "./migration.ts";

/** 整改通知 that were given out: numbered through a year of the township, with the notes each holds; never changed. */
export const auditNotices: Migration = {
  version: 891,
  name: "audit-notices",
  sql: `
create table audit_notice (
  id text primary key,
  ledger_id text not null references ledger (id),
  quarter text not null check (quarter glob '[12][0-9][0-9][0-9]Q[1-4]'),
  year integer not null check (year between 2000 and 2999),
  no integer not null check (no > 0),
  issued_on text not null check (issued_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note_ids text not null check (json_valid(note_ids)),
  issued_by text not null references person (id),
  issued_at text not null,
  unique (year, no),
  check (year = cast(substr(issued_on, 1, 4) as integer))
) strict;
create trigger audit_notice_never_changes before update on audit_notice
  begin select raise(abort, 'a notice of an audit never changes'); end;
create trigger audit_notice_is_kept before delete on audit_notice
  begin select raise(abort, 'a notice of an audit is kept'); end;
create trigger audit_notice_by_auditors before insert on audit_notice
  when not exists (select 1 from person_role where person_id = new.issued_by and role = 'auditor')
  begin select raise(abort, 'only an auditor gives out notices of an audit'); end;
create trigger audit_notices_count_on before insert on audit_notice
  when new.no <> (select coalesce(max(no), 0) + 1 from audit_notice where year = new.year)
  begin select raise(abort, 'notices of an audit count on'); end;
`,
};
