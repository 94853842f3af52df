import type { Migration } from "./migration.ts";

// A receipt in red stands on the debit side with a minus and stays a receipt: the side decides, not the sign.
const ofMoney = (row: string): string => `from entry join account on account.id = entry.account_id
    where entry.voucher_id = ${row}.id and (account.code glob '101*' or account.code glob '102*')`;
const fittingWord = (row: string): string => `(select case when count(*) = 0 then '转'
    when sum(abs(entry.debit_fen) - abs(entry.credit_fen)) > 0 then '收' else '付' end ${ofMoney(row)})`;

/** What has money in red and waits to be posted takes the word it is asked for from now on; posted vouchers keep theirs. */
export const redWords: Migration = {
  version: 800,
  name: "red-words",
  sql: `
drop trigger voucher_word_fits;
drop trigger voucher_reviewed_is_frozen;
update voucher set word = ${fittingWord("voucher")}
  where state <> 'posted' and word <> '记'
    and exists (select 1 ${ofMoney("voucher")} and (entry.debit_fen < 0 or entry.credit_fen < 0))
    and not exists (select 1 from imported_voucher where voucher_id = voucher.id);
create trigger voucher_reviewed_is_frozen before update on voucher
  when old.state = 'reviewed' and (new.on_date <> old.on_date or new.ledger_id <> old.ledger_id or new.kind <> old.kind
    or new.prepared_by <> old.prepared_by or new.paper_count <> old.paper_count or new.word <> old.word)
  begin select raise(abort, 'a reviewed voucher is frozen'); end;
create trigger voucher_word_fits before update of state on voucher
  when new.state = 'posted' and new.word <> '记' and new.word <> ${fittingWord("new")}
    and not exists (select 1 from imported_voucher where voucher_id = new.id and source_word = new.word)
  begin select raise(abort, 'the word of a voucher fits its cash and bank accounts'); end;
`,
};
