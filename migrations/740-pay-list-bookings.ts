import type { Migration } from "./migration.ts";

/** The vouchers a pay list was booked by before they were cancelled in red and it was booked again: closed quarters tell of them. */
export const payListBookings: Migration = {
  version: 740,
  name: "pay list bookings",
  sql: `
create table pay_list_past (
  list_id text not null references pay_list (id),
  voucher_id text not null references voucher (id),
  primary key (list_id, voucher_id)
) strict, without rowid;
create index pay_list_past_voucher on pay_list_past (voucher_id);
create trigger pay_list_keeps_its_payment after update of voucher_id on pay_list
  when old.voucher_id is not null and new.voucher_id is not null and old.voucher_id <> new.voucher_id
  begin insert into pay_list_past values (old.id, old.voucher_id); end;
create trigger pay_list_is_paid_once before update of voucher_id on pay_list
  when old.voucher_id is not null and new.voucher_id is not null and old.voucher_id <> new.voucher_id
    and not exists (select 1 from voucher red where red.corrects_id = old.voucher_id and red.kind = 'red' and red.state = 'posted')
  begin select raise(abort, 'a list is booked again only once its voucher is cancelled in red'); end;
create trigger pay_list_is_accrued_once before update of accrual_voucher_id on pay_list
  when old.accrual_voucher_id is not null and new.accrual_voucher_id is not null and old.accrual_voucher_id <> new.accrual_voucher_id
    and not exists (select 1 from voucher red where red.corrects_id = old.accrual_voucher_id and red.kind = 'red'
      and red.state = 'posted')
  begin select raise(abort, 'a list is accrued again only once its accrual is cancelled in red'); end;
create trigger pay_list_past_stays before update on pay_list_past
  begin select raise(abort, 'what booked a list stays'); end;
create trigger pay_list_past_is_kept before delete on pay_list_past
  begin select raise(abort, 'what booked a list stays'); end;
`,
};
