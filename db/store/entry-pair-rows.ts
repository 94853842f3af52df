import { sql } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { BankAccountId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { endsNoOpeningBy } from "./opening-settlement-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** An entry by its voucher and line. */
export type EntryPlace = { readonly voucherId: VoucherId; readonly line: number };

/** True of an entry that is put together with another: it waits for no bank line. */
export const isPaired = sql<0 | 1>`exists (select 1 from entry_pair
  where (entry_pair.voucher_id = entry.voucher_id and entry_pair.line = entry.line)
    or (entry_pair.red_voucher_id = entry.voucher_id and entry_pair.red_line = entry.line))`;

/** True of an entry that by a day neither ends an item from before the books began nor is put together with another. */
export const isOpenBy = (onDate: LocalDate) =>
  sql<boolean>`${endsNoOpeningBy(onDate)} and not exists (select 1 from entry_pair where entry_pair.settled_on <= ${onDate}
    and ((entry_pair.voucher_id = entry.voucher_id and entry_pair.line = entry.line)
      or (entry_pair.red_voucher_id = entry.voucher_id and entry_pair.red_line = entry.line)))`;

/** Puts a red entry and the one it cancels together, from a day on. */
export const pairEntries = (
  writing: Writing,
  pair: {
    readonly bankAccountId: BankAccountId;
    readonly red: EntryPlace;
    readonly entry: EntryPlace;
    readonly settledOn: LocalDate;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { bankAccountId, red, entry, settledOn, by, at } = pair;
  writing.run(
    sqlFor.insertInto("entry_pair").values({
      bank_account_id: bankAccountId,
      red_voucher_id: red.voucherId,
      red_line: red.line,
      voucher_id: entry.voucherId,
      line: entry.line,
      settled_on: settledOn,
      settled_by: by,
      settled_at: at,
    }),
  );
};

export const partEntries = (writing: Writing, red: EntryPlace): void => {
  writing.run(
    sqlFor.deleteFrom("entry_pair").where("red_voucher_id", "=", red.voucherId).where("red_line", "=", red.line),
  );
};

/** The day from which a red entry is put together with another; `undefined` when it is not, or is of another account. */
export const readPairDay = (reading: Reading, bankAccountId: BankAccountId, red: EntryPlace): LocalDate | undefined =>
  reading.first(
    sqlFor
      .selectFrom("entry_pair")
      .select("settled_on")
      .where("bank_account_id", "=", bankAccountId)
      .where("red_voucher_id", "=", red.voucherId)
      .where("red_line", "=", red.line)
      .orderBy("red_voucher_id"),
  )?.settled_on;

/** The pairs of an account that count from a day within some days, oldest first. */
export const readEntryPairs = (
  reading: Reading,
  bankAccountId: BankAccountId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
) =>
  reading
    .all(
      sqlFor
        .selectFrom("entry_pair")
        .innerJoin("voucher as red", "red.id", "entry_pair.red_voucher_id")
        .innerJoin("voucher as other", "other.id", "entry_pair.voucher_id")
        .innerJoin("entry", (join) =>
          join.onRef("entry.voucher_id", "=", "entry_pair.voucher_id").onRef("entry.line", "=", "entry_pair.line"),
        )
        .innerJoin("person", "person.id", "entry_pair.settled_by")
        .select(["entry_pair.red_voucher_id as redVoucherId", "entry_pair.red_line as redLine"])
        .select(["red.on_date as redOn", "red.number as redNumber", "red.word as redWord"])
        .select(["other.id as voucherId", "other.on_date as onDate", "other.number", "other.word"])
        .select(["entry.debit_fen as debitFen", "entry.credit_fen as creditFen", "entry.summary"])
        .select(["settled_on as settledOn", "person.name as byName", "settled_at as at"])
        .where("entry_pair.bank_account_id", "=", bankAccountId)
        .where("settled_on", ">=", days.from)
        .where("settled_on", "<=", days.to)
        .orderBy("settled_on")
        .orderBy("entry_pair.red_voucher_id")
        .orderBy("entry_pair.red_line"),
    )
    .map(({ debitFen, creditFen, ...row }) => ({ ...row, amountFen: fen(debitFen - creditFen) }));
