import type { Migration } from "./migration.ts";

export const motions: Migration = {
  version: 371,
  name: "motions",
  sql: `
-- 四议两公开: one matter with six stages, each dated and with its evidence; none skipped, none dated before the one before it.
create table motion (
  id text primary key,
  ledger_id text not null references ledger (id),
  number text not null check (number <> ''),
  title text not null check (title <> ''),
  origin text not null check (origin in ('villagers', 'cadres', 'higher')),
  raised_by text not null,
  matter text not null check (matter <> ''),
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (ledger_id, number)
) strict;
create trigger motion_never_changes before update on motion
  begin select raise(abort, 'a motion stays as it was brought'); end;
create trigger motion_with_stages_is_kept before delete on motion
  when exists (select 1 from motion_stage where motion_id = old.id)
  begin select raise(abort, 'a motion with stages is kept'); end;

create table motion_stage (
  motion_id text not null references motion (id),
  stage integer not null check (stage between 1 and 6),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  place text not null,
  entitled integer check (entitled > 0),
  present integer check (present >= 0),
  votes_for integer check (votes_for >= 0),
  content text not null check (content <> ''),
  supervision text not null,
  township_officer text not null,
  resolution_id text references resolution (id),
  publication_id text references publication (id),
  recorded_by text not null references person (id),
  recorded_at text not null,
  primary key (motion_id, stage),
  check (present is null or present <= entitled),
  check (votes_for is null or votes_for <= present),
  check ((stage = 4) = (resolution_id is not null)),
  check ((stage >= 5) = (publication_id is not null)),
  check (stage not in (2, 3) or (entitled is not null and present is not null and votes_for is not null))
) strict, without rowid;
create unique index motion_decision on motion_stage (resolution_id) where resolution_id is not null;
create trigger motion_stage_follows_the_last before insert on motion_stage
  when new.stage <> (select coalesce(max(stage), 0) + 1 from motion_stage where motion_id = new.motion_id)
    or new.on_date < (select coalesce(max(on_date), '') from motion_stage where motion_id = new.motion_id)
  begin select raise(abort, 'a stage is neither skipped nor pre-dated'); end;
create trigger motion_decides_by_a_vote_that_passed before insert on motion_stage
  when new.resolution_id is not null and (select computed from resolution where id = new.resolution_id) <> 'passed'
  begin select raise(abort, 'a decision below the legal test takes no effect'); end;
create trigger motion_stage_never_changes before update on motion_stage
  begin select raise(abort, 'a stage stays as it was recorded'); end;
create trigger motion_stage_before_another_is_kept before delete on motion_stage
  when old.stage < (select max(stage) from motion_stage where motion_id = old.motion_id)
  begin select raise(abort, 'only the newest stage can be taken back'); end;

create table motion_file (
  id text primary key,
  motion_id text not null,
  stage integer not null,
  file_hash text not null references file (hash),
  name text not null,
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null,
  foreign key (motion_id, stage) references motion_stage (motion_id, stage)
) strict;
create index motion_file_of on motion_file (motion_id, stage);
create trigger motion_file_never_changes before update on motion_file
  begin select raise(abort, 'evidence of a stage never changes'); end;
create trigger motion_file_of_an_earlier_stage_is_kept before delete on motion_file
  when old.stage < (select max(stage) from motion_stage where motion_id = old.motion_id)
  begin select raise(abort, 'evidence of a stage is kept'); end;
`,
};
