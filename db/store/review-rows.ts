import { sql } from "kysely";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Writing } from "./query.ts";

/** draft → reviewed. Answers the new version. */
export const markReviewed = (
  writing: Writing,
  step: { readonly id: VoucherId; readonly version: number; readonly by: PersonId; readonly at: Instant },
): number => {
  writing.run(
    sqlFor
      .updateTable("voucher")
      .set({
        state: "reviewed",
        reviewed_by: step.by,
        reviewed_at: step.at,
        // The highest place among those that stand, and one more: a returned voucher goes to the end.
        review_no: sql`(select coalesce(max(other.review_no), 0) + 1 from voucher as other
          where other.ledger_id = voucher.ledger_id and other.review_no is not null)`,
        version: step.version + 1,
        returned_reason: null,
      })
      .where("id", "=", step.id),
  );
  return step.version + 1;
};

/** reviewed or draft → draft with the reviewer's reason. Answers the new version. */
export const markReturned = (
  writing: Writing,
  step: { readonly id: VoucherId; readonly version: number; readonly reason: string },
): number => {
  writing.run(
    sqlFor
      .updateTable("voucher")
      .set({
        state: "draft",
        reviewed_by: null,
        reviewed_at: null,
        review_no: null,
        version: step.version + 1,
        returned_reason: step.reason,
      })
      .where("id", "=", step.id),
  );
  return step.version + 1;
};
