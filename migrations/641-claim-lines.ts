import type { Migration } from "./migration.ts";

/** The bank line a claim was drafted from, so that its voucher is tied to the line and nobody books the line a second time. */
export const claimLines: Migration = {
  version: 641,
  name: "claim lines",
  sql: `
-- A line whose claim was withdrawn or refused is free again, to be deleted too: so it is named, not referred to.
create table claim_bank_line (
  claim_id text primary key references claim (id),
  bank_line_id text not null,
  claimed_by text not null references person (id),
  claimed_at text not null
) strict, without rowid;
create index claim_bank_line_line on claim_bank_line (bank_line_id);
create trigger claim_bank_line_fits before insert on claim_bank_line
  when not exists (select 1 from claim c join bank_line l on l.ledger_id = c.ledger_id
    where c.id = new.claim_id and l.id = new.bank_line_id and l.amount_fen < 0)
    or exists (select 1 from bank_match where bank_line_id = new.bank_line_id)
    or exists (select 1 from claim_bank_line o join claim c on c.id = o.claim_id
      where o.bank_line_id = new.bank_line_id and c.state not in ('withdrawn', 'refused'))
  begin select raise(abort, 'a claim is drafted from one open line of its ledger'); end;
create trigger claim_bank_line_never_changes before update on claim_bank_line
  begin select raise(abort, 'the line of a claim stays'); end;
create trigger claim_bank_line_is_kept before delete on claim_bank_line
  begin select raise(abort, 'the line of a claim stays'); end;
`,
};
