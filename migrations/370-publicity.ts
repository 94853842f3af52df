import type { Migration } from "./migration.ts";

export const publicity: Migration = {
  version: 370,
  name: "publicity",
  sql: `
-- 公开: what was put up for everybody to read. A frozen wall sheet lies on the shelf of files exactly as it was printed.
create table publication (
  id text primary key,
  ledger_id text not null references ledger (id),
  kind text not null check (kind in ('finance', 'resolution', 'lease', 'project', 'other')),
  period text not null check (period = '' or period glob '[12][0-9][0-9][0-9]Q[1-4]'),
  title text not null check (title <> ''),
  version integer not null check (version > 0),
  source text not null check (source in ('frozen', 'paper')),
  ready_on text not null check (ready_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  paper text check (paper in ('A3', 'A4')),
  wish text not null check (json_valid(wish)),
  pdf_hash text references file (hash),
  xlsx_hash text references file (hash),
  income_fen integer,
  expense_fen integer,
  chain_no integer,
  chain_hash text,
  resolution_id text references resolution (id),
  note text not null,
  prepared_by text not null references person (id),
  prepared_at text not null,
  unique (ledger_id, kind, period, title, version),
  check ((kind = 'finance') = (period <> '')),
  check ((source = 'frozen') = (pdf_hash is not null and xlsx_hash is not null and chain_hash is not null and paper is not null)),
  check (kind <> 'finance' or (income_fen is not null and expense_fen is not null))
) strict;
create index publication_ledger on publication (ledger_id, period);
create index publication_chain on publication (chain_hash);
create trigger publication_never_changes before update on publication
  begin select raise(abort, 'what was made public never changes'); end;

-- 张贴: when and where it hung. It may be put right until the paper came down.
create table publication_posting (
  publication_id text primary key references publication (id),
  from_on text not null check (from_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_on text check (to_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  place text not null check (place <> ''),
  way text not null check (way in ('board', 'meeting', 'online', 'broadcast', 'delivery')),
  posted_by text not null,
  shortfall text not null,
  recorded_by text not null references person (id),
  recorded_at text not null,
  finished_by text references person (id),
  finished_at text,
  check (to_on is null or to_on >= from_on),
  check ((to_on is null) = (finished_by is null)),
  check ((to_on is null) = (finished_at is null))
) strict, without rowid;
create trigger publication_posting_is_frozen before update on publication_posting when old.to_on is not null
  begin select raise(abort, 'a posting that has ended never changes'); end;
create trigger publication_posting_is_kept before delete on publication_posting
  begin select raise(abort, 'a posting is kept'); end;
create trigger publication_is_kept before delete on publication
  when exists (select 1 from publication_posting where publication_id = old.id)
    or exists (select 1 from publication_photo where publication_id = old.id)
  begin select raise(abort, 'what was posted is kept'); end;

create table publication_photo (
  id text primary key,
  publication_id text not null references publication (id),
  file_hash text not null references file (hash),
  name text not null,
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null
) strict;
create index publication_photo_of on publication_photo (publication_id);
create trigger publication_photo_never_changes before update on publication_photo
  begin select raise(abort, 'a photo of a posting never changes'); end;
create trigger publication_photo_is_kept before delete on publication_photo
  begin select raise(abort, 'a photo of a posting is kept'); end;

-- 群众意见及答复.
create table publication_question (
  id text primary key,
  publication_id text not null references publication (id),
  asked_on text not null check (asked_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  asker text not null,
  question text not null check (question <> ''),
  recorded_by text not null references person (id),
  recorded_at text not null,
  answer text,
  answered_on text check (answered_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  answered_by text references person (id),
  answered_at text,
  check ((answer is null) = (answered_on is null)),
  check ((answer is null) = (answered_by is null)),
  check ((answer is null) = (answered_at is null)),
  check (answered_on is null or answered_on >= asked_on)
) strict;
create index publication_question_of on publication_question (publication_id);
create trigger publication_question_is_frozen before update on publication_question
  when old.answer is not null or new.question <> old.question or new.asker <> old.asker or new.asked_on <> old.asked_on
    or new.publication_id <> old.publication_id
  begin select raise(abort, 'a question stays as it was asked, an answer as it was given'); end;
create trigger publication_question_is_kept before delete on publication_question
  begin select raise(abort, 'a question is kept'); end;
create trigger publication_question_needs_a_posting before insert on publication_question
  when not exists (select 1 from publication_posting where publication_id = new.publication_id)
  begin select raise(abort, 'questions are about what was posted'); end;
`,
};
