import { sql } from "kysely";
import type { VoucherId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";
import { isListed, lateFilesAmong, matchesAmong, type VoucherList } from "./seal-added.ts";
import { isDecided } from "./seal-holds.ts";
import type { SealKey } from "./seal-kinds.ts";
import { handoversAmong } from "./seal-registers.ts";

const posted = sqlFor.selectFrom("voucher").where("state", "=", "posted");

const cardLedgersAmong = (of: VoucherList) =>
  posted
    .where(isListed(of))
    .select("ledger_id as id")
    .where(
      sql<boolean>`(exists (select 1 from asset where asset.voucher_id = voucher.id)
        or exists (select 1 from asset_event where asset_event.voucher_id = voucher.id))`,
    )
    .distinct();

/** In the order they stand in the line of the log. */
const sealedByPosting = [
  ["chain", (of: VoucherList) => posted.where(isListed(of)).select("ledger_id as id").distinct()],
  ["assets", cardLedgersAmong],
  ["handovers", handoversAmong],
  ["decisions", (of: VoucherList) => posted.where(isListed(of)).select("id").where(isDecided)],
  ["late-files", lateFilesAmong],
  ["matches", matchesAmong],
] as const;

const sealableAmong = preparedQuery((of: VoucherList) => {
  const parts = sealedByPosting.map(
    ([kind, among], rank) => sql`select ${sql.lit(rank)} as rank, ${sql.lit(kind)} as kind, id from (${among(of)})`,
  );
  return sqlFor
    .selectFrom(sql<SealKey & { rank: number }>`(${sql.join(parts, sql` union all `)})`.as("sealable"))
    .select(["sealable.kind", "sealable.id"])
    .orderBy("sealable.rank")
    .orderBy("sealable.id");
});

/**
 * What posting some vouchers has to seal: their ledgers' chains, the vouchers that rules or votes decided, their late files,
 * and the statements whose lines they book. Asked at once: every posting asks it.
 */
export const postedSealable = (reading: Reading, ids: readonly VoucherId[]): readonly SealKey[] =>
  reading.all(sealableAmong({ ids: JSON.stringify(ids) }));
