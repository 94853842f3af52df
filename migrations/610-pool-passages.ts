import type { Migration } from "./migration.ts";

/**
 * Books that are converted pass what their sub-account of a pool holds to the sub-account of the new books. Until now it stayed with
 * the old one, whose months are closed, so that nobody could move it.
 */
export const poolPassages: Migration = {
  version: 610,
  name: "pool passages",
  sql: `
create table bank_pool_passage (
  from_account_id text primary key references bank_account (id),
  to_account_id text not null unique references bank_account (id),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_fen integer not null,
  check (from_account_id <> to_account_id)
) strict, without rowid;
create trigger bank_pool_passage_is_in_one_pool before insert on bank_pool_passage
  when not exists (select 1 from bank_pool_share f join bank_pool_share t on t.pool_id = f.pool_id
    where f.bank_account_id = new.from_account_id and t.bank_account_id = new.to_account_id)
  begin select raise(abort, 'what a share held passes within its pool'); end;
create trigger bank_pool_passage_never_changes before update on bank_pool_passage
  begin select raise(abort, 'a passage of a share never changes'); end;
create trigger bank_pool_passage_stays before delete on bank_pool_passage
  begin select raise(abort, 'a passage of a share stays'); end;
create trigger bank_pool_share_passed_stays before delete on bank_pool_share
  when exists (select 1 from bank_pool_passage where old.bank_account_id in (from_account_id, to_account_id))
  begin select raise(abort, 'the share is in use'); end;
`,
};
