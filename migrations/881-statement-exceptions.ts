import type { Migration } from "./migration.ts";

/** The head lets a month close although no statement shows an account at its end: why, and who said so; kept with the month. */
export const statementExceptions: Migration = {
  version: 881,
  name: "statement-exceptions",
  sql: `
create table statement_exception (
  bank_account_id text not null references bank_account (id),
  month text not null check (month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  reason text not null check (length(reason) between 1 and 500),
  recorded_by text not null references person (id),
  recorded_at text not null,
  primary key (bank_account_id, month)
) strict, without rowid;
create trigger statement_exception_needs_open_month before insert on statement_exception
  when exists (select 1 from bank_account a join period p on p.ledger_id = a.ledger_id and p.month = new.month
    where a.id = new.bank_account_id)
  begin select raise(abort, 'the month is closed'); end;
create trigger statement_exception_never_changes before update on statement_exception
  begin select raise(abort, 'an exception never changes'); end;
create trigger statement_exception_stays before delete on statement_exception
  begin select raise(abort, 'an exception is kept'); end;
`,
};
