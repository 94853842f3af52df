import { sql } from "kysely";
import type { VoucherId } from "#domain/core/ids.ts";
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
