import type { Migration } from "./migration.ts";

export const assets: Migration = {
  version: 181,
  name: "assets",
  sql: `
-- A card of a fixed, biological or intangible asset. Its cost and what is worn off move by asset_event rows only.
create table asset (
  id text primary key,
  ledger_id text not null references ledger (id),
  number text not null check (length(number) between 1 and 20),
  name text not null check (length(name) between 1 and 80),
  class text not null check (class in ('fixed', 'productive-biological', 'consumable-biological', 'public-biological',
    'intangible', 'deferred')),
  category text not null,
  purpose text not null check (purpose in ('operating', 'administrative', 'welfare')),
  cost_account_id text not null references account (id),
  worn_account_id text references account (id),
  expense_account_id text references account (id),
  category_id text references category (id),
  cost_fen integer not null check (cost_fen >= 0),
  residual_fen integer not null check (residual_fen between 0 and cost_fen),
  opening_worn_fen integer not null check (opening_worn_fen between 0 and cost_fen),
  opening_worn_through text check (opening_worn_through is null or opening_worn_through glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  method text not null check (method in ('straight-line', 'workload', 'none')),
  life_months integer not null check (life_months between 0 and 1200),
  life_units integer not null check (life_units >= 0),
  opening_units integer not null check (opening_units >= 0),
  in_use_on text not null check (in_use_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  location text not null,
  keeper text not null,
  fund_source text not null,
  quantity text not null,
  note text not null,
  voucher_id text references voucher (id) on delete cascade,
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (ledger_id, number),
  check (class not in ('consumable-biological', 'public-biological') or method = 'none'),
  check (method = 'none' or expense_account_id is not null),
  check (method <> 'straight-line' or life_months > 0),
  check (method <> 'workload' or life_units > 0)
) strict;
create index asset_voucher on asset (voucher_id) where voucher_id is not null;

-- What happened to a card: signed changes of cost and of what is worn off. A row goes with its voucher while that is a draft.
create table asset_event (
  id text primary key,
  asset_id text not null references asset (id) on delete cascade,
  kind text not null check (kind in ('depreciation', 'improvement', 'reduction', 'disposal', 'shortage', 'transfer')),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cost_fen integer not null,
  worn_fen integer not null,
  units integer not null check (units >= 0),
  note text not null,
  voucher_id text references voucher (id) on delete cascade,
  recorded_by text not null references person (id),
  recorded_at text not null,
  check (kind <> 'transfer' or (cost_fen = 0 and worn_fen = 0))
) strict;
create index asset_event_asset on asset_event (asset_id, on_date);
create index asset_event_voucher on asset_event (voucher_id) where voucher_id is not null;
create trigger asset_event_never_changes before update on asset_event
  begin select raise(abort, 'what happened to an asset never changes'); end;
create trigger asset_event_of_posted_is_kept before delete on asset_event
  when (select state from voucher where id = old.voucher_id) <> 'draft'
  begin select raise(abort, 'what happened to an asset is kept'); end;

-- 盘点: what was found on the day, and the voucher that proposes the differences.
create table stocktake (
  id text primary key,
  ledger_id text not null references ledger (id),
  on_date text not null check (on_date glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  people text not null,
  lines text not null check (json_valid(lines)),
  voucher_id text references voucher (id) on delete set null,
  settled_voucher_id text references voucher (id) on delete set null,
  approval text not null default '',
  recorded_by text not null references person (id),
  recorded_at text not null
) strict;
create trigger stocktake_is_kept before delete on stocktake begin select raise(abort, 'a stocktake is kept'); end;
`,
};
