import type { Migration } from "./migration.ts";

export const reconciliation: Migration = {
  version: 121,
  name: "reconciliation",
  sql: `
-- The head lets a month close although the two sides of its 余额调节表 differ: for this difference, to the cent, and why.
create table reconciliation_exception (
  bank_account_id text not null references bank_account (id),
  month text not null check (month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  difference_fen integer not null check (difference_fen <> 0),
  reason text not null check (length(reason) between 1 and 500),
  recorded_by text not null references person (id),
  recorded_at text not null,
  primary key (bank_account_id, month)
) strict, without rowid;
create trigger reconciliation_exception_needs_open_month before insert on reconciliation_exception
  when exists (select 1 from bank_account a join period p on p.ledger_id = a.ledger_id and p.month = new.month
    where a.id = new.bank_account_id)
  begin select raise(abort, 'the month is closed'); end;
create trigger reconciliation_exception_of_closed_month_is_kept before update on reconciliation_exception
  when exists (select 1 from bank_account a join period p on p.ledger_id = a.ledger_id and p.month = old.month
    where a.id = old.bank_account_id)
  begin select raise(abort, 'the month is closed'); end;
create trigger reconciliation_exception_stays before delete on reconciliation_exception
  begin select raise(abort, 'an exception is kept'); end;
`,
};
