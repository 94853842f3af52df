import type { Migration } from "./migration.ts";

/** 支出退回: a voucher that takes spending of a category back names the posted spending whose money came back. */
export const spendingReturns: Migration = {
  version: 840,
  name: "spending returns",
  sql: `
create table spending_return (
  voucher_id text primary key references voucher (id) on delete cascade,
  spending_id text not null references voucher (id),
  named_by text not null references person (id),
  named_at text not null
) strict, without rowid;
create index spending_return_of on spending_return (spending_id);
create trigger spending_return_fits before insert on spending_return
  when not exists (select 1 from voucher own join voucher spent on spent.ledger_id = own.ledger_id
    where own.id = new.voucher_id and own.state = 'draft' and own.kind in ('ordinary', 'supplement')
      and spent.id = new.spending_id and spent.state = 'posted' and spent.kind in ('ordinary', 'supplement'))
  begin select raise(abort, 'a draft names a posted spending of its own ledger'); end;
create trigger spending_return_never_changes before update on spending_return
  begin select raise(abort, 'which spending came back is named anew, not changed'); end;
create trigger spending_return_is_kept before delete on spending_return
  when exists (select 1 from voucher where id = old.voucher_id and state <> 'draft')
  begin select raise(abort, 'which spending came back stays with the voucher'); end;
`,
};
