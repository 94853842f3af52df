import type { Migration } from "./migration.ts";

/**
 * A figure of a village that caps and votes are reckoned by is never overwritten in running books: what shall hold instead is
 * proposed with its source and reason, and another person accepts it. Where both `number` and `text` are null the figure is taken back.
 */
export const villageFactChanges: Migration = {
  version: 600,
  name: "village fact changes",
  sql: `
create table village_fact_change (
  village_id text not null references village (id),
  kind text not null check (kind in ('population', 'households', 'representatives', 'type', 'poor', 'recurring-income')),
  from_date text not null check (from_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  version integer not null check (version > 0),
  number integer,
  text text,
  number_before integer,
  text_before text,
  source text not null,
  reason text not null check (length(reason) > 0),
  proposed_by text not null references person (id),
  proposed_at text not null,
  is_accepted integer check (is_accepted in (0, 1)),
  decided_by text references person (id),
  decided_at text,
  primary key (village_id, kind, from_date, version),
  check (number is null or text is null),
  check ((is_accepted is null) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (is_accepted is null or is_accepted = 0 or decided_by <> proposed_by)
) strict, without rowid;
create trigger village_fact_change_starts_undecided before insert on village_fact_change when new.is_accepted is not null
  begin select raise(abort, 'a change of a figure starts as a proposal'); end;
create trigger village_fact_change_is_frozen before update on village_fact_change
  when old.is_accepted is not null or new.number is not old.number or new.text is not old.text or new.source <> old.source
    or new.reason <> old.reason or new.proposed_by <> old.proposed_by or new.from_date <> old.from_date
  begin select raise(abort, 'a change of a figure never changes'); end;
create trigger village_fact_change_is_kept before delete on village_fact_change
  begin select raise(abort, 'a change of a figure is kept'); end;
create trigger village_fact_changes_by_two_people before update on village_fact
  when (new.number is not old.number or new.text is not old.text)
    and exists (select 1 from ledger where village_id = old.village_id and is_started = 1)
    and not exists (select 1 from village_fact_change as change where change.village_id = old.village_id
      and change.kind = old.kind and change.from_date = old.from_date and change.is_accepted = 1
      and change.number is new.number and change.text is new.text)
  begin select raise(abort, 'a figure in use changes by two people'); end;
create trigger village_fact_goes_by_two_people before delete on village_fact
  when exists (select 1 from ledger where village_id = old.village_id and is_started = 1)
    and not exists (select 1 from village_fact_change as change where change.village_id = old.village_id
      and change.kind = old.kind and change.from_date = old.from_date and change.is_accepted = 1
      and change.number is null and change.text is null)
  begin select raise(abort, 'a figure in use goes by two people'); end;
`,
};
