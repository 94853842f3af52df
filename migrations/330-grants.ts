import type { Migration } from "./migration.ts";

export const grants: Migration = {
  version: 330,
  name: "grants",
  sql: `
-- 拨款台账: public money promised to a set of books. What a document says stands in versions; a change is a new one.
create table public_grant (
  id text primary key,
  ledger_id text not null references ledger (id),
  item_id text not null references item (id),
  allocation_id text references fund_allocation (id),
  recorded_by text not null references person (id),
  recorded_at text not null
) strict;
create index public_grant_ledger on public_grant (ledger_id);
create index public_grant_item on public_grant (item_id);
create trigger public_grant_never_changes before update on public_grant
  begin select raise(abort, 'a grant is changed by a new version'); end;
create trigger public_grant_is_kept before delete on public_grant begin select raise(abort, 'a grant is kept'); end;
create trigger public_grant_names_a_fund_of_its_books before insert on public_grant
  when not exists (select 1 from item where id = new.item_id and ledger_id = new.ledger_id and kind = 'fund')
  begin select raise(abort, 'a grant names a fund of its own books'); end;

create table grant_version (
  grant_id text not null references public_grant (id),
  version integer not null check (version > 0),
  -- From which month on it counts: never a closed one.
  from_month text not null check (from_month glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  document text not null check (length(document) between 1 and 60),
  department text not null check (length(department) between 1 and 60),
  title text not null check (length(title) between 1 and 80),
  granted_on text not null check (granted_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  expires_on text check (expires_on is null or expires_on >= granted_on),
  amount_fen integer not null check (amount_fen > 0),
  category_ids text not null check (json_valid(category_ids)),
  expected text not null check (json_valid(expected)),
  reason text not null check (length(reason) <= 200),
  saved_by text not null references person (id),
  saved_at text not null,
  primary key (grant_id, version)
) strict, without rowid;
create trigger grant_version_never_changes before update on grant_version
  begin select raise(abort, 'a version of a grant never changes'); end;
create trigger grant_version_is_kept before delete on grant_version
  begin select raise(abort, 'a version of a grant is kept'); end;
create trigger grant_versions_count_on before insert on grant_version
  when new.version <> (select coalesce(max(version), 0) + 1 from grant_version where grant_id = new.grant_id)
    or new.from_month < (select coalesce(max(from_month), '') from grant_version where grant_id = new.grant_id)
  begin select raise(abort, 'versions of a grant count on'); end;
create trigger grant_version_spares_closed_months before insert on grant_version
  when exists (select 1 from period p join public_grant g on g.ledger_id = p.ledger_id
    where g.id = new.grant_id and p.month >= new.from_month)
  begin select raise(abort, 'a version of a grant counts from an open month'); end;

-- What arrived of a grant, and what was passed on: tied to a bank line or to a posted voucher.
create table grant_tie (
  id text primary key,
  grant_id text not null references public_grant (id),
  kind text not null check (kind in ('received', 'passed-on')),
  bank_line_id text references bank_line (id),
  voucher_id text references voucher (id),
  amount_fen integer not null check (amount_fen > 0),
  on_date text not null,
  counts_from text not null check (counts_from glob '[12][0-9][0-9][0-9]-[01][0-9]'),
  tied_by text not null references person (id),
  tied_at text not null,
  check ((bank_line_id is null) <> (voucher_id is null))
) strict;
create index grant_tie_grant on grant_tie (grant_id);
create index grant_tie_line on grant_tie (bank_line_id) where bank_line_id is not null;
create index grant_tie_voucher on grant_tie (voucher_id) where voucher_id is not null;
create trigger grant_tie_never_changes before update on grant_tie
  begin select raise(abort, 'a tie of a grant never changes'); end;
create trigger grant_tie_stays_in_its_books before insert on grant_tie
  when (select ledger_id from public_grant where id = new.grant_id) is not coalesce(
    (select ledger_id from bank_line where id = new.bank_line_id),
    (select ledger_id from voucher where id = new.voucher_id and state = 'posted'))
  begin select raise(abort, 'a tie of a grant stays within its books, on posted vouchers'); end;
create trigger grant_tie_within_its_line before insert on grant_tie
  when new.bank_line_id is not null and exists (select 1 from bank_line l where l.id = new.bank_line_id
    and (case new.kind when 'received' then l.amount_fen else -l.amount_fen end)
      < new.amount_fen + (select coalesce(sum(amount_fen), 0) from grant_tie where bank_line_id = l.id))
  begin select raise(abort, 'ties of grants stay within their bank line'); end;
create trigger grant_tie_spares_closed_months before insert on grant_tie
  when exists (select 1 from period p join public_grant g on g.ledger_id = p.ledger_id
    where g.id = new.grant_id and p.month >= new.counts_from)
  begin select raise(abort, 'a tie of a grant counts from an open month'); end;
create trigger grant_tie_of_a_closed_month_is_kept before delete on grant_tie
  when exists (select 1 from period p join public_grant g on g.ledger_id = p.ledger_id
    where g.id = old.grant_id and p.month >= old.counts_from)
  begin select raise(abort, 'a tie of a closed month is kept'); end;

-- 资金统筹分配: several departments' money and the township's own, divided among villages.
create table fund_allocation (
  id text primary key,
  quarter text not null check (quarter glob '[12][0-9][0-9][0-9]Q[1-4]'),
  title text not null check (length(title) between 1 and 80),
  document text not null check (length(document) between 1 and 60),
  matching_fen integer not null check (matching_fen >= 0),
  sources text not null check (json_valid(sources)),
  shares text not null check (json_valid(shares)),
  category_ids text not null check (json_valid(category_ids)),
  note text not null check (length(note) <= 300),
  proposed_by text not null references person (id),
  proposed_at text not null,
  decided_by text references person (id),
  decided_at text,
  decided_on text,
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by is null or decided_by <> proposed_by)
) strict;
create trigger fund_allocation_decided_is_frozen before update on fund_allocation when old.decided_by is not null
  begin select raise(abort, 'a decided allocation never changes'); end;
create trigger fund_allocation_decided_is_kept before delete on fund_allocation when old.decided_by is not null
  begin select raise(abort, 'a decided allocation is kept'); end;
`,
};
