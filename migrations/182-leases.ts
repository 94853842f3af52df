import type { Migration } from "./migration.ts";

export const leases: Migration = {
  version: 182,
  name: "leases",
  sql: `
-- 发包租赁: one contract. item_id is the auxiliary item its vouchers name, so that rent is matched without retyping.
create table lease (
  id text primary key,
  ledger_id text not null references ledger (id),
  item_id text not null unique references item (id),
  number text not null check (length(number) between 1 and 40),
  sort text not null check (sort in ('land', 'pond', 'orchard', 'forest', 'house', 'shop', 'equipment', 'other')),
  subject text not null check (length(subject) between 1 and 200),
  area text not null,
  lessee_item_id text not null references item (id),
  from_on text not null check (from_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_on text not null check (to_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  period_months integer not null check (period_months in (1, 3, 6, 12)),
  is_due_at_start integer not null check (is_due_at_start in (0, 1)),
  steps text not null check (json_valid(steps)),
  deposit_fen integer not null check (deposit_fen >= 0),
  opening_received_fen integer not null check (opening_received_fen >= 0),
  tender_mode text not null check (tender_mode in ('public-tender', 'auction', 'negotiation', 'renewal', 'other')),
  is_posted_publicly integer not null check (is_posted_publicly in (0, 1)),
  resolution_id text references resolution (id),
  ended_on text,
  note text not null,
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (ledger_id, number),
  check (from_on <= to_on)
) strict;
create trigger lease_is_kept before delete on lease begin select raise(abort, 'a contract is kept'); end;
create trigger lease_keeps_its_books before update on lease
  when new.ledger_id <> old.ledger_id or new.item_id <> old.item_id
  begin select raise(abort, 'a contract keeps its books and its item'); end;
`,
};
