import type { Migration } from "./migration.ts";

export const handlers: Migration = {
  version: 80,
  name: "handlers",
  sql: `
-- 经手人: who at the village handled the money of a receipt or an invoice; '' where nobody was named.
alter table document add column handler text not null default '';
`,
};
