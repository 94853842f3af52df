import { sql } from "kysely";
import type { OpenLine } from "#domain/bank/match-reasons.ts";
import { reversalPairs } from "#domain/bank/reversal-pairs.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { openLineOf } from "./open-bank-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

type BookedLine = OpenLine & { readonly voucherId: VoucherId | null };

/** The lines near those a voucher books that move the same amount either way, with the voucher that books each. */
const linesAround = (reading: Reading, voucherId: VoucherId): readonly BookedLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .innerJoin("bank_line as own", "own.bank_account_id", "bank_line.bank_account_id")
        .innerJoin("bank_match", "bank_match.bank_line_id", "own.id")
        .select(["bank_line.id", "bank_line.booked_on", "bank_line.traded_at", "bank_line.amount_fen"])
        .select(["bank_line.counterparty_name", "bank_line.counterparty_account", "bank_line.summary"])
        .select(["bank_line.purpose", "bank_line.remark", "bank_line.serial", "bank_line.is_reversal"])
        .select(
          sql<VoucherId | null>`(select min(booked.voucher_id) from bank_match booked
            where booked.bank_line_id = bank_line.id)`.as("booked_by"),
        )
        .distinct()
        .where("bank_match.voucher_id", "=", voucherId)
        .where(sql<boolean>`abs(bank_line.amount_fen) = abs(own.amount_fen)`)
        .where(
          sql<boolean>`bank_line.booked_on between date(own.booked_on, '-62 days') and date(own.booked_on, '+62 days')`,
        )
        .orderBy("bank_line.id"),
    )
    .map((row) => ({ ...openLineOf(row), voucherId: row.booked_by }));

const pairsAround = (reading: Reading, voucherId: VoucherId) => {
  const lines = linesAround(reading, voucherId);
  const bookedBy = new Map<string, VoucherId | null>(lines.map((line) => [line.key, line.voucherId]));
  return reversalPairs(lines).map((pair) => ({
    spentBy: bookedBy.get(pair.line) ?? null,
    returnedBy: bookedBy.get(pair.reversal) ?? null,
  }));
};

/**
 * The voucher of the payment that the bank itself took back (冲正, 退汇) by the line a voucher books; undefined where it books no
 * such line, or the payment is not booked. Every reversal has one payment at most: two never take the same one back.
 */
export const reversedSpendingOf = (reading: Reading, voucherId: VoucherId): VoucherId | undefined =>
  pairsAround(reading, voucherId).find(({ returnedBy }) => returnedBy === voucherId)?.spentBy ?? undefined;

/** True when the bank took the payment a voucher books back, and that is booked. */
export const isReversedByBank = (reading: Reading, voucherId: VoucherId): boolean =>
  pairsAround(reading, voucherId).some(({ spentBy, returnedBy }) => spentBy === voucherId && returnedBy !== null);
