import type { Migration } from "./migration.ts";

/** What each record of a sealed register was when the log last sealed it, so that one that differs can be named. */
export const sealParts: Migration = {
  version: 861,
  name: "seal-parts",
  sql: `
create table seal_part (
  kind text not null,
  id text not null,
  digest text not null,
  name text not null,
  primary key (kind, id, digest, name)
) strict, without rowid;
`,
};
