import { sql } from "kysely";
import { bankedFenOf, type CashMove } from "#domain/audit/cash-facts.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, VoucherId } from "#domain/core/ids.ts";
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
/** What a voucher's entries on accounts of a code add up to. */
const sumOn = (code: string, amount: string) =>
  sql<number>`sum(case when account.code glob ${code} then ${sql.raw(amount)} else 0 end)`;

/** What each posted voucher of a span moved in cash, by day in order. */
export const readCashMoves = (reading: Reading, span: VoucherSpan): readonly CashMove[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("entry", "entry.voucher_id", "voucher.id")
        .innerJoin("account", "account.id", "entry.account_id")
        .select(["voucher.id", "voucher.on_date"])
        .select([
          sumOn("101*", "entry.debit_fen - entry.credit_fen").as("cash"),
          sumOn("102*", "entry.debit_fen").as("bank_debit"),
          sumOn("102*", "entry.credit_fen").as("bank_credit"),
          sql<0 | 1>`min(account.code glob '10[12]*')`.as("is_between"),
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
      bankedFen: bankedFenOf({ cashFen: row.cash, bankDebitFen: row.bank_debit, bankCreditFen: row.bank_credit }),
      isBetween: row.is_between === 1,
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
