import { addDays, beginningOf, type Instant } from "#domain/core/dates.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

/**
 * When what people do with the program concerns a quarter: from its first day until its last month is closed, for its
 * vouchers are reviewed, posted and judged until then. `ended`: the quarter's own days are over from here on, and what
 * follows is also within the next one. Both are bounds nothing reaches: `from <= at < to`.
 */
export const actsOfQuarter = (
  reading: Reading,
  { ledger, firstDay, lastDay, months }: QuarterMaterial,
): { readonly from: Instant; readonly ended: Instant; readonly to: Instant | null } => {
  const ended = beginningOf(addDays(lastDay, 1));
  const closed = readPeriods(reading, ledger.id).find((period) => period.month === months[2]);
  const to = closed === undefined ? null : closed.closed_at > ended ? closed.closed_at : ended;
  return { from: beginningOf(firstDay), ended, to };
};
