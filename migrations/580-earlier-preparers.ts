import type { Migration } from "./migration.ts";

/**
 * Everybody who saved a version of a draft that somebody else saved over: none of them reviews what they wrote. The one who saved
 * it last stands on the voucher itself; a deleted draft takes its rows with it.
 */
export const earlierPreparers: Migration = {
  version: 580,
  name: "earlier preparers",
  sql: `
create table earlier_preparer (
  voucher_id text not null references voucher (id) on delete cascade,
  person_id text not null references person (id),
  primary key (voucher_id, person_id)
) strict, without rowid;
create trigger earlier_preparer_is_kept_by_saving after update of prepared_by on voucher
  when new.prepared_by <> old.prepared_by
  begin insert or ignore into earlier_preparer (voucher_id, person_id) values (old.id, old.prepared_by); end;
create trigger earlier_preparer_never_changes before update on earlier_preparer
  begin select raise(abort, 'who prepared an earlier version never changes'); end;
create trigger earlier_preparer_stays before delete on earlier_preparer
  when exists (select 1 from voucher where id = old.voucher_id)
  begin select raise(abort, 'who prepared an earlier version stays'); end;
`,
};
