import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, CashCountId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export const insertCashCount = (
  writing: Writing,
  count: {
    readonly id: CashCountId;
    readonly ledgerId: LedgerId;
    readonly accountId: AccountId;
    readonly onDate: LocalDate;
    readonly pieces: string;
    readonly countedFen: Fen;
    readonly bookFen: Fen;
    readonly witness: string;
    readonly note: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("cash_count").values({
      id: count.id,
      ledger_id: count.ledgerId,
      account_id: count.accountId,
      counted_on: count.onDate,
      pieces: count.pieces,
      counted_fen: count.countedFen,
      book_fen: count.bookFen,
      witness: count.witness,
      note: count.note,
      counted_by: count.by,
      counted_at: count.at,
    }),
  );
};

const counts = () =>
  sqlFor
    .selectFrom("cash_count")
    .innerJoin("account", "account.id", "cash_count.account_id")
    .innerJoin("person", "person.id", "cash_count.counted_by")
    .leftJoin("cash_count_voucher", "cash_count_voucher.cash_count_id", "cash_count.id")
    .select(["cash_count.id", "cash_count.ledger_id as ledgerId", "cash_count.account_id as accountId"])
    .select(["account.code as accountCode", "account.name as accountName", "counted_on as onDate", "pieces"])
    .select(["counted_fen as countedFen", "book_fen as bookFen", "witness", "cash_count.note", "person.name as byName"])
    .select(["counted_at as at", "cash_count_voucher.voucher_id as voucherId"])
    .orderBy("counted_on", "desc")
    .orderBy("counted_at", "desc")
    .orderBy("cash_count.id");

/** The counts of a ledger, newest first. `pieces` is JSON. */
export const readCashCounts = (reading: Reading, ledgerId: LedgerId) =>
  reading.all(counts().where("cash_count.ledger_id", "=", ledgerId).limit(500));

export const readCashCount = (reading: Reading, id: CashCountId) =>
  reading.first(counts().where("cash_count.id", "=", id));

/** Notes the voucher that books a count's difference. */
export const bookCashCount = (writing: Writing, id: CashCountId, voucherId: VoucherId): void => {
  writing.run(sqlFor.insertInto("cash_count_voucher").values({ cash_count_id: id, voucher_id: voucherId }));
};
