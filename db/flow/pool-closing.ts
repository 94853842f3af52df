import { lastDayOf, type Month } from "#domain/core/dates.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { MonthFacts } from "#domain/posting/closing.ts";
import { textOfLine } from "#store/bank-line-rows.ts";
import { readOpenPoolLines, type PoolLineRow } from "#store/pool-line-rows.ts";
import { readPools, readPoolsOfLedger } from "#store/pool-rows.ts";
import type { Reading } from "#store/query.ts";
import { headOf } from "./pools.ts";

const textOf = (line: PoolLineRow): string =>
  [line.bookedOn, line.counterpartyName, textOfLine(line), moneyTextFromFen(line.amountFen)]
    .filter((text) => text !== "")
    .join(" ");

/** What the pools a ledger shares have open at a month's end. */
export const poolFactsOf = (
  reading: Reading,
  ledgerId: LedgerId,
  month: Month,
): Pick<MonthFacts, "unallocatedPoolLines" | "unevenPools"> => {
  const ids = readPoolsOfLedger(reading, ledgerId);
  if (ids.size === 0) return { unallocatedPoolLines: [], unevenPools: [] };
  const pools = readPools(reading).filter((pool) => ids.has(pool.id));
  return {
    unallocatedPoolLines: pools.flatMap((pool) => readOpenPoolLines(reading, pool.id, lastDayOf(month)).map(textOf)),
    unevenPools: pools
      .map((pool) => headOf(reading, pool, lastDayOf(month)))
      .filter(({ differenceFen }) => differenceFen !== 0)
      .map((pool) => `${pool.bankName} ${pool.number}（相差 ${moneyTextFromFen(pool.differenceFen)}）`),
  };
};
