import type { Migration } from "./migration.ts";

// A rule may be for some villages or one kind of entity only. The list of kinds grows with the program; which kinds there are is the program's to know, so the table only keeps their form.
export const ruleKinds: Migration = {
  version: 90,
  name: "rule-kinds",
  sql: `
drop trigger rule_version_approved_is_frozen;
drop trigger rule_version_is_kept;
create table rule_version_any_kind (
  rule_id text not null,
  version integer not null check (version > 0),
  kind text not null check (kind glob 'K[0-3][0-9]'),
  title text not null,
  level text not null check (level in ('national', 'province', 'county', 'township', 'village')),
  basis text not null,
  severity text not null check (severity in ('warn', 'needs-resolution', 'needs-approval', 'block')),
  parameters text not null check (json_valid(parameters)),
  scope text not null default '{"villageIds":[],"entities":[]}' check (json_valid(scope)),
  from_on text not null,
  to_on text not null,
  is_sample integer not null check (is_sample in (0, 1)),
  proposed_by text,
  proposed_at text not null,
  approved_by text,
  approved_at text,
  primary key (rule_id, version),
  check (approved_by is null or proposed_by is null or approved_by <> proposed_by)
) strict, without rowid;
insert into rule_version_any_kind (rule_id, version, kind, title, level, basis, severity, parameters, from_on, to_on,
  is_sample, proposed_by, proposed_at, approved_by, approved_at) select rule_id, version, kind, title, level, basis, severity, parameters, from_on, to_on,
  is_sample, proposed_by, proposed_at, approved_by, approved_at from rule_version;
drop table rule_version;
alter table rule_version_any_kind rename to rule_version;
create trigger rule_version_approved_is_frozen before update on rule_version when old.approved_at is not null
  begin select raise(abort, 'an approved rule version never changes'); end;
create trigger rule_version_is_kept before delete on rule_version when old.approved_at is not null
  begin select raise(abort, 'an approved rule version is kept'); end;
`,
};
