import { sql } from "kysely";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

/** 以前期更正: a voucher that corrects one of an earlier month that was closed before it was made. */
export type PriorCorrection = {
  readonly id: VoucherId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly kind: Tables["voucher"]["kind"];
  readonly state: Tables["voucher"]["state"];
  readonly onDate: LocalDate;
  readonly number: number | null;
  readonly word: VoucherWord;
  readonly reason: string;
  readonly preparedByName: string;
  readonly originalId: VoucherId;
  readonly originalOn: LocalDate;
  readonly originalNumber: number | null;
  readonly originalWord: VoucherWord;
  /** What it adds to the result of the year it is booked in: income positive, in fen. */
  readonly resultFen: Fen;
  readonly totalFen: Fen;
};

/** Corrections booked in some months of vouchers whose own month was closed by then, oldest first. */
export const readPriorCorrections = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId | null; readonly from: Month; readonly to: Month },
): readonly PriorCorrection[] => {
  let query = sqlFor
    .selectFrom("voucher")
    .innerJoin("voucher as original", "original.id", "voucher.corrects_id")
    .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
    .innerJoin("person", "person.id", "voucher.prepared_by")
    .select(["voucher.id", "voucher.ledger_id", "ledger.name as ledger_name", "voucher.kind", "voucher.state"])
    .select(["voucher.word", "original.word as original_word"])
    .select(["voucher.on_date", "voucher.number", "voucher.corrects_reason", "person.name as person_name"])
    .select(["original.id as original_id", "original.on_date as original_on", "original.number as original_number"])
    .select([
      sql<Fen>`coalesce((select sum(entry.credit_fen - entry.debit_fen) from entry
        join account on account.id = entry.account_id
        where entry.voucher_id = voucher.id and account.class = 'profit-loss'), 0)`.as("result_fen"),
      sql<Fen>`coalesce((select sum(entry.debit_fen) from entry where entry.voucher_id = voucher.id), 0)`.as(
        "total_fen",
      ),
    ])
    .where("voucher.month", ">=", of.from)
    .where("voucher.month", "<=", of.to)
    .whereRef("original.month", "<", "voucher.month")
    .where(
      sql<boolean>`exists (select 1 from period where period.ledger_id = voucher.ledger_id
        and period.month = original.month and period.closed_at <= voucher.prepared_at)`,
    );
  if (of.ledgerId !== null) query = query.where("voucher.ledger_id", "=", of.ledgerId);
  return reading
    .all(query.orderBy("voucher.ledger_id").orderBy("voucher.on_date").orderBy("voucher.id"))
    .map((row) => ({
      id: row.id,
      ledgerId: row.ledger_id,
      ledgerName: row.ledger_name,
      kind: row.kind,
      state: row.state,
      onDate: row.on_date,
      number: row.number,
      word: row.word,
      reason: row.corrects_reason ?? "",
      preparedByName: row.person_name,
      originalId: row.original_id,
      originalOn: row.original_on,
      originalNumber: row.original_number,
      originalWord: row.original_word,
      resultFen: row.result_fen,
      totalFen: row.total_fen,
    }));
};
