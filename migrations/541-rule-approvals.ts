import type { Migration } from "./migration.ts";

export const ruleApprovals: Migration = {
  version: 541,
  name: "rule-approvals",
  sql: `
-- 上级审批: who of the township agreed, on what paper, to one spending that a rule holds until somebody above does. It stands for one
-- version of the rule and for no more than the amount it was given for; it goes with the draft it was given for.
create table rule_approval (
  id text primary key,
  ledger_id text not null references ledger (id),
  voucher_id text references voucher (id) on delete cascade,
  claim_id text references claim (id),
  kind text not null,
  rule_id text not null,
  rule_version integer not null,
  amount_fen integer not null,
  approver text not null check (length(approver) between 1 and 40),
  post text not null check (length(post) between 1 and 40),
  paper text not null check (length(paper) between 1 and 80),
  on_date text not null,
  reason text not null check (length(reason) between 1 and 200),
  recorded_by text not null references person (id),
  recorded_at text not null,
  check ((voucher_id is null) <> (claim_id is null))
) strict;
create index rule_approval_voucher on rule_approval (voucher_id) where voucher_id is not null;
create index rule_approval_claim on rule_approval (claim_id) where claim_id is not null;
create trigger rule_approval_never_changes before update on rule_approval
  begin select raise(abort, 'an approval is kept as it was recorded'); end;
create trigger rule_approval_is_by_another before insert on rule_approval
  when new.recorded_by = (select prepared_by from voucher where id = new.voucher_id)
    or new.recorded_by = (select v.saved_by from claim c join claim_version v on v.claim_id = c.id and v.version = c.version
      where c.id = new.claim_id)
  begin select raise(abort, 'who prepared it does not record its approval'); end;
create trigger rule_approval_is_kept before delete on rule_approval
  when exists (select 1 from voucher where id = old.voucher_id and state <> 'draft')
    or exists (select 1 from claim where id = old.claim_id and state in ('reviewed', 'paid', 'vouchered'))
  begin select raise(abort, 'what a review rested on is kept'); end;
`,
};
