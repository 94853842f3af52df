import type { Migration } from "./migration.ts";

export const workbookSigning: Migration = {
  version: 430,
  name: "workbook-signing",
  sql: `
-- The files of a version as they were made: an older version can still be shown when the books have gone on.
create table workbook_file (
  workbook_id text not null references workbook (id),
  kind text not null check (kind in ('made', 'signed', 'paper')),
  file_hash text not null references file (hash),
  primary key (workbook_id, kind)
) strict, without rowid;
create trigger workbook_file_never_changes before update on workbook_file
  begin select raise(abort, 'a file of a workbook never changes'); end;
create trigger workbook_file_is_kept before delete on workbook_file
  begin select raise(abort, 'a file of a workbook is kept'); end;

-- 制表、审核: two signatures of two people under one version, the preparer's first.
create table workbook_signature (
  workbook_id text not null references workbook (id),
  duty text not null check (duty in ('prepared', 'reviewed')),
  person_id text not null references person (id),
  person_name text not null check (length(person_name) > 0),
  signed_at text not null,
  note text not null check (length(note) <= 300),
  primary key (workbook_id, duty)
) strict, without rowid;
create trigger workbook_signature_order before insert on workbook_signature
  when new.duty = 'reviewed' and not exists (
    select 1 from workbook_signature where workbook_id = new.workbook_id and duty = 'prepared')
  begin select raise(abort, 'the preparer of a workbook signs first'); end;
create trigger workbook_signature_two_people before insert on workbook_signature
  when exists (
    select 1 from workbook_signature where workbook_id = new.workbook_id and person_id = new.person_id)
  begin select raise(abort, 'a workbook is signed by two people'); end;
create trigger workbook_signature_never_changes before update on workbook_signature
  begin select raise(abort, 'a signature never changes'); end;
create trigger workbook_signature_is_kept before delete on workbook_signature
  begin select raise(abort, 'a signature is kept'); end;
create trigger workbook_never_changes before update on workbook
  begin select raise(abort, 'a version of a workbook never changes'); end;
create trigger workbook_is_kept before delete on workbook
  begin select raise(abort, 'a version of a workbook is kept'); end;
`,
};
