import { firstDayOf, lastDayOf, type Month } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Who brought in the statement whose line shows a voucher's money, by voucher; the earliest line where there are several. */
export const readStatementTakers = (
  reading: Reading,
  ledgerId: LedgerId,
  month: Month,
): ReadonlyMap<VoucherId, PersonId> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("voucher")
          .innerJoin("bank_tie", "bank_tie.voucher_id", "voucher.id")
          .innerJoin("bank_line", "bank_line.id", "bank_tie.bank_line_id")
          .innerJoin("statement_file", "statement_file.id", "bank_line.statement_file_id")
          .select(["voucher.id", "statement_file.imported_by"])
          .where("voucher.ledger_id", "=", ledgerId)
          .where("voucher.state", "=", "posted")
          .where("voucher.month", "=", month)
          .orderBy("bank_line.booked_on", "desc")
          .orderBy("bank_line.id", "desc"),
      )
      .map((row) => [row.id, row.imported_by]),
  );

/** Who counted the cash of a ledger last in a month; undefined when nobody did. */
export const readCashCounter = (reading: Reading, ledgerId: LedgerId, month: Month): PersonId | undefined =>
  reading.first(
    sqlFor
      .selectFrom("cash_count")
      .select("counted_by")
      .where("ledger_id", "=", ledgerId)
      .where("counted_on", ">=", firstDayOf(month))
      .where("counted_on", "<=", lastDayOf(month))
      .orderBy("counted_on", "desc")
      .orderBy("counted_at", "desc"),
  )?.counted_by;
