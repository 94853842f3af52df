import { sql } from "kysely";
import { assert } from "#domain/core/assert.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/**
 * Gives a draft the word its entries ask for: 收 when more of 库存现金 and 银行存款 stands on the debit side than on the credit one,
 * 付 when not, 转 when neither is touched. The sign counts for nothing: a receipt in red is on the debit side with a minus and
 * stays a 收, as the voucher it puts right is one (红字冲销收款凭证仍为收款凭证). The file's trigger asks the same.
 */
export const setDraftWord = (writing: Writing, id: VoucherId): void => {
  writing.run(
    sqlFor
      .updateTable("voucher")
      .set({
        word: sql<VoucherWord>`case (select word_scheme from ledger where ledger.id = voucher.ledger_id) when 'general' then '记'
          else (select case when count(*) = 0 then '转'
            when sum(abs(entry.debit_fen) - abs(entry.credit_fen)) > 0 then '收' else '付' end
          from entry join account on account.id = entry.account_id
          where entry.voucher_id = voucher.id and (account.code glob '101*' or account.code glob '102*')) end`,
      })
      .where("id", "=", id),
  );
};

/** Gives a draft the word it had in another program: for history that came in from elsewhere. */
export const setImportedWord = (writing: Writing, id: VoucherId, word: VoucherWord): void => {
  writing.run(sqlFor.updateTable("voucher").set({ word }).where("id", "=", id));
};

const numberedWords = (id: LedgerId) =>
  sqlFor
    .selectFrom("voucher")
    .select(["word", sql<string>`min(month)`.as("since")])
    .where("ledger_id", "=", id)
    .where("number", "is not", null)
    .groupBy("word")
    .orderBy("since")
    .orderBy("word");

/** The words a ledger's numbered vouchers carry, in the order of their first use: read from the index of numbers alone, and kept. */
export const wordsOf = (reading: Reading, id: LedgerId): readonly VoucherWord[] =>
  reading.kept(`voucher words of ${id}`, ["voucher"], () => reading.all(numberedWords(id)).map(({ word }) => word));

/** The word a voucher carries. */
export const wordOf = (reading: Reading, id: VoucherId): VoucherWord => {
  const row = reading.first(sqlFor.selectFrom("voucher").select("word").where("id", "=", id).orderBy("id"));
  assert(row !== undefined, `voucher ${id}`);
  return row.word;
};

export const setWordScheme = (writing: Writing, id: LedgerId, scheme: "general" | "three"): void => {
  writing.run(sqlFor.updateTable("ledger").set({ word_scheme: scheme }).where("id", "=", id));
};

/** True while a voucher of the ledger is not posted yet. */
export const hasUnposted = (reading: Reading, id: LedgerId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("voucher")
      .select("id")
      .where("ledger_id", "=", id)
      .where(sql<boolean>`voucher.state <> 'posted'`)
      .orderBy("id")
      .limit(1),
  ) !== undefined;
