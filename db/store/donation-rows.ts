import { sql } from "kysely";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Money that came as a donation; `fund` is the fund it was booked to, '' without one. */
export type Donation = {
  readonly onDate: LocalDate;
  readonly summary: string;
  readonly giver: string;
  readonly fund: string;
  readonly amountFen: Fen;
};

const itemOf = (kinds: string) => sql<string>`coalesce((select item.name from entry_item
  join item on item.id = entry_item.item_id where entry_item.voucher_id = entry.voucher_id and entry_item.line = entry.line
  and ${sql.raw(`item.kind in (${kinds})`)} order by item.code limit 1), '')`;

/**
 * Posted entries of some days that credit income, 公积公益金 or 专项应付款 and say 捐 in the account, the summary or the fund; red
 * vouchers count with their sign.
 */
export const readDonations = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): readonly Donation[] =>
  reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .innerJoin("account", "account.id", "entry.account_id")
      .select(["voucher.on_date as onDate", "entry.summary"])
      .select(itemOf("'payee', 'member', 'person'").as("giver"))
      .select(itemOf("'fund'").as("fund"))
      .select(sql<Fen>`entry.credit_fen - entry.debit_fen`.as("amountFen"))
      .where("voucher.ledger_id", "=", ledgerId)
      .where("voucher.state", "=", "posted")
      .where("voucher.kind", "<>", "closing")
      .where("voucher.on_date", ">=", days.from)
      .where("voucher.on_date", "<=", days.to)
      .where("entry.credit_fen", "<>", sql<Fen>`0`)
      .where(
        sql<boolean>`(account.class = 'profit-loss' and account.normal_side = 'credit' or account.code glob '311*' or account.code glob '241*')`,
      )
      .where(
        sql<boolean>`(instr(account.name, '捐') > 0 or instr(entry.summary, '捐') > 0 or instr(${itemOf("'fund'")}, '捐') > 0)`,
      )
      .orderBy("voucher.on_date")
      .orderBy("voucher.id")
      .orderBy("entry.line"),
  );

/** What each project of some accounts took in and spent within some months, by name; posted vouchers only. */
export const readProjectTurnovers = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly codes: string; readonly from: Month; readonly to: Month },
): readonly {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly name: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}[] =>
  reading.all(
    sqlFor
      .selectFrom("item_balance")
      .innerJoin("account", "account.id", "item_balance.account_id")
      .innerJoin("item", "item.id", "item_balance.item_id")
      .select(["account.id as accountId", "item.id as itemId", "item.name"])
      .select([
        sql<Fen>`sum(case when item_balance.month >= ${of.from} then item_balance.debit_fen else 0 end)`.as("debitFen"),
        sql<Fen>`sum(case when item_balance.month >= ${of.from} then item_balance.credit_fen else 0 end)`.as(
          "creditFen",
        ),
      ])
      .where("item_balance.ledger_id", "=", of.ledgerId)
      .where("item_balance.month", "<=", of.to)
      .where(sql<boolean>`account.code glob ${of.codes}`)
      .where("item.kind", "=", "project")
      .groupBy(["account.id", "item.id", "item.name"])
      .orderBy("account.code")
      .orderBy("item.code"),
  );
