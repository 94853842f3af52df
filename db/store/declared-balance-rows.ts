import { sql } from "kysely";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { BankAccountId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What the lines of an account moved after one day and up to another. */
const movedIn = (
  reading: Reading,
  bankAccountId: BankAccountId,
  { after, to }: { readonly after: LocalDate; readonly to: LocalDate },
): number =>
  reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.sum<number | null>("amount_fen").as("amount"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", ">", after)
      .where("booked_on", "<=", to),
  )?.amount ?? 0;

const filesWithoutPrinted = (bankAccountId: BankAccountId) =>
  sqlFor
    .selectFrom("statement_file")
    .where("bank_account_id", "=", bankAccountId)
    .where(
      sql<boolean>`not exists (select 1 from bank_line where bank_line.statement_file_id = statement_file.id
        and bank_line.balance_fen is not null)`,
    );

/**
 * The last balance up to a day that a statement declared as a whole, its lines printing none (OFX, CAMT.053), moved on by the
 * lines after it; `asOf` is the day it was declared for. Undefined when none was.
 */
export const readDeclaredBalance = (
  reading: Reading,
  bankAccountId: BankAccountId,
  onDate: LocalDate,
): { readonly asOf: LocalDate; readonly balanceFen: Fen } | undefined => {
  const row = reading.first(
    filesWithoutPrinted(bankAccountId)
      .select(["last_on", "closing_fen"])
      .where("closing_fen", "is not", null)
      .where("last_on", "<=", onDate)
      .orderBy("last_on", "desc")
      .orderBy("imported_at", "desc")
      .orderBy("id", "desc")
      .limit(1),
  );
  if (row === undefined || row.last_on === null || row.closing_fen === null) return undefined;
  const moved = movedIn(reading, bankAccountId, { after: row.last_on, to: onDate });
  return { asOf: row.last_on, balanceFen: fen(row.closing_fen + moved) };
};

/** What the bank had before the first line, by the first statement that declared its opening as a whole; null when none did. */
export const readDeclaredOpening = (reading: Reading, bankAccountId: BankAccountId): Fen | null => {
  const row = reading.first(
    filesWithoutPrinted(bankAccountId)
      .select(["first_on", "opening_fen"])
      .where("opening_fen", "is not", null)
      .where("first_on", "is not", null)
      .orderBy("first_on")
      .orderBy("imported_at")
      .orderBy("id")
      .limit(1),
  );
  if (row === undefined || row.first_on === null || row.opening_fen === null) return null;
  const earlier = reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.sum<number | null>("amount_fen").as("amount"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", "<", row.first_on),
  );
  return fen(row.opening_fen - (earlier?.amount ?? 0));
};
