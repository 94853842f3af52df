import type { Migration } from "./migration.ts";

/** Finds what the log says last of a voucher's review: posting asks it of every voucher. */
export const reviewsInLog: Migration = {
  version: 860,
  name: "reviews-in-log",
  sql: `
create index trail_of_review on trail (case when json_valid(facts) then json_extract(facts, '$.voucherId') end, no)
  where action in ('voucher.review', 'voucher.return');
`,
};
