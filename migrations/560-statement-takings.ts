import type { Migration } from "./migration.ts";

/**
 * One file may be brought in more than once: another sheet of it, rows that were doubtful the first time, lines that another
 * import held until it was taken back. Its lines tell what is new, and their identity stays unique; so the table is made anew
 * without the uniqueness of the file. Foreign keys are off while steps run and are checked before they count.
 */
export const statementTakings: Migration = {
  version: 560,
  name: "statement takings",
  sql: `
pragma legacy_alter_table = on;
create table statement_file_anew (
  id text primary key,
  bank_account_id text not null references bank_account (id),
  file_hash text not null references file (hash),
  name text not null,
  layout text not null,
  container text not null,
  encoding text not null,
  sheet text not null,
  first_on text,
  last_on text,
  opening_fen integer,
  closing_fen integer,
  row_count integer not null,
  new_count integer not null,
  known_count integer not null,
  report text not null check (json_valid(report)),
  imported_by text not null references person (id),
  imported_at text not null
) strict;
insert into statement_file_anew (id, bank_account_id, file_hash, name, layout, container, encoding, sheet, first_on, last_on,
    opening_fen, closing_fen, row_count, new_count, known_count, report, imported_by, imported_at)
  select id, bank_account_id, file_hash, name, layout, container, encoding, sheet, first_on, last_on,
    opening_fen, closing_fen, row_count, new_count, known_count, report, imported_by, imported_at from statement_file;
drop table statement_file;
alter table statement_file_anew rename to statement_file;
pragma legacy_alter_table = off;
create index statement_file_hash on statement_file (bank_account_id, file_hash);
create trigger statement_file_never_changes before update on statement_file
  begin select raise(abort, 'an import record never changes'); end;
create trigger statement_file_stays before delete on statement_file
  when not exists (select 1 from statement_withdrawal where id = old.id)
  begin select raise(abort, 'an import record stays'); end;

drop index bank_pool_file_hash;
create index bank_pool_file_hash on bank_pool_file (pool_id, file_hash) where withdrawn_at is null;
`,
};
