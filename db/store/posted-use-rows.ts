import type { PostedUse } from "#domain/caps/excess.ts";
import { firstDayOf, lastDayOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { CategoryId, LedgerId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { sql } from "kysely";
import { sqlFor, type Reading } from "./query.ts";
import { confirmedAtColumn, isInForce, opinionRule } from "./resolution-rows.ts";
import { isSpentWithin, movedCorrections } from "./spent-day-rows.ts";

/** Which months of which ledger and category: the part of a cap's period that has come to pass. */
export type UseSpan = {
  readonly ledgerId: LedgerId;
  readonly categoryIds: readonly CategoryId[];
  readonly first: Month;
  readonly last: Month;
  /** Only what was booked on or before this day, so that a later correction changes nothing that was told before it. */
  readonly through: LocalDate;
};

const namedInForce = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<VoucherId, ReadonlySet<ResolutionId>> => {
  const opinionSince = opinionRule(reading);
  const rows = reading.all(
    sqlFor
      .selectFrom("resolution")
      .innerJoin("voucher_resolution", "voucher_resolution.resolution_id", "resolution.id")
      .select(["voucher_resolution.voucher_id", "resolution.id", "resolution.computed", "resolution.opinion"])
      .select(confirmedAtColumn)
      .where("resolution.ledger_id", "=", ledgerId)
      .orderBy("voucher_resolution.voucher_id")
      .orderBy("resolution.id"),
  );
  const named = rows.filter((row) => isInForce(row, opinionSince));
  const groups = Map.groupBy(named, (row) => row.voucher_id);
  return new Map([...groups].map(([id, own]) => [id, new Set(own.map((row) => row.id))]));
};

/**
 * What the posted vouchers of a span have drawn on a category, in the order of use: that of their reviews. A correction stands on the
 * day of what it corrects.
 */
export const readPostedUses = (reading: Reading, span: UseSpan): readonly PostedUse[] => {
  const named = namedInForce(reading, span.ledgerId);
  const spentOn = new Map(movedCorrections(reading, span.ledgerId).map((each) => [each.id, each.spentOn]));
  const days = { from: firstDayOf(span.first), through: lastDayOf(span.last) };
  return reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .crossJoin("entry")
        .whereRef("entry.voucher_id", "=", "voucher.id")
        .select(["voucher.id", "voucher.on_date", "voucher.kind", "voucher.corrects_id"])
        .select(sql<number>`sum(entry.debit_fen - entry.credit_fen)`.as("net"))
        .where(isSpentWithin(reading, span.ledgerId, days))
        .where("voucher.on_date", "<=", span.through)
        .where("voucher.state", "=", "posted")
        .where("voucher.kind", "<>", "closing")
        .where("entry.category_id", "in", span.categoryIds)
        .groupBy("voucher.id")
        .orderBy(sql`coalesce(voucher.review_no, 0)`)
        .orderBy("voucher.reviewed_at")
        .orderBy("voucher.id"),
    )
    .map((row) => ({
      voucherId: row.id,
      onDate: spentOn.get(row.id) ?? row.on_date,
      amountFen: fen(row.net),
      correctsId: row.kind === "red" ? row.corrects_id : null,
      named: named.get(row.id) ?? new Set(),
    }));
};
