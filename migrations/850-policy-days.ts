import type { Migration } from "./migration.ts";

/** How many days a record of a policy took: training is asked for in days. Records from before say nothing of it. */
export const policyDays: Migration = {
  version: 850,
  name: "policy-days",
  sql: `
create table policy_event_days (
  event_id text primary key references policy_event (id),
  days integer not null check (days between 1 and 366)
) strict, without rowid;
create trigger policy_event_days_stay before update on policy_event_days
  begin select raise(abort, 'the days of a record stay'); end;
create trigger policy_event_days_are_kept before delete on policy_event_days
  begin select raise(abort, 'the days of a record are kept'); end;
`,
};
