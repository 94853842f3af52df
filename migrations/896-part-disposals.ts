import type { Migration } from "./migration.ts";

/** 部分处置: a part of a card leaves with its share of the cost, of what is worn off, and of what is expected to be left. */
export const partDisposals: Migration = {
  version: 896,
  name: "part-disposals",
  sql: `
alter table asset_event add column is_part integer not null default 0 check (is_part in (0, 1) and (is_part = 0 or kind = 'disposal'));
alter table asset_event add column residual_fen integer not null default 0 check (residual_fen = 0 or is_part = 1);
`,
};
