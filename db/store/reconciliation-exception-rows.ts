import type { Instant, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankAccountId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { MatchingTables } from "./tables-matching.ts";

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

/** Why a month may close although no statement shows the account at its end, and who said so. */
export type StatementException = Omit<ReconciliationException, "differenceFen">;

export const readStatementException = (
  reading: Reading,
  bankAccountId: BankAccountId,
  month: Month,
): StatementException | null =>
  reading.first(
    sqlFor
      .selectFrom("statement_exception")
      .innerJoin("person", "person.id", "statement_exception.recorded_by")
      .select(["reason", "person.name as byName", "recorded_at as at"])
      .where("bank_account_id", "=", bankAccountId)
      .where("month", "=", month)
      .orderBy("month"),
  ) ?? null;

/** Records why a month needs no statement of an account; once said it stays as it is. */
export const addStatementException = (writing: Writing, row: MatchingTables["statement_exception"]): void => {
  writing.run(sqlFor.insertInto("statement_exception").values(row));
};
