import type { Migration } from "./migration.ts";

/**
 * Lines of one statement in the order of their ids: their seal reads them so, and sorting a hundred thousand whole rows took
 * as much memory as all the rest of the import.
 */
export const bankLineOrder: Migration = {
  version: 495,
  name: "bank line order",
  sql: `
drop index bank_line_file;
create index bank_line_file on bank_line (statement_file_id, id);
`,
};
