import type { Migration } from "./migration.ts";

/** 规范 Art. 51(5): a wrong amount is put right by the difference, an error of an earlier year by one blue voucher; neither has a red half. */
export const loneCorrections: Migration = {
  version: 760,
  name: "lone corrections",
  sql: `
create table lone_correction (
  voucher_id text primary key references voucher (id) on delete cascade,
  way text not null check (way in ('difference', 'blue'))
) strict, without rowid;
create trigger lone_correction_fits before insert on lone_correction
  when not exists (select 1 from voucher where id = new.voucher_id and kind = 'supplement' and state = 'draft')
    or exists (select 1 from voucher red join voucher own on own.corrects_id = red.corrects_id
      where own.id = new.voucher_id and red.kind = 'red')
  begin select raise(abort, 'a correction without a red half is a draft beside no red one'); end;
create trigger lone_correction_never_changes before update on lone_correction
  begin select raise(abort, 'how a voucher was corrected stays'); end;
create trigger lone_correction_goes_with_its_draft before delete on lone_correction
  when exists (select 1 from voucher where id = old.voucher_id and state <> 'draft')
  begin select raise(abort, 'how a voucher was corrected stays'); end;
`,
};
