import type { Migration } from "./migration.ts";

/** The pages of a version are kept with it as content, so that its PDF can be had when the books have gone on. */
export const workbookPages: Migration = {
  version: 571,
  name: "workbook pages",
  sql: `
drop trigger workbook_file_never_changes;
drop trigger workbook_file_is_kept;
create table workbook_file_kept (
  workbook_id text not null references workbook (id),
  kind text not null check (kind in ('made', 'pages', 'signed', 'paper')),
  file_hash text not null references file (hash),
  primary key (workbook_id, kind)
) strict, without rowid;
insert into workbook_file_kept (workbook_id, kind, file_hash) select workbook_id, kind, file_hash from workbook_file;
drop table workbook_file;
alter table workbook_file_kept rename to workbook_file;
create trigger workbook_file_never_changes before update on workbook_file
  begin select raise(abort, 'a file of a workbook never changes'); end;
create trigger workbook_file_is_kept before delete on workbook_file
  begin select raise(abort, 'a file of a workbook is kept'); end;
`,
};
