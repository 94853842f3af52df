import { sql } from "kysely";
import type { Banking } from "#domain/audit/cash-facts.ts";
import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherSpan } from "./quarter-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What moved on one item of an account day by day, from a month to a month, in order. */
export const readItemDays = (
  reading: Reading,
  of: { readonly accountId: AccountId; readonly itemId: ItemId; readonly from: Month; readonly to: Month },
): readonly { readonly onDate: LocalDate; readonly debitFen: Fen; readonly creditFen: Fen; readonly text: string }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("entry_item")
        .innerJoin("entry", (join) =>
          join.onRef("entry.voucher_id", "=", "entry_item.voucher_id").onRef("entry.line", "=", "entry_item.line"),
        )
        .innerJoin("voucher", "voucher.id", "entry_item.voucher_id")
        .select(["voucher.on_date", "entry.debit_fen", "entry.credit_fen", "entry.summary"])
        .where("entry_item.item_id", "=", of.itemId)
        .where("entry.account_id", "=", of.accountId)
        .where("voucher.state", "=", "posted")
        .where("voucher.month", ">=", of.from)
        .where("voucher.month", "<=", of.to)
        .orderBy("voucher.on_date")
        .orderBy("voucher.chain_no")
        .orderBy("entry.line"),
    )
    .map((row) => ({
      onDate: row.on_date,
      debitFen: fen(row.debit_fen),
      creditFen: fen(row.credit_fen),
      text: row.summary,
    }));

const moves = (code: string, side: "debit_fen" | "credit_fen") =>
  sql<boolean>`exists (select 1 from entry join account on account.id = entry.account_id
    where entry.voucher_id = voucher.id and ${sql.ref(`entry.${side}`)} > 0 and account.code glob ${code})`;
const movesBank = sql<boolean>`exists (select 1 from entry join account on account.id = entry.account_id
  where entry.voucher_id = voucher.id and entry.debit_fen <> 0 and account.code glob '102*')`;

/** The cash that posted vouchers brought to the bank, by day in order; what red ones take back on the same day is taken off. */
export const readBankings = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): readonly Banking[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("entry as cash", "cash.voucher_id", "voucher.id")
        .innerJoin("account as safe", "safe.id", "cash.account_id")
        .select(["voucher.on_date", sql<number>`sum(cash.credit_fen - cash.debit_fen)`.as("amount")])
        .where("voucher.ledger_id", "=", ledgerId)
        .where(sql<boolean>`safe.code glob '101*'`)
        .where("voucher.state", "=", "posted")
        .where("voucher.month", ">=", monthOf(days.from))
        .where("voucher.month", "<=", monthOf(days.to))
        .where("voucher.on_date", ">=", days.from)
        .where("voucher.on_date", "<=", days.to)
        .where(movesBank)
        .groupBy("voucher.on_date")
        .orderBy("voucher.on_date"),
    )
    .flatMap((row) => (row.amount > 0 ? [{ on: row.on_date, amountFen: fen(row.amount) }] : []));

/**
 * What each posted voucher of a span moved in cash, by day. `isBanked`: all its entries are on money accounts, as when takings are
 * brought to the bank; `isIncome`: it books income.
 */
export const readCashMoves = (
  reading: Reading,
  span: VoucherSpan,
): readonly {
  readonly onDate: LocalDate;
  readonly cashFen: Fen;
  readonly isBanked: boolean;
  readonly isIncome: boolean;
}[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("entry", "entry.voucher_id", "voucher.id")
        .innerJoin("account", "account.id", "entry.account_id")
        .select(["voucher.id", "voucher.on_date"])
        .select([
          sql<number>`sum(case when account.code glob '101*' then entry.debit_fen - entry.credit_fen else 0 end)`.as(
            "cash",
          ),
          sql<0 | 1>`min(account.code glob '10[12]*')`.as("is_banked"),
          sql<0 | 1>`max(account.class = 'profit-loss' and account.normal_side = 'credit')`.as("is_income"),
        ])
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.state", "=", "posted")
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to)
        .where(sql<boolean>`(${moves("101*", "debit_fen")} or ${moves("101*", "credit_fen")})`)
        .groupBy("voucher.id")
        .orderBy("voucher.on_date")
        .orderBy("voucher.id"),
    )
    .map((row) => ({
      onDate: row.on_date,
      cashFen: fen(row.cash),
      isBanked: row.is_banked === 1,
      isIncome: row.is_income === 1,
    }));

/** What the approved lists of this program pay out by vouchers of a span: pay, subsidies, and shares of households. */
export const readListTotals = (reading: Reading, span: VoucherSpan): ReadonlyMap<VoucherId, Fen> => {
  const rows = [
    ...reading.all(
      // A voucher cancelled since paid by its list in its own month all the same.
      sqlFor
        .selectFrom((each) =>
          each
            .selectFrom("pay_list")
            .select(["id as list_id", "voucher_id"])
            .unionAll(each.selectFrom("pay_list_past").select(["list_id", "voucher_id"]))
            .as("booking"),
        )
        .innerJoin("pay_list", "pay_list.id", "booking.list_id")
        .innerJoin("pay_list_line", "pay_list_line.list_id", "pay_list.id")
        .innerJoin("voucher", "voucher.id", "booking.voucher_id")
        .select("voucher.id")
        .select((each) => each.fn.sum<number>("pay_list_line.due_fen").as("total"))
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to)
        .where("pay_list.approved_at", "is not", null)
        .groupBy("voucher.id")
        .orderBy("voucher.id"),
    ),
    ...reading.all(
      sqlFor
        .selectFrom("distribution")
        .innerJoin("voucher", "voucher.id", "distribution.paid_voucher_id")
        .select("voucher.id")
        .select((each) => each.fn.sum<number>("distribution.total_fen").as("total"))
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to)
        .groupBy("voucher.id")
        .orderBy("voucher.id"),
    ),
  ];
  const totals = new Map<VoucherId, Fen>();
  for (const { id, total } of rows) totals.set(id, fen((totals.get(id) ?? 0) + total));
  return totals;
};
