import type { Migration } from "./migration.ts";

/**
 * 改用另一分类: a category of a draft that a rule held, with what was spent by category then. Once another category takes its
 * place, the row keeps why, by whom and when, together with the hit of then.
 */
export const categoryHolds: Migration = {
  version: 741,
  name: "category holds",
  sql: `
create table category_hold (
  id text primary key,
  voucher_id text references voucher (id) on delete cascade,
  claim_id text references claim (id) on delete cascade,
  category_id text not null references category (id),
  amounts text not null check (json_valid(amounts)),
  kind text not null,
  rule_id text not null,
  rule_version integer not null,
  severity text not null check (severity in ('needs-resolution', 'needs-approval', 'block')),
  line integer,
  facts text not null check (json_valid(facts)),
  basis text not null,
  categories_after text check (json_valid(categories_after)),
  reason text check (length(reason) between 1 and 200),
  changed_by text references person (id),
  changed_at text,
  check ((voucher_id is null) <> (claim_id is null)),
  check ((reason is null) = (categories_after is null) and (reason is null) = (changed_by is null)
    and (reason is null) = (changed_at is null))
) strict;
create unique index category_hold_voucher on category_hold (voucher_id, category_id) where reason is null and voucher_id is not null;
create unique index category_hold_claim on category_hold (claim_id, category_id) where reason is null and claim_id is not null;
create index category_hold_of_voucher on category_hold (voucher_id) where voucher_id is not null;
create index category_hold_of_claim on category_hold (claim_id) where claim_id is not null;
create trigger category_hold_keeps_its_reason before update on category_hold when old.reason is not null
  begin select raise(abort, 'why a category was changed stays as it was said'); end;
create trigger category_hold_stays before delete on category_hold when old.reason is not null
    and (exists (select 1 from voucher where id = old.voucher_id) or exists (select 1 from claim where id = old.claim_id))
  begin select raise(abort, 'why a category was changed is kept'); end;
`,
};
