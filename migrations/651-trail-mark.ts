import type { Migration } from "./migration.ts";

export const trailMark: Migration = {
  version: 651,
  name: "trail-mark",
  sql: `
-- Where the log ends, kept beside it: so that lines cut off its end are missed, also those that sealed nothing.
create table trail_mark (
  id integer primary key check (id = 1),
  no integer not null check (no >= 0),
  hash text not null
) strict;
insert into trail_mark (id, no, hash)
  select 1, coalesce(max(no), 0), coalesce((select hash from trail order by no desc limit 1), '') from trail;
create trigger trail_mark_follows after insert on trail
  begin update trail_mark set no = new.no, hash = new.hash; end;
create trigger trail_mark_only_grows before update on trail_mark when new.no <= old.no or new.id <> old.id
  begin select raise(abort, 'the mark of the log only goes forward'); end;
create trigger trail_mark_is_kept before delete on trail_mark
  begin select raise(abort, 'the mark of the log is kept'); end;
`,
};
