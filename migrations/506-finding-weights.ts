import type { Migration } from "./migration.ts";

/** What a finding said when its answer was signed: a signature does not cover what the finding has since become. */
export const findingWeights: Migration = {
  version: 506,
  name: "finding-weights",
  sql: `
create table finding_weight (
  finding_id text primary key references finding (id),
  weight text not null check (length(weight) > 0)
) strict, without rowid;
`,
};
