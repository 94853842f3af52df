import { sql, type Compilable } from "kysely";
import type { ClaimId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";

/** Which categories of a voucher or a claim a rule held, and why others took their place: sealed with what they belong to. */
export const heldCategoryRows = (of: { readonly voucherId: VoucherId } | { readonly claimId: ClaimId }): Compilable => {
  const rows = sqlFor.selectFrom("category_hold").selectAll().orderBy("id");
  return "voucherId" in of ? rows.where("voucher_id", "=", of.voucherId) : rows.where("claim_id", "=", of.claimId);
};

/** Which spending a voucher says came back: sealed with what decided it. */
export const returnRows = (voucherId: VoucherId): Compilable =>
  sqlFor.selectFrom("spending_return").selectAll().where("voucher_id", "=", voucherId).orderBy("voucher_id");

/**
 * The condition that a vote or a rule stood behind a voucher, or that a category in it took a held one's place: that is a decision
 * too, with no hit left to stand beside it.
 */
export const isDecided = sql<boolean>`(exists (select 1 from voucher_resolution where voucher_id = voucher.id)
  or exists (select 1 from hit where voucher_id = voucher.id and stage in ('review', 'posting'))
  or exists (select 1 from category_hold where voucher_id = voucher.id)
  or exists (select 1 from spending_return where voucher_id = voucher.id))`;
