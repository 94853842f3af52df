import { sql } from "kysely";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { CategoryId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** The posted spending whose money a voucher says came back; undefined where it names none. */
export const readReturnOf = (reading: Reading, voucherId: VoucherId): VoucherId | undefined =>
  reading.first(sqlFor.selectFrom("spending_return").select("spending_id").where("voucher_id", "=", voucherId))
    ?.spending_id;

/** Names the spending that came back, in place of one named before. */
export const nameReturn = (
  writing: Writing,
  named: { readonly voucherId: VoucherId; readonly spendingId: VoucherId; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(sqlFor.deleteFrom("spending_return").where("voucher_id", "=", named.voucherId));
  writing.run(
    sqlFor.insertInto("spending_return").values({
      voucher_id: named.voucherId,
      spending_id: named.spendingId,
      named_by: named.by,
      named_at: named.at,
    }),
  );
};

/**
 * What is left of a spending by category (fen): itself with all that corrects it and all that came back of it, drafts and one
 * voucher left out.
 */
export const leftOfSpending = (
  reading: Reading,
  spendingId: VoucherId,
  without: VoucherId,
): ReadonlyMap<CategoryId, Fen> => {
  const family = sql`with recursive family (id) as (
    select ${spendingId}
    union select own.id from voucher own join family on own.corrects_id = family.id
    union select back.voucher_id from spending_return back join family on back.spending_id = family.id
  ) select id from family`;
  const rows = reading.all(
    sqlFor
      .selectFrom("entry")
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .select(["entry.category_id as id", sql<number>`sum(entry.debit_fen - entry.credit_fen)`.as("net")])
      .where(sql<boolean>`voucher.id in (${family})`)
      .where("voucher.id", "<>", without)
      .where("voucher.state", "<>", "draft")
      .groupBy("entry.category_id")
      .orderBy("entry.category_id"),
  );
  return new Map(rows.flatMap(({ id, net }) => (id === null ? [] : [[id, fen(Math.max(net, 0))] as const])));
};

/** The vouchers, not drafts, that say money of a spending came back, and that nobody cancelled: their days. */
export const standingReturns = (reading: Reading, spendingId: VoucherId) =>
  reading.all(
    sqlFor
      .selectFrom("spending_return")
      .innerJoin("voucher", "voucher.id", "spending_return.voucher_id")
      .select(["voucher.id", "voucher.on_date", "voucher.word", "voucher.number"])
      .where("spending_return.spending_id", "=", spendingId)
      .where("voucher.state", "<>", "draft")
      .where(
        sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
          and red.state = 'posted')`,
      )
      .orderBy("voucher.on_date")
      .orderBy("voucher.id"),
  );
