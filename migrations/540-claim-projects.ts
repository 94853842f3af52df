import type { Migration } from "./migration.ts";

export const claimProjects: Migration = {
  version: 540,
  name: "claim-projects",
  sql: `
-- The registered project a line of a claim is spent on, so that works can be claimed and judged before they are paid.
alter table claim_line add column project_item_id text references item (id);
create index claim_line_project on claim_line (project_item_id) where project_item_id is not null;
`,
};
