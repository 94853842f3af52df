import { sql } from "kysely";
import type { Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** The line of the log that closed a month of a ledger, by the seal it set; its number is bound to the closing for good. */
export const closingLine = (reading: Reading, ledgerId: LedgerId, closed: Month): number | undefined =>
  reading.first(
    sqlFor
      .selectFrom("trail")
      .select("no")
      .where("action", "like", "period.close%")
      .where(sql<boolean>`instr(facts, ${`"period ${ledgerId} ${closed} `}) > 0`)
      .orderBy("no")
      .limit(1),
  )?.no;
