import type { Migration } from "./migration.ts";

/** 购买方名称 of an invoice, so that K18 can tell an invoice made out to somebody else; '' where it was not written down. */
export const paperBuyers: Migration = {
  version: 830,
  name: "paper-buyers",
  sql: `
alter table document add column buyer text not null default '';
alter table claim_document add column buyer text not null default '';
`,
};
