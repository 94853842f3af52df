import { sql } from "kysely";
import type { AlikeOnProject } from "#domain/checks/around.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { idOf, type CategoryId, type ItemId, type LedgerId, type VoucherId } from "#domain/core/ids.ts";
import { isCancelled, type AlikeRow } from "./around-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/**
 * Spendings of the ledger between two days (both included) whose entries name one of some projects; cancelled and red vouchers,
 * closings and drafts are left out. One row for each voucher, category and project, oldest first.
 */
export const alikeOnProjects = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly without: VoucherId | null },
  like: { readonly fromOn: LocalDate; readonly through: LocalDate; readonly itemIds: readonly ItemId[] },
): readonly AlikeRow<AlikeOnProject>[] =>
  like.itemIds.length === 0
    ? []
    : reading.all(
        sqlFor
          .selectFrom("voucher")
          .innerJoin("entry", "entry.voucher_id", "voucher.id")
          .innerJoin("entry_item", (join) =>
            join.onRef("entry_item.voucher_id", "=", "entry.voucher_id").onRef("entry_item.line", "=", "entry.line"),
          )
          .innerJoin("item", "item.id", "entry_item.item_id")
          .select([
            "voucher.id as voucherKey",
            "voucher.on_date as onDate",
            "voucher.number",
            "voucher.word",
            "voucher.state",
          ])
          .select(["item.id as itemId", "item.name"])
          .select(sql<CategoryId>`entry.category_id`.as("categoryId"))
          .select(sql<Fen>`sum(entry.debit_fen - entry.credit_fen)`.as("amountFen"))
          .where("voucher.ledger_id", "=", of.ledgerId)
          .where("voucher.on_date", ">=", like.fromOn)
          .where("voucher.on_date", "<=", like.through)
          .where("voucher.month", ">=", sql<never>`${like.fromOn.slice(0, 7)}`)
          .where("voucher.state", "<>", "draft")
          .where("voucher.kind", "in", ["ordinary", "supplement"])
          .where("voucher.id", "<>", of.without ?? idOf<VoucherId>(""))
          .where("entry.category_id", "is not", null)
          .where("item.id", "in", like.itemIds)
          .where(sql<boolean>`not ${isCancelled}`)
          .groupBy(["voucher.id", "entry.category_id", "item.id"])
          .orderBy("voucher.on_date")
          .orderBy("voucher.id")
          .orderBy("entry.category_id")
          .orderBy("item.id"),
      );
