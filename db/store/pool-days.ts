import { sql } from "kysely";
import type { LocalDate } from "#domain/core/dates.ts";
import type { PoolFileId, PoolId, PoolLineId } from "#domain/core/ids.ts";
import { dayLineFrom, neighboursFrom, type DayNeighbours } from "./known-line-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** A day's lines of a pool in their order, with what puts them into the order of their balances. */
export const readPoolDay = (reading: Reading, poolId: PoolId, day: LocalDate) =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_pool_line")
        .select(["id", "booked_on", "traded_at", "amount_fen", "balance_fen", "pool_file_id", "day_order"])
        .where("pool_id", "=", poolId)
        .where("booked_on", "=", day)
        .orderBy("day_order")
        .orderBy("id"),
    )
    .map((row) => ({ ...dayLineFrom(row), id: row.id, fileId: row.pool_file_id, dayOrder: row.day_order }));

const linesAround = (poolId: PoolId) =>
  sqlFor
    .selectFrom("bank_pool_line")
    .select(["booked_on", "amount_fen", "balance_fen"])
    .where("pool_id", "=", poolId)
    .limit(1);

/** What the lines before and after a day of a pool say of its balances, and on which day the next one is. */
export const readBesidePoolDay = (reading: Reading, poolId: PoolId, day: LocalDate): DayNeighbours =>
  neighboursFrom(
    reading.first(
      linesAround(poolId)
        .where("booked_on", "<", day)
        .orderBy("booked_on", "desc")
        .orderBy("day_order", "desc")
        .orderBy("id", "desc"),
    ),
    reading.first(
      linesAround(poolId).where("booked_on", ">", day).orderBy("booked_on").orderBy("day_order").orderBy("id"),
    ),
  );

/** True where a pool has no line before a day. */
export const isFirstOfPool = (reading: Reading, poolId: PoolId, day: LocalDate): boolean =>
  reading.first(linesAround(poolId).where("booked_on", "<", day).orderBy("booked_on")) === undefined;

/** Gives a pool's line its place within its day; the only thing about it that may change. */
export const placePoolLine = (writing: Writing, id: PoolLineId, dayOrder: number): void => {
  writing.run(sqlFor.updateTable("bank_pool_line").set({ day_order: dayOrder }).where("id", "=", id));
};

/** Imports that have lines of a pool on some days, in the order of their ids. */
export const poolFilesOfDays = (reading: Reading, poolId: PoolId, days: readonly LocalDate[]): readonly PoolFileId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_pool_line")
        .select("pool_file_id")
        .distinct()
        .where("pool_id", "=", poolId)
        .where("booked_on", "in", sql<LocalDate>`(select value from json_each(${JSON.stringify(days)}))`)
        .orderBy("pool_file_id"),
    )
    .map((row) => row.pool_file_id);
