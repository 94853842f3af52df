import type { Migration } from "./migration.ts";

/** 退票: a payment that was made may come back, not before it was made and never without a ground; nothing else of it changes. */
export const payoutReturns: Migration = {
  version: 880,
  name: "payout-returns",
  sql: `
drop trigger payout_row_keeps_its_payment;
create trigger payout_row_keeps_its_payment before update on payout_row
  when new.payout_id <> old.payout_id or new.no <> old.no or new.source_no <> old.source_no or new.name <> old.name
    or new.account <> old.account or new.amount_fen <> old.amount_fen or new.bank_name <> old.bank_name
    or old.state = 'paid' and not (new.state = 'failed' and new.reason <> '' and new.answered_on >= old.answered_on)
  begin select raise(abort, 'what was handed to the bank never changes'); end;
`,
};
