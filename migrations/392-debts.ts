import type { Migration } from "./migration.ts";

const day = "glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'";

export const debts: Migration = {
  version: 392,
  name: "debts",
  sql: `
-- 债务台账: one debt. What is repaid of it is told from the books, by its account and its creditor.
create table debt (
  id text primary key,
  ledger_id text not null references ledger (id),
  number text not null check (length(number) between 1 and 40),
  creditor_item_id text not null references item (id),
  account_id text not null references account (id),
  purpose text not null check (length(purpose) between 1 and 200),
  principal_fen integer not null check (principal_fen > 0),
  rate_points integer not null check (rate_points between 0 and 10000),
  from_on text not null check (from_on ${day}),
  due_on text check (due_on ${day} and due_on >= from_on),
  approval text not null check (length(approval) <= 100),
  resolution_id text references resolution (id),
  note text not null check (length(note) <= 300),
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (ledger_id, number)
) strict;
create trigger debt_is_kept before delete on debt begin select raise(abort, 'a debt is kept'); end;
create trigger debt_keeps_its_books before update on debt when new.ledger_id <> old.ledger_id
  begin select raise(abort, 'a debt keeps its books'); end;
`,
};
