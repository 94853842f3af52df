import type { Migration } from "./migration.ts";

/** 党组织研究记录 and 公示照片 are kept beside a decision, as its minutes and its sign-in sheet are. */
export const postingPhotos: Migration = {
  version: 886,
  name: "posting-photos",
  sql: `
drop trigger resolution_file_never_changes;
drop trigger resolution_file_is_kept;
drop index resolution_file_of;
create table resolution_file_wider (
  id text primary key,
  resolution_id text not null references resolution (id),
  kind text not null check (kind in ('minutes', 'sign-in', 'ballots', 'photo', 'party-study', 'posting-photo', 'other')),
  file_hash text not null references file (hash),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null
) strict;
insert into resolution_file_wider (id, resolution_id, kind, file_hash, name, media_type, added_by, added_at)
  select id, resolution_id, kind, file_hash, name, media_type, added_by, added_at from resolution_file;
drop table resolution_file;
alter table resolution_file_wider rename to resolution_file;
create index resolution_file_of on resolution_file (resolution_id);
create trigger resolution_file_never_changes before update on resolution_file
  begin select raise(abort, 'evidence of a decision never changes'); end;
create trigger resolution_file_is_kept before delete on resolution_file
  when exists (select 1 from resolution where resolution.id = old.resolution_id
    and (resolution.opinion is not null
      or exists (select 1 from resolution_confirmation as c where c.resolution_id = resolution.id)))
  begin select raise(abort, 'evidence of a decision is kept'); end;
`,
};
