import type { Migration } from "./migration.ts";

/**
 * What a rule held in a draft that was deleted, made smaller or withdrawn, and what tells the same spending when it is typed anew:
 * payees, numbers of its papers, hashes of its files. Taken away once the reason for another category was given.
 */
export const leftHolds: Migration = {
  version: 831,
  name: "left-holds",
  sql: `
create table left_hold (
  id text primary key,
  ledger_id text not null references ledger (id),
  left_at text not null,
  left_by text not null references person (id),
  subject text not null,
  category_id text not null references category (id),
  amounts text not null check (json_valid(amounts)),
  marks text not null check (json_valid(marks)),
  kind text not null,
  rule_id text not null,
  rule_version integer not null,
  severity text not null check (severity in ('needs-resolution', 'needs-approval', 'block')),
  line integer,
  facts text not null check (json_valid(facts)),
  basis text not null
) strict;
create index left_hold_of_ledger on left_hold (ledger_id, left_at);
create trigger left_hold_never_changes before update on left_hold
  begin select raise(abort, 'what a deleted draft was held for stays as it was'); end;
`,
};
