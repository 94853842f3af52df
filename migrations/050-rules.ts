import type { Migration } from "./migration.ts";

export const rules: Migration = {
  version: 50,
  name: "rules",
  sql: `
create table resolution (
  id text primary key,
  ledger_id text not null references ledger (id),
  number text not null,
  title text not null,
  body text not null check (body in ('congress', 'assembly')),
  track text not null check (track in ('A', 'B')),
  met_on text not null,
  entitled integer not null check (entitled > 0),
  present integer not null check (present >= 0),
  votes_for integer not null check (votes_for >= 0),
  votes_against integer not null check (votes_against >= 0),
  votes_abstain integer not null check (votes_abstain >= 0),
  declared text not null check (declared in ('passed', 'failed')),
  computed text not null check (computed in ('passed', 'failed')),
  record text not null check (json_valid(record)),
  opinion text check (opinion in ('approved', 'filed', 'returned')),
  opinion_note text,
  opinion_by text references person (id),
  opinion_on text,
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (ledger_id, number),
  check (present <= entitled),
  check (votes_for + votes_against + votes_abstain <= present),
  check ((opinion is null) = (opinion_by is null)),
  check (opinion_by is null or opinion_by <> recorded_by)
) strict;
create trigger resolution_vote_is_frozen before update on resolution
  when new.ledger_id <> old.ledger_id or new.body <> old.body or new.track <> old.track or new.met_on <> old.met_on
    or new.entitled <> old.entitled or new.present <> old.present or new.votes_for <> old.votes_for
    or new.votes_against <> old.votes_against or new.votes_abstain <> old.votes_abstain
    or new.declared <> old.declared or new.computed <> old.computed or new.number <> old.number
    or new.record <> old.record or old.opinion is not null
  begin select raise(abort, 'a recorded vote never changes'); end;
create trigger resolution_is_kept before delete on resolution begin select raise(abort, 'a resolution is kept'); end;

create table cap (
  id text primary key,
  ledger_id text not null references ledger (id),
  category_id text not null references category (id),
  period text not null check (period in ('month', 'quarter', 'year')),
  unique (ledger_id, category_id, period)
) strict;

create table cap_version (
  cap_id text not null references cap (id),
  version integer not null check (version > 0),
  resolution_id text not null references resolution (id),
  kind text not null check (kind in ('K04', 'K05', 'K06')),
  amount_fen integer check (amount_fen >= 0),
  bands text check (bands is null or json_valid(bands)),
  from_on text not null,
  to_on text not null,
  is_ratification integer not null check (is_ratification in (0, 1)),
  recorded_by text not null references person (id),
  recorded_at text not null,
  primary key (cap_id, version),
  check ((kind = 'K04') = (amount_fen is not null)),
  check ((kind = 'K04') = (bands is null)),
  check (from_on <= to_on)
) strict, without rowid;
create trigger cap_version_never_changes before update on cap_version begin select raise(abort, 'a cap version never changes'); end;
create trigger cap_version_is_kept before delete on cap_version begin select raise(abort, 'a cap version is kept'); end;

create table rule_version (
  rule_id text not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('K01', 'K08', 'K17', 'K18', 'K29')),
  title text not null,
  level text not null check (level in ('national', 'province', 'county', 'township', 'village')),
  basis text not null,
  severity text not null check (severity in ('warn', 'needs-resolution', 'needs-approval', 'block')),
  parameters text not null check (json_valid(parameters)),
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
create trigger rule_version_approved_is_frozen before update on rule_version when old.approved_at is not null
  begin select raise(abort, 'an approved rule version never changes'); end;
create trigger rule_version_is_kept before delete on rule_version when old.approved_at is not null
  begin select raise(abort, 'an approved rule version is kept'); end;

create table hit (
  id text primary key,
  ledger_id text not null references ledger (id),
  voucher_id text not null references voucher (id) on delete cascade,
  stage text not null check (stage in ('entry', 'review', 'posting')),
  no integer not null check (no > 0),
  line integer check (line > 0),
  kind text not null,
  rule_id text not null,
  rule_version integer not null,
  severity text not null check (severity in ('warn', 'needs-resolution', 'needs-approval', 'block')),
  facts text not null check (json_valid(facts)),
  basis text not null,
  decision text not null check (decision in ('open', 'warned', 'cleared', 'refused', 'booked-as-exception')),
  judged_by text not null references person (id),
  judged_at text not null
) strict;
create index hit_voucher on hit (voucher_id, stage);
create index hit_ledger on hit (ledger_id, stage);

create table voucher_resolution (
  voucher_id text not null references voucher (id) on delete cascade,
  resolution_id text not null references resolution (id),
  linked_by text not null references person (id),
  linked_at text not null,
  primary key (voucher_id, resolution_id)
) strict, without rowid;
create trigger voucher_resolution_is_kept before delete on voucher_resolution
  when (select state from voucher where id = old.voucher_id) = 'posted'
  begin select raise(abort, 'a posted voucher keeps its resolutions'); end;
`,
};
