import type { Migration } from "./migration.ts";

export const cashCount: Migration = {
  version: 122,
  name: "cash count",
  sql: `
-- 现金盘点: what was counted and what the books said at that moment. A count is never changed; a wrong one is counted anew.
create table cash_count (
  id text primary key,
  ledger_id text not null references ledger (id),
  account_id text not null references account (id),
  counted_on text not null check (counted_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  pieces text not null check (json_valid(pieces)),
  counted_fen integer not null check (counted_fen >= 0),
  book_fen integer not null,
  witness text not null check (length(witness) between 1 and 40),
  note text not null,
  counted_by text not null references person (id),
  counted_at text not null
) strict;
create index cash_count_ledger on cash_count (ledger_id, counted_on);
create trigger cash_count_never_changes before update on cash_count begin select raise(abort, 'a count never changes'); end;
create trigger cash_count_stays before delete on cash_count begin select raise(abort, 'a count stays'); end;

-- The voucher that takes a difference to 待处理财产损溢; gone with a deleted draft, so that it can be made again.
create table cash_count_voucher (
  cash_count_id text primary key references cash_count (id),
  voucher_id text not null unique references voucher (id) on delete cascade
) strict, without rowid;
`,
};
