import type { Migration } from "./migration.ts";

export const distributions: Migration = {
  version: 183,
  name: "distributions",
  sql: `
-- A list of households and what each gets or pays: 村民分配, 征地补偿, 一事一议筹资.
create table distribution (
  id text primary key,
  ledger_id text not null references ledger (id),
  kind text not null check (kind in ('share', 'land', 'raise')),
  title text not null check (length(title) between 1 and 100),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  basis text not null,
  resolution_id text references resolution (id),
  project_item_id text references item (id),
  total_fen integer not null check (total_fen > 0),
  declared_voucher_id text references voucher (id) on delete set null,
  paid_voucher_id text references voucher (id) on delete set null,
  recorded_by text not null references person (id),
  recorded_at text not null
) strict;
create index distribution_ledger on distribution (ledger_id, on_date);
create index distribution_declared on distribution (declared_voucher_id) where declared_voucher_id is not null;
create index distribution_paid on distribution (paid_voucher_id) where paid_voucher_id is not null;
create table distribution_line (
  distribution_id text not null references distribution (id) on delete cascade,
  no integer not null check (no > 0),
  item_id text not null references item (id),
  shares integer not null check (shares >= 0),
  amount_fen integer not null check (amount_fen > 0),
  withheld_fen integer not null check (withheld_fen between 0 and amount_fen),
  note text not null,
  primary key (distribution_id, no),
  unique (distribution_id, item_id)
) strict, without rowid;
create trigger distribution_line_is_frozen_insert before insert on distribution_line
  when exists (select 1 from distribution where id = new.distribution_id
    and (declared_voucher_id is not null or paid_voucher_id is not null))
  begin select raise(abort, 'a list that is booked never changes'); end;
create trigger distribution_line_is_frozen_update before update on distribution_line
  when exists (select 1 from distribution where id = old.distribution_id
    and (declared_voucher_id is not null or paid_voucher_id is not null))
  begin select raise(abort, 'a list that is booked never changes'); end;
create trigger distribution_line_is_frozen_delete before delete on distribution_line
  when exists (select 1 from distribution where id = old.distribution_id
    and (declared_voucher_id is not null or paid_voucher_id is not null))
  begin select raise(abort, 'a list that is booked never changes'); end;
create trigger distribution_is_frozen before update on distribution
  when (old.declared_voucher_id is not null or old.paid_voucher_id is not null)
    and (new.total_fen <> old.total_fen or new.kind <> old.kind or new.ledger_id <> old.ledger_id
      or new.title <> old.title or new.on_date <> old.on_date or new.basis <> old.basis)
  begin select raise(abort, 'a list that is booked never changes'); end;
create trigger distribution_booked_is_kept before delete on distribution
  when old.declared_voucher_id is not null or old.paid_voucher_id is not null
  begin select raise(abort, 'a list that is booked is kept'); end;
`,
};
