import { sql } from "kysely";
import { idOf, type PoolFileId, type PoolId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/**
 * pool: by pool, itself, its shares, what passed between those of converted books, the transfers between them and what its lines were allocated to; and by import into a pool,
 * the import with its lines.
 */
export const poolSeals = {
  pool: {
    ids: sqlFor
      .selectFrom("bank_pool")
      .select(sql<string>`id`.as("id"))
      .union(sqlFor.selectFrom("bank_pool_file").select(sql<string>`id`.as("id")))
      .orderBy("id"),
    rows: (id) => {
      const poolId = idOf<PoolId>(id);
      const fileId = idOf<PoolFileId>(id);
      return [
        sqlFor.selectFrom("bank_pool").selectAll().where("id", "=", poolId).orderBy("id"),
        sqlFor.selectFrom("bank_pool_share").selectAll().where("pool_id", "=", poolId).orderBy("bank_account_id"),
        sqlFor
          .selectFrom("bank_pool_passage")
          .innerJoin("bank_pool_share", "bank_pool_share.bank_account_id", "bank_pool_passage.from_account_id")
          .selectAll("bank_pool_passage")
          .where("bank_pool_share.pool_id", "=", poolId)
          .orderBy("bank_pool_passage.from_account_id"),
        sqlFor.selectFrom("bank_pool_transfer").selectAll().where("pool_id", "=", poolId).orderBy("id"),
        sqlFor
          .selectFrom("bank_pool_part")
          .innerJoin("bank_line", "bank_line.id", "bank_pool_part.bank_line_id")
          .innerJoin("bank_pool_share", "bank_pool_share.bank_account_id", "bank_line.bank_account_id")
          .selectAll("bank_pool_part")
          .where("bank_pool_share.pool_id", "=", poolId)
          .orderBy("bank_pool_part.bank_line_id"),
        sqlFor.selectFrom("bank_pool_file").selectAll().where("id", "=", fileId).orderBy("id"),
        sqlFor.selectFrom("bank_pool_line").selectAll().where("pool_file_id", "=", fileId).orderBy("id"),
      ];
    },
  },
} as const satisfies Readonly<Record<string, Sealed>>;
