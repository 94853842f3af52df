import type { Migration } from "./migration.ts";

export const ruleFiles: Migration = {
  version: 620,
  name: "rule-files",
  sql: `
-- 制度文件: the document a version of a rule rests on, as a scan.
create table rule_file (
  id text primary key,
  rule_id text not null,
  version integer not null,
  file_hash text not null references file (hash),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null,
  foreign key (rule_id, version) references rule_version (rule_id, version)
) strict;
create index rule_file_of on rule_file (rule_id, version);
create trigger rule_file_never_changes before update on rule_file
  begin select raise(abort, 'the document of a rule never changes'); end;
create trigger rule_file_is_kept before delete on rule_file
  begin select raise(abort, 'the document of a rule is kept'); end;
`,
};
