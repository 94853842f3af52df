import { sql } from "kysely";
import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What tells one state of a ledger file from another; `hash` is null in a set of books without posted vouchers. */
export type LedgerState = {
  readonly lastTrailNo: number;
  readonly lastTrailAt: Instant | null;
  readonly unpostedCount: number;
  readonly ledgers: readonly { readonly name: string; readonly postedCount: number; readonly hash: string | null }[];
};

export const readLedgerState = (reading: Reading): LedgerState => {
  const trail = reading.first(sqlFor.selectFrom("trail").select(["no", "at"]).orderBy("no", "desc").limit(1));
  const unposted = reading.first(
    sqlFor
      .selectFrom("voucher")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("state", "<>", sql.lit("posted"))
      .orderBy("count"),
  );
  const ledgers = reading.all(
    sqlFor
      .selectFrom("ledger")
      .innerJoin("village", "village.id", "ledger.village_id")
      .leftJoin("voucher", (join) =>
        join.onRef("voucher.ledger_id", "=", "ledger.id").on("voucher.state", "=", "posted"),
      )
      .select(["ledger.id", "ledger.name"])
      .select((each) => [
        each.fn.count<number>("voucher.id").as("count"),
        each.fn.max<number | null>("voucher.chain_no").as("chain_no"),
      ])
      .groupBy(["ledger.id", "ledger.name", "village.code", "ledger.entity"])
      .orderBy("village.code")
      .orderBy("ledger.entity")
      .orderBy("ledger.id"),
  );
  return {
    lastTrailNo: trail?.no ?? 0,
    lastTrailAt: trail?.at ?? null,
    unpostedCount: unposted?.count ?? 0,
    ledgers: ledgers.map((ledger) => ({
      name: ledger.name,
      postedCount: ledger.count,
      hash: ledger.chain_no === null ? null : (headOf(reading, ledger) ?? null),
    })),
  };
};

const headOf = (
  reading: Reading,
  ledger: { readonly id: LedgerId; readonly chain_no: number | null },
): string | null | undefined =>
  reading.first(
    sqlFor
      .selectFrom("voucher")
      .select("hash")
      .where("ledger_id", "=", ledger.id)
      .where("chain_no", "=", ledger.chain_no)
      .orderBy("id"),
  )?.hash;
