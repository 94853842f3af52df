import { sql } from "kysely";
import type { VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What of the registers beside the books rests on a voucher: asset cards, a stocktake, a list of households. */
export type VoucherTies = { readonly isOfCards: boolean; readonly isOfStocktake: boolean; readonly isOfList: boolean };

/** Which registers a voucher was made from; a red one or a copy of it has no such tie itself. */
export const readVoucherTies = (reading: Reading, id: VoucherId): VoucherTies => {
  const row = reading.first(
    sqlFor
      .selectFrom("voucher")
      .select([
        sql<0 | 1>`(exists (select 1 from asset_event where voucher_id = voucher.id)
          or exists (select 1 from asset where voucher_id = voucher.id))`.as("cards"),
        sql<
          0 | 1
        >`exists (select 1 from stocktake where voucher_id = voucher.id or settled_voucher_id = voucher.id)`.as(
          "stocktake",
        ),
        sql<0 | 1>`exists (select 1 from distribution
          where declared_voucher_id = voucher.id or paid_voucher_id = voucher.id)`.as("list"),
      ])
      .where("id", "=", id)
      .orderBy("id"),
  );
  return { isOfCards: row?.cards === 1, isOfStocktake: row?.stocktake === 1, isOfList: row?.list === 1 };
};

const isStanding = (column: "e.voucher_id" | "stocktake.settled_voucher_id") =>
  sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = ${sql.ref(column)} and red.kind = 'red'
    and red.state = 'posted')`;

/**
 * Cards on which later things rest on this voucher: it brought the card, and wear or another change of it still stands; or it
 * changed a card that has left since. Taking it back would leave the accounts without their card.
 */
export const cardsThatMovedOn = (reading: Reading, id: VoucherId): readonly string[] =>
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
export const isCountSettled = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("stocktake")
      .select("stocktake.id")
      .where("stocktake.voucher_id", "=", id)
      .where("stocktake.settled_voucher_id", "is not", null)
      .where(isStanding("stocktake.settled_voucher_id"))
      .orderBy("stocktake.id"),
  ) !== undefined;
