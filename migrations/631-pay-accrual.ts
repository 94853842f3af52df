import type { Migration } from "./migration.ts";

/**
 * 先计提后发放: a list whose scheme accrues is booked twice, first as what is owed (accrual_voucher_id), then as what is paid
 * (voucher_id). Which account the accrual goes to stands in the scheme's parameters.
 */
export const payAccrual: Migration = {
  version: 631,
  name: "pay accrual",
  sql: `
alter table pay_list add column accrual_voucher_id text references voucher (id) on delete set null;
create index pay_list_accrual on pay_list (accrual_voucher_id) where accrual_voucher_id is not null;
create trigger pay_list_accrues_when_approved before update of accrual_voucher_id on pay_list
  when new.accrual_voucher_id is not null and new.approved_at is null
  begin select raise(abort, 'only an approved list is accrued'); end;
create trigger pay_list_accrues_by_its_scheme before update of accrual_voucher_id on pay_list
  when new.accrual_voucher_id is not null
    and (select json_extract(parameters, '$.accrual') from pay_scheme_version
      where scheme_id = new.scheme_id and version = new.version) is null
  begin select raise(abort, 'this scheme does not accrue'); end;
create trigger pay_list_accrues_before_it_pays before update of voucher_id on pay_list
  when new.voucher_id is not null and new.accrual_voucher_id is null
    and (select json_extract(parameters, '$.accrual') from pay_scheme_version
      where scheme_id = new.scheme_id and version = new.version) is not null
  begin select raise(abort, 'a list that accrues is accrued before it is paid'); end;
`,
};
