import type { Migration } from "./migration.ts";

export const budgets: Migration = {
  version: 331,
  name: "budgets",
  sql: `
-- 年度预算: a year's budget in versions; each rests on a vote, and is frozen once it does.
create table budget (
  id text primary key,
  ledger_id text not null references ledger (id),
  year integer not null check (year between 1990 and 2100),
  unique (ledger_id, year)
) strict;
create trigger budget_never_changes before update on budget begin select raise(abort, 'a budget keeps its year'); end;
create trigger budget_is_kept before delete on budget
  when exists (select 1 from budget_version where budget_id = old.id) begin select raise(abort, 'a budget is kept'); end;

create table budget_version (
  budget_id text not null references budget (id),
  version integer not null check (version > 0),
  resolution_id text references resolution (id),
  reason text not null check (length(reason) <= 200),
  saved_by text not null references person (id),
  saved_at text not null,
  primary key (budget_id, version)
) strict, without rowid;
create trigger budget_version_voted_is_frozen before update on budget_version when old.resolution_id is not null
  begin select raise(abort, 'a voted budget never changes'); end;
create trigger budget_version_voted_is_kept before delete on budget_version when old.resolution_id is not null
  begin select raise(abort, 'a voted budget is kept'); end;
create trigger budget_versions_count_on before insert on budget_version
  when new.version <> (select coalesce(max(version), 0) + 1 from budget_version where budget_id = new.budget_id)
    or exists (select 1 from budget_version where budget_id = new.budget_id and resolution_id is null)
  begin select raise(abort, 'versions of a budget count on, one draft at a time'); end;
create trigger budget_version_rests_on_a_vote_of_its_books before update of resolution_id on budget_version
  when new.resolution_id is not null and not exists (select 1 from resolution r join budget b on b.ledger_id = r.ledger_id
    where r.id = new.resolution_id and b.id = new.budget_id and r.computed = 'passed')
  begin select raise(abort, 'a budget rests on a vote of its books that passed'); end;

create table budget_line (
  budget_id text not null,
  version integer not null,
  no integer not null check (no > 0),
  side text not null check (side in ('income', 'expense')),
  category_id text references category (id),
  account_code text,
  source text not null check (source in ('own', 'grant')),
  amount_fen integer not null check (amount_fen >= 0),
  carried_fen integer not null check (carried_fen >= 0),
  note text not null check (length(note) <= 100),
  primary key (budget_id, version, no),
  foreign key (budget_id, version) references budget_version (budget_id, version) on delete cascade,
  check ((side = 'expense') = (category_id is not null)),
  check ((side = 'income') = (account_code is not null))
) strict, without rowid;
create trigger budget_line_frozen_insert before insert on budget_line
  when (select resolution_id from budget_version where budget_id = new.budget_id and version = new.version) is not null
  begin select raise(abort, 'a voted budget never changes'); end;
create trigger budget_line_frozen_update before update on budget_line
  begin select raise(abort, 'a line of a budget never changes'); end;
create trigger budget_line_frozen_delete before delete on budget_line
  when (select resolution_id from budget_version where budget_id = old.budget_id and version = old.version) is not null
  begin select raise(abort, 'a voted budget never changes'); end;

-- 决算: what the closed year came to, as the meeting adopted it.
create table budget_final (
  budget_id text primary key references budget (id),
  resolution_id text not null references resolution (id),
  figures text not null check (json_valid(figures)),
  adopted_by text not null references person (id),
  adopted_at text not null
) strict;
create trigger budget_final_never_changes before update on budget_final
  begin select raise(abort, 'adopted accounts never change'); end;
create trigger budget_final_is_kept before delete on budget_final begin select raise(abort, 'adopted accounts are kept'); end;
`,
};
