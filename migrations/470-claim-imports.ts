import type { Migration } from "./migration.ts";

export const claimImports: Migration = {
  version: 470,
  name: "claim-imports",
  sql: `
-- Which claims came in with a form filled in at a village, and from which row of it.
create table claim_import_item (
  form_id text not null references claim_import (form_id),
  claim_id text not null unique references claim (id),
  row integer not null check (row > 0),
  primary key (form_id, row)
) strict, without rowid;
create trigger claim_import_item_never_changes before update on claim_import_item
  begin select raise(abort, 'an import is kept'); end;
create trigger claim_import_item_is_kept before delete on claim_import_item
  begin select raise(abort, 'an import is kept'); end;
create trigger claim_import_item_of_its_ledger before insert on claim_import_item
  when (select ledger_id from claim_import where form_id = new.form_id) is not (select ledger_id from claim where id = new.claim_id)
  begin select raise(abort, 'a form brings claims of its own ledger'); end;
`,
};
