import type { Migration } from "./migration.ts";

const day = "glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'";

export const handoverFiles: Migration = {
  version: 391,
  name: "handover-files",
  sql: `
-- 处置、发包资料: valuation, exchange and posting behind one lease or one disposal. A disposal's file goes with its draft.
create table handover_file (
  id text primary key,
  ledger_id text not null references ledger (id),
  lease_id text unique references lease (id),
  voucher_id text unique references voucher (id) on delete cascade,
  valuation_fen integer check (valuation_fen >= 0),
  valued_on text check (valued_on ${day}),
  valuer text not null check (length(valuer) <= 80),
  exchange text not null check (length(exchange) <= 80),
  exchange_number text not null check (length(exchange_number) <= 60),
  posted_from text check (posted_from ${day}),
  posted_to text check (posted_to ${day}),
  area_milli integer check (area_milli >= 0),
  floor_fen integer check (floor_fen >= 0),
  previous_year_fen integer check (previous_year_fen >= 0),
  recorded_by text not null references person (id),
  recorded_at text not null,
  check ((lease_id is null) <> (voucher_id is null)),
  check (posted_from is null or posted_to is null or posted_from <= posted_to)
) strict;
create trigger handover_file_keeps_its_matter before update on handover_file
  when new.ledger_id <> old.ledger_id or new.lease_id is not old.lease_id or new.voucher_id is not old.voucher_id
  begin select raise(abort, 'a file keeps what it is about'); end;
create trigger handover_file_of_a_lease_is_kept before delete on handover_file when old.lease_id is not null
  begin select raise(abort, 'the file of a lease is kept'); end;
create trigger handover_file_of_posted_is_kept before delete on handover_file
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'the file of a booked disposal is kept'); end;
`,
};
