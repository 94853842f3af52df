import type { Migration } from "./migration.ts";

export const findingRegister: Migration = {
  version: 770,
  name: "finding-register",
  sql: `
-- 疑点登记: the ledgers whose findings are sealed as a whole, answered or not, from the first time they were listed on.
create table finding_register (
  ledger_id text primary key references ledger (id),
  first_at text not null
) strict;
create trigger finding_register_is_kept before delete on finding_register
begin select raise(abort, 'a register of findings is kept'); end;
`,
};
