import type { Migration } from "./migration.ts";

export const reviewOrder: Migration = {
  version: 70,
  name: "review-order",
  sql: `
-- 占用顺序: a spending takes its place in the use of a cap when it is reviewed. Vouchers from before this step have none.
alter table voucher add column review_no integer;
create index voucher_review_order on voucher (ledger_id, review_no) where review_no is not null;
create trigger voucher_review_takes_the_next_place before update of state on voucher
  when old.state = 'draft' and new.state = 'reviewed' and new.review_no is not (select coalesce(max(review_no), 0) + 1
    from voucher where ledger_id = new.ledger_id and review_no is not null)
  begin select raise(abort, 'a reviewed voucher takes the next place'); end;
create trigger voucher_keeps_its_place before update on voucher
  when old.state = 'reviewed' and new.state <> 'draft' and new.review_no is not old.review_no
  begin select raise(abort, 'a reviewed voucher keeps its place'); end;
create trigger voucher_draft_has_no_place before update on voucher
  when new.state = 'draft' and new.review_no is not null
  begin select raise(abort, 'a draft has no place among the reviewed'); end;
`,
};
