import { sql } from "kysely";
import type { VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Who received the money by the bank lines that a voucher books, as the bank wrote them. */
export const readCounterpartiesOf = (
  reading: Reading,
  voucherId: VoucherId,
): readonly { readonly name: string; readonly account: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("bank_match")
      .innerJoin("bank_line", "bank_line.id", "bank_match.bank_line_id")
      .select(["bank_line.counterparty_name as name", "bank_line.counterparty_account as account"])
      .where("bank_match.voucher_id", "=", voucherId)
      .where(sql<boolean>`bank_line.amount_fen < 0`)
      .orderBy("bank_line.id"),
  );
