import type { PostedUse } from "#domain/caps/excess.ts";
import type { Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { CategoryId, LedgerId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { sql } from "kysely";
import { sqlFor, type Reading } from "./query.ts";
import { confirmedAtColumn, isInForce, opinionRule } from "./resolution-rows.ts";

/** Which months of which ledger and category: the part of a cap's period that has come to pass. */
export type UseSpan = {
  readonly ledgerId: LedgerId;
  readonly categoryIds: readonly CategoryId[];
  readonly first: Month;
  readonly last: Month;
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

/** What the posted vouchers of a span have drawn on a category, in the order of use: that of their reviews. */
export const readPostedUses = (reading: Reading, span: UseSpan): readonly PostedUse[] => {
  const named = namedInForce(reading, span.ledgerId);
  return reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .crossJoin("entry")
        .whereRef("entry.voucher_id", "=", "voucher.id")
        .select(["voucher.id", "voucher.on_date", "voucher.kind", "voucher.corrects_id"])
        .select(sql<number>`sum(entry.debit_fen - entry.credit_fen)`.as("net"))
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.first)
        .where("voucher.month", "<=", span.last)
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
      onDate: row.on_date,
      amountFen: fen(row.net),
      correctsId: row.kind === "red" ? row.corrects_id : null,
      named: named.get(row.id) ?? new Set(),
    }));
};
