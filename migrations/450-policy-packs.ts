import type { Migration } from "./migration.ts";

export const policyPacks: Migration = {
  version: 450,
  name: "policy-packs",
  sql: `
-- 政策包: each step is a proposal to take a pack, to change its settings or to give it up; a second person decides.
create table policy_step (
  pack_id text not null,
  no integer not null check (no > 0),
  pack_version integer not null check (pack_version > 0),
  is_on integer not null check (is_on in (0, 1)),
  settings text not null check (json_valid(settings)),
  reason text not null check (length(reason) <= 200),
  proposed_by text not null references person (id),
  proposed_at text not null,
  approved_by text references person (id),
  approved_at text,
  primary key (pack_id, no),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or approved_by <> proposed_by)
) strict, without rowid;
create trigger policy_step_approved_is_frozen before update on policy_step when old.approved_at is not null
  begin select raise(abort, 'an approved step of a policy never changes'); end;
create trigger policy_step_keeps_what_was_proposed before update on policy_step
  when new.pack_id <> old.pack_id or new.no <> old.no or new.pack_version <> old.pack_version or new.is_on <> old.is_on
    or new.settings <> old.settings or new.reason <> old.reason or new.proposed_by <> old.proposed_by
    or new.proposed_at <> old.proposed_at
  begin select raise(abort, 'a proposed step of a policy is approved as it stands'); end;
create trigger policy_step_is_kept before delete on policy_step when old.approved_at is not null
  begin select raise(abort, 'an approved step of a policy is kept'); end;
create trigger policy_steps_count_on before insert on policy_step
  when new.no <> (select coalesce(max(no), 0) + 1 from policy_step where pack_id = new.pack_id)
  begin select raise(abort, 'steps of a policy count on'); end;

-- Figures of a year that policies ask for and no other register keeps.
create table policy_figure (
  village_id text not null references village (id),
  year integer not null check (year between 2000 and 2100),
  key text not null,
  number integer not null check (number >= 0),
  source text not null check (length(source) between 1 and 100),
  recorded_by text not null references person (id),
  recorded_at text not null,
  primary key (village_id, year, key)
) strict, without rowid;

-- Dated records a policy asks for: inspections, appraisals, training, audits, dispatch.
create table policy_event (
  id text primary key,
  village_id text references village (id),
  kind text not null,
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  text text not null check (length(text) between 1 and 500),
  finding text not null check (length(finding) <= 500),
  put_right_on text check (put_right_on is null or put_right_on >= on_date),
  recorded_by text not null references person (id),
  recorded_at text not null
) strict;
create index policy_event_day on policy_event (on_date);
create trigger policy_event_is_kept before delete on policy_event
  begin select raise(abort, 'a record of a policy is kept'); end;
create trigger policy_event_stays before update on policy_event
  when new.village_id is not old.village_id or new.kind <> old.kind or new.on_date <> old.on_date
    or new.text <> old.text or new.finding <> old.finding
  begin select raise(abort, 'of a record only the day it was put right is added'); end;
`,
};
