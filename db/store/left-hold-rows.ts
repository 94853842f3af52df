import * as z from "zod";
import type { LeftHold } from "#domain/checks/left-hold.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { amountsShape } from "./category-hold-rows.ts";
import { hitColumnsOf, hitFrom } from "./hit-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const texts = z.array(z.string());
const marksShape = z.object({ payees: texts, papers: texts, files: texts });

/** `subject`: the draft that is no more, in one line. */
export type KeptLeftHold = LeftHold & { readonly id: string; readonly subject: string; readonly leftAt: Instant };

/** Keeps what a rule held in a draft that is taken away or made smaller. */
export const keepLeftHold = (
  writing: Writing,
  of: Omit<KeptLeftHold, "leftAt">,
  left: { readonly ledgerId: LedgerId; readonly by: PersonId; readonly at: Instant },
): void => {
  const { no: _no, ...columns } = hitColumnsOf(of.hit, 0);
  writing.run(
    sqlFor.insertInto("left_hold").values({
      id: of.id,
      ledger_id: left.ledgerId,
      left_at: left.at,
      left_by: left.by,
      subject: of.subject,
      category_id: of.categoryId,
      amounts: JSON.stringify(of.amounts),
      marks: JSON.stringify(of.marks),
      ...columns,
    }),
  );
};

/** What was left in a ledger from `since` through `until`, the oldest first. */
export const readLeftHolds = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly since: Instant; readonly until: Instant },
): readonly KeptLeftHold[] =>
  reading
    .all(
      sqlFor
        .selectFrom("left_hold")
        .selectAll()
        .where("ledger_id", "=", of.ledgerId)
        .where("left_at", ">=", of.since)
        .where("left_at", "<=", of.until)
        .orderBy("left_at")
        .orderBy("id"),
    )
    .map((row) => ({
      id: row.id,
      subject: row.subject,
      leftAt: row.left_at,
      categoryId: row.category_id,
      amounts: amountsShape.parse(JSON.parse(row.amounts)),
      marks: marksShape.parse(JSON.parse(row.marks)),
      hit: hitFrom({ ...row, decision: "open" }),
    }));

export const dropLeftHold = (writing: Writing, id: string): void => {
  writing.run(sqlFor.deleteFrom("left_hold").where("id", "=", id));
};
