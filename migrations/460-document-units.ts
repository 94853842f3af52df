import type { Migration } from "./migration.ts";

export const documentUnits: Migration = {
  version: 460,
  name: "document-units",
  sql: `
-- How many people, days, meals or kilometres a paper names, for standards by the unit; null where it names none.
alter table document add column units integer check (units is null or units > 0);
alter table claim_document add column units integer check (units is null or units > 0);
`,
};
