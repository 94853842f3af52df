import { sql } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankLineId, PersonId, PoolId, PoolTransferId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** Money moved between two sub-balances of a pool. */
export const insertTransfer = (
  writing: Writing,
  transfer: {
    readonly id: PoolTransferId;
    readonly poolId: PoolId;
    readonly onDate: LocalDate;
    readonly amountFen: Fen;
    readonly reason: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("bank_pool_transfer").values({
      id: transfer.id,
      pool_id: transfer.poolId,
      on_date: transfer.onDate,
      amount_fen: transfer.amountFen,
      reason: transfer.reason,
      made_by: transfer.by,
      made_at: transfer.at,
    }),
  );
};

export const readTransfer = (
  reading: Reading,
  id: PoolTransferId,
):
  | { readonly poolId: PoolId; readonly onDate: LocalDate; readonly amountFen: Fen; readonly reason: string }
  | undefined =>
  reading.first(
    sqlFor
      .selectFrom("bank_pool_transfer")
      .select(["pool_id as poolId", "on_date as onDate", "amount_fen as amountFen", "reason"])
      .where("id", "=", id)
      .orderBy("id"),
  );

/** The two lines of a transfer; none once it was taken back. */
export const readTransferEnds = (reading: Reading, id: PoolTransferId): readonly BankLineId[] =>
  reading
    .all(
      sqlFor.selectFrom("bank_pool_part").select("bank_line_id").where("transfer_id", "=", id).orderBy("bank_line_id"),
    )
    .map((row) => row.bank_line_id);

const endName = (isOut: boolean) =>
  sql<string>`(select ledger.name from bank_pool_part part join bank_line line on line.id = part.bank_line_id
    join ledger on ledger.id = line.ledger_id
    where part.transfer_id = bank_pool_transfer.id and (line.amount_fen < 0) = ${isOut ? 1 : 0})`;

/** The transfers of a pool that stand, newest first. */
export const readTransfers = (reading: Reading, poolId: PoolId) =>
  reading.all(
    sqlFor
      .selectFrom("bank_pool_transfer")
      .innerJoin("person", "person.id", "bank_pool_transfer.made_by")
      .select(["bank_pool_transfer.id", "on_date as onDate", "amount_fen as amountFen", "reason"])
      .select(["person.name as byName", endName(true).as("fromName"), endName(false).as("toName")])
      .where("pool_id", "=", poolId)
      .where(sql<boolean>`exists (select 1 from bank_pool_part where transfer_id = bank_pool_transfer.id)`)
      .orderBy("on_date", "desc")
      .orderBy("bank_pool_transfer.made_at", "desc")
      .orderBy("bank_pool_transfer.id"),
  );

/** The lines some transfer within a pool made: nothing at a bank stands behind them. */
export const readTransferLines = (reading: Reading, ids: readonly BankLineId[]): ReadonlySet<BankLineId> =>
  new Set(
    reading
      .all(
        sqlFor
          .selectFrom("bank_pool_part")
          .select("bank_line_id")
          .where("transfer_id", "is not", null)
          .where("bank_line_id", "in", ids)
          .orderBy("bank_line_id"),
      )
      .map((row) => row.bank_line_id),
  );
