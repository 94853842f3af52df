import { sql } from "kysely";
import { monthsOfPeriod, type CapPeriod } from "#domain/caps/cap.ts";
import { unitsOf } from "#domain/checks/unit-standard.ts";
import { firstDayOf, lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { CategoryId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import { isSpentWithin } from "./spent-day-rows.ts";

/** How many persons, days or meetings the papers of a period's spendings on some categories name; vouchers cancelled in red left out. */
export const readUnitsSpent = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly categoryIds: readonly CategoryId[];
    readonly period: CapPeriod;
    readonly on: LocalDate;
  },
): number => {
  const { first, last } = monthsOfPeriod(of.period, of.on);
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("document", "document.voucher_id", "voucher.id")
      .select(["voucher.id", "document.kind", "document.units"])
      .where("voucher.ledger_id", "=", of.ledgerId)
      .where("voucher.state", "<>", "draft")
      .where("voucher.kind", "in", ["ordinary", "supplement"])
      .where(isSpentWithin(reading, of.ledgerId, { from: firstDayOf(first), through: lastDayOf(last) }))
      .where("document.units", "is not", null)
      .where((where) =>
        where.exists(
          sqlFor
            .selectFrom("entry")
            .select("entry.line")
            .where(sql<boolean>`entry.voucher_id = voucher.id`)
            .where("entry.category_id", "in", of.categoryIds),
        ),
      )
      .where(
        sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
          and red.state = 'posted')`,
      )
      .orderBy("voucher.id")
      .orderBy("document.no"),
  );
  const vouchers = [...Map.groupBy(rows, (row) => row.id).values()];
  return sumOf(vouchers, (documents) => unitsOf(documents) ?? 0);
};
