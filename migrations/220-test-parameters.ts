import type { Migration } from "./migration.ts";

export const testParameters: Migration = {
  version: 220,
  name: "test-parameters",
  sql: `
-- 疑点参数: what the exception tests go by, from a quarter on. Quarters before keep the version they were tested with.
create table test_parameter_version (
  version integer primary key check (version > 0),
  from_quarter text not null check (from_quarter glob '[12][0-9][0-9][0-9]Q[1-4]'),
  parameters text not null check (json_valid(parameters)),
  reason text not null check (length(reason) between 1 and 500),
  changed_by text not null references person (id),
  changed_at text not null
) strict;
create trigger test_parameter_version_never_changes before update on test_parameter_version
  begin select raise(abort, 'a version of the test parameters never changes'); end;
create trigger test_parameter_version_is_kept before delete on test_parameter_version
  begin select raise(abort, 'a version of the test parameters is kept'); end;
create trigger test_parameter_versions_count_on before insert on test_parameter_version
  when new.version <> (select coalesce(max(version), 0) + 1 from test_parameter_version)
  begin select raise(abort, 'versions of the test parameters count on'); end;

-- 疑点答复: who has to put it right and what came of it, beside the answer itself.
create table finding_work (
  finding_id text primary key references finding (id),
  responsible text not null check (length(responsible) <= 40),
  result text not null check (length(result) <= 1000)
) strict, without rowid;
create table finding_file (
  id text primary key,
  finding_id text not null references finding (id),
  file_hash text not null references file (hash),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null
) strict;
create index finding_file_finding on finding_file (finding_id);
create trigger finding_file_never_changes before update on finding_file
  begin select raise(abort, 'evidence of a finding never changes'); end;
create trigger finding_file_is_kept before delete on finding_file
  begin select raise(abort, 'evidence of a finding is kept'); end;
`,
};
