import type { Migration } from "./migration.ts";

/**
 * Versions of a grant that let a fund be spent on more, or for longer, than before: what they allow counts once a second person
 * has confirmed it, from an open month on. A version without a row here loosened nothing.
 */
export const grantWidenings: Migration = {
  version: 630,
  name: "grant widenings",
  sql: `
create table grant_widening (
  grant_id text not null,
  version integer not null,
  confirmed_by text references person (id),
  confirmed_at text,
  from_month text check (from_month is null or from_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  primary key (grant_id, version),
  foreign key (grant_id, version) references grant_version (grant_id, version),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((confirmed_by is null) = (from_month is null))
) strict, without rowid;
create trigger grant_widening_starts_unconfirmed before insert on grant_widening when new.confirmed_by is not null
  begin select raise(abort, 'a widened grant starts as a proposal'); end;
create trigger grant_widening_is_told_at_once before insert on grant_widening
  when exists (select 1 from grant_version where grant_id = new.grant_id and version > new.version)
  begin select raise(abort, 'a version is told to widen when it is saved'); end;
create trigger grant_widening_takes_two_people before update on grant_widening
  when new.confirmed_by is (select saved_by from grant_version where grant_id = new.grant_id and version = new.version)
  begin select raise(abort, 'a widened grant is confirmed by a second person'); end;
create trigger grant_widening_is_the_newest before update on grant_widening
  when exists (select 1 from grant_version where grant_id = new.grant_id and version > new.version)
  begin select raise(abort, 'only the newest version of a grant is confirmed'); end;
create trigger grant_widening_spares_closed_months before update on grant_widening
  when new.from_month < (select from_month from grant_version where grant_id = new.grant_id and version = new.version)
    or exists (select 1 from period p join public_grant g on g.ledger_id = p.ledger_id
      where g.id = new.grant_id and p.month >= new.from_month)
  begin select raise(abort, 'a confirmed grant counts from an open month'); end;
create trigger grant_widening_is_frozen before update on grant_widening
  when old.confirmed_by is not null or new.confirmed_by is null
    or new.grant_id <> old.grant_id or new.version <> old.version
  begin select raise(abort, 'a confirmation never changes'); end;
create trigger grant_widening_is_kept before delete on grant_widening
  begin select raise(abort, 'that a grant was widened is kept'); end;
`,
};
