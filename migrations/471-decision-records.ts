import type { Migration } from "./migration.ts";

export const decisionRecords: Migration = {
  version: 471,
  name: "decision-records",
  sql: `
-- What an earlier decision of the same body a vote amends (调整) or supersedes (废止代替).
create table resolution_link (
  resolution_id text primary key references resolution (id),
  target_id text not null references resolution (id),
  how text not null check (how in ('amends', 'supersedes')),
  check (resolution_id <> target_id)
) strict, without rowid;
create index resolution_link_target on resolution_link (target_id);
create trigger resolution_link_never_changes before update on resolution_link
  begin select raise(abort, 'a decision keeps what it amends'); end;
create trigger resolution_link_is_kept before delete on resolution_link
  begin select raise(abort, 'a decision keeps what it amends'); end;
create trigger resolution_link_of_the_same_body before insert on resolution_link
  when not exists (select 1 from resolution as made join resolution as old on old.id = new.target_id
    where made.id = new.resolution_id and made.ledger_id = old.ledger_id and made.body = old.body and made.track = old.track
      and made.met_on >= old.met_on and made.computed = 'passed' and old.computed = 'passed')
  begin select raise(abort, 'a decision is changed only by the body that made it'); end;

-- 会议记录、签到表、表决票、现场照片 as scans beside the record.
create table resolution_file (
  id text primary key,
  resolution_id text not null references resolution (id),
  kind text not null check (kind in ('minutes', 'sign-in', 'ballots', 'photo', 'other')),
  file_hash text not null references file (hash),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null
) strict;
create index resolution_file_of on resolution_file (resolution_id);
create trigger resolution_file_never_changes before update on resolution_file
  begin select raise(abort, 'evidence of a decision never changes'); end;
create trigger resolution_file_is_kept before delete on resolution_file
  begin select raise(abort, 'evidence of a decision is kept'); end;

-- 乡镇意见: who signed it on the paper, and whether the seal is on it.
create table resolution_opinion_paper (
  resolution_id text primary key references resolution (id),
  signer text not null check (length(signer) between 1 and 40),
  is_sealed integer not null check (is_sealed in (0, 1))
) strict, without rowid;
create trigger resolution_opinion_paper_never_changes before update on resolution_opinion_paper
  begin select raise(abort, 'an opinion stays as it was given'); end;
create trigger resolution_opinion_paper_is_kept before delete on resolution_opinion_paper
  begin select raise(abort, 'an opinion stays as it was given'); end;
create trigger resolution_opinion_paper_of_an_opinion before insert on resolution_opinion_paper
  when (select opinion from resolution where id = new.resolution_id) is null
  begin select raise(abort, 'a paper bears an opinion'); end;
`,
};
