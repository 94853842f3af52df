import type { Migration } from "./migration.ts";

export const periodEnd: Migration = {
  version: 180,
  name: "period-end",
  sql: `
-- 结转下年: the debit-positive balance every account was carried over with when a year closed. Kept as it was that day.
create table year_carry (
  ledger_id text not null references ledger (id),
  year integer not null check (year between 1990 and 2100),
  account_id text not null references account (id),
  amount_fen integer not null,
  primary key (ledger_id, year, account_id)
) strict, without rowid;
create trigger year_carry_follows_the_close before insert on year_carry
  when not exists (select 1 from period where ledger_id = new.ledger_id and month = new.year || '-12')
  begin select raise(abort, 'a year is carried over when its December is closed'); end;
create trigger year_carry_never_changes before update on year_carry
  begin select raise(abort, 'what a closed year carried over stays'); end;
create trigger year_carry_is_kept before delete on year_carry
  begin select raise(abort, 'what a closed year carried over stays'); end;
`,
};
