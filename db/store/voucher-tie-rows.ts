import { sql } from "kysely";
import type { VoucherId } from "#domain/core/ids.ts";
import { standingReturns } from "./spending-return-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/**
 * True where a register rests on what a voucher books: a card or what happened to it, a stocktake, a list of households. Such a
 * register does not follow when the entries change; the draft is deleted and made again.
 */
export const isTied = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("voucher")
      .select("id")
      .where("id", "=", id)
      .where(
        sql<boolean>`(exists (select 1 from asset_event where voucher_id = ${id})
          or exists (select 1 from asset where voucher_id = ${id})
          or exists (select 1 from stocktake where voucher_id = ${id} or settled_voucher_id = ${id})
          or exists (select 1 from distribution where declared_voucher_id = ${id} or paid_voucher_id = ${id}))`,
      )
      .orderBy("id"),
  ) !== undefined;

/** True where a list of households rests on a voucher: who gets or pays what is the list's then, too. */
export const isOfList = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("distribution")
      .select("id")
      .where((either) => either.or([either("declared_voucher_id", "=", id), either("paid_voucher_id", "=", id)]))
      .orderBy("id")
      .limit(1),
  ) !== undefined;

/** True where a list of pay or subsidies is booked by a voucher: it is cancelled in red alone, and the list booked again. */
export const isOfPayList = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("pay_list")
      .select("id")
      .where((either) => either.or([either("voucher_id", "=", id), either("accrual_voucher_id", "=", id)]))
      .orderBy("id")
      .limit(1),
  ) !== undefined;

const isStanding = (column: "e.voucher_id" | "stocktake.settled_voucher_id" | "pay_list.voucher_id") =>
  sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = ${sql.ref(column)} and red.kind = 'red'
    and red.state = 'posted')`;

/**
 * Cards on which later things rest on this voucher: it brought the card, and wear or another change of it still stands; or it
 * changed a card that has left since. Taking it back would leave the accounts without their card.
 */
const cardsThatMovedOn = (reading: Reading, id: VoucherId): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom("asset")
        .innerJoin("asset_event as e", "e.asset_id", "asset.id")
        .select(["asset.number", "asset.name"])
        .distinct()
        .where("e.kind", "<>", "transfer")
        .where(sql<boolean>`coalesce(e.voucher_id, '') <> ${id}`)
        .where(sql<boolean>`(e.voucher_id is null or ${isStanding("e.voucher_id")})`)
        .where(
          sql<boolean>`(asset.voucher_id = ${id} or (e.kind in ('disposal', 'shortage')
            and exists (select 1 from asset_event own where own.asset_id = asset.id and own.voucher_id = ${id})))`,
        )
        .orderBy("asset.number"),
    )
    .map(({ number, name }) => `${number} ${name}`);

/** True while the differences a voucher proposed are settled by a later one that still stands. */
const isCountSettled = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("stocktake")
      .select("stocktake.id")
      .where("stocktake.voucher_id", "=", id)
      .where("stocktake.settled_voucher_id", "is not", null)
      .where(isStanding("stocktake.settled_voucher_id"))
      .orderBy("stocktake.id"),
  ) !== undefined;

/** Lists a voucher accrued whose payment still stands, or is drafted: it clears what would no longer be owed. */
const listsPaidSince = (reading: Reading, id: VoucherId): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom("pay_list")
        .select("title")
        .where("accrual_voucher_id", "=", id)
        .where("voucher_id", "is not", null)
        .where(isStanding("pay_list.voucher_id"))
        .orderBy("title"),
    )
    .map(({ title }) => `名单“${title}”的发放凭证`);

/** Vouchers that say money of this spending came back: without it they would take back what nobody spent. */
const returnsOf = (reading: Reading, id: VoucherId): readonly string[] =>
  standingReturns(reading, id).map(({ on_date, word, number }) =>
    number === null ? `${on_date} 退回这笔支出的已审核凭证` : `${on_date} 退回这笔支出的${word}-${number}`,
  );

/** What stands in the way of taking a voucher back, by name: cards that moved on, a count that is settled, a list that is paid. */
export const whatRestsOn = (reading: Reading, id: VoucherId): readonly string[] =>
  isCountSettled(reading, id)
    ? ["盘点差额的处理凭证"]
    : [...cardsThatMovedOn(reading, id), ...listsPaidSince(reading, id), ...returnsOf(reading, id)];
