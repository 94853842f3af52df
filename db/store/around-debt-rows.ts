import { sql } from "kysely";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { heldOn, type View } from "./around-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What 短期借款 and 长期借款及应付款 owe at the end of a day, credit positive (fen). */
export const debtOn = (reading: Reading, view: View): Fen =>
  fen(
    -heldOn(
      reading,
      view,
      sql`select id from account where ledger_id = ${view.ledgerId} and (code glob '201*' or code glob '221*')`,
    ),
  );

/** What the assets (first-level codes 1xx, with what is worn off) are worth at the end of a day (fen). */
export const assetsOn = (reading: Reading, view: View): Fen =>
  heldOn(reading, view, sql`select id from account where ledger_id = ${view.ledgerId} and code glob '1*'`);

/** The accounts a ledger has at banks and uses; a 村务卡 is a debt, not an account of that kind. */
export const countBankAccounts = (reading: Reading, ledgerId: LedgerId): number =>
  reading.first(
    sqlFor
      .selectFrom("bank_account")
      .innerJoin("account", "account.id", "bank_account.account_id")
      .select(sql<number>`count(*)`.as("count"))
      .where("bank_account.ledger_id", "=", ledgerId)
      .where("bank_account.is_active", "=", 1)
      .where(sql<boolean>`account.code glob '102*'`)
      .orderBy("count"),
  )?.count ?? 0;
