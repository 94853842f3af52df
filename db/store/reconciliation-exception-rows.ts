import type { Instant, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankAccountId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** Why a month of an account may close with this difference, and who said so. */
export type ReconciliationException = {
  readonly differenceFen: Fen;
  readonly reason: string;
  readonly byName: string;
  readonly at: Instant;
};

export const readReconciliationException = (
  reading: Reading,
  bankAccountId: BankAccountId,
  month: Month,
): ReconciliationException | null =>
  reading.first(
    sqlFor
      .selectFrom("reconciliation_exception")
      .innerJoin("person", "person.id", "reconciliation_exception.recorded_by")
      .select(["difference_fen as differenceFen", "reason", "person.name as byName", "recorded_at as at"])
      .where("bank_account_id", "=", bankAccountId)
      .where("month", "=", month)
      .orderBy("month"),
  ) ?? null;

/** Records an exception; a later one for the same month takes the place of the earlier. */
export const saveReconciliationException = (
  writing: Writing,
  exception: {
    readonly bankAccountId: BankAccountId;
    readonly month: Month;
    readonly differenceFen: Fen;
    readonly reason: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { bankAccountId, month, differenceFen, reason, by, at } = exception;
  const columns = { difference_fen: differenceFen, reason, recorded_by: by, recorded_at: at };
  writing.run(
    sqlFor
      .insertInto("reconciliation_exception")
      .values({ bank_account_id: bankAccountId, month, ...columns })
      .onConflict((conflict) => conflict.columns(["bank_account_id", "month"]).doUpdateSet(columns)),
  );
};
