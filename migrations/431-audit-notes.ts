import type { Migration } from "./migration.ts";

export const auditNotes: Migration = {
  version: 431,
  name: "audit-notes",
  sql: `
-- 审计记录: the only thing an auditor writes, apart from the books and never changed; a wrong one is taken back by a later one.
create table audit_note (
  id text primary key,
  ledger_id text not null references ledger (id),
  no integer not null check (no > 0),
  quarter text not null check (quarter glob '[12][0-9][0-9][0-9]Q[1-4]'),
  finding_id text references finding (id),
  voucher_id text references voucher (id),
  subject text not null check (length(subject) between 1 and 200),
  fact text not null check (length(fact) between 1 and 2000),
  demand text not null check (length(demand) <= 1000),
  deadline text check (deadline is null or deadline glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_fen integer,
  takes_back text unique references audit_note (id),
  written_by text not null references person (id),
  written_at text not null,
  unique (ledger_id, no)
) strict;
create trigger audit_note_never_changes before update on audit_note
  begin select raise(abort, 'a note of an audit never changes'); end;
create trigger audit_note_is_kept before delete on audit_note
  begin select raise(abort, 'a note of an audit is kept'); end;
create trigger audit_note_by_auditors before insert on audit_note
  when not exists (select 1 from person_role where person_id = new.written_by and role = 'auditor')
  begin select raise(abort, 'only an auditor writes notes of an audit'); end;
create trigger audit_notes_count_on before insert on audit_note
  when new.no <> (select coalesce(max(no), 0) + 1 from audit_note where ledger_id = new.ledger_id)
  begin select raise(abort, 'notes of an audit count on'); end;
`,
};
