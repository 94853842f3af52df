import { sql } from "kysely";
import type { TakingsMove } from "#domain/checks/takings.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/**
 * Income that came into the safe, and cash taken to the bank, from a month on, by vouchers posted or reviewed; oldest first. What
 * came in without income, such as cash drawn from the bank, is no taking.
 */
export const readTakings = (reading: Reading, ledgerId: LedgerId, from: Month): readonly TakingsMove[] =>
  reading
    .all<{ onDate: LocalDate; cash: number; bank: number; income: number }>(
      sqlFor
        .selectFrom(
          sql<{ onDate: LocalDate; cash: number; bank: number; income: number; id: string }>`(
            select voucher.id as id, voucher.on_date as onDate,
              sum(case when account.code glob '101*' then entry.debit_fen - entry.credit_fen else 0 end) as cash,
              sum(case when account.code glob '102*' then entry.debit_fen - entry.credit_fen else 0 end) as bank,
              sum(case when account.class = 'profit-loss' and account.normal_side = 'credit'
                then entry.credit_fen - entry.debit_fen else 0 end) as income
            from voucher
              join entry on entry.voucher_id = voucher.id
              join account on account.id = entry.account_id
            where voucher.ledger_id = ${ledgerId} and voucher.month >= ${from} and voucher.state <> 'draft'
              and exists (select 1 from entry safe join account held on held.id = safe.account_id
                where safe.voucher_id = voucher.id and held.code glob '101*')
            group by voucher.id)`.as("moved"),
        )
        .select(["onDate", "cash", "bank", "income"])
        .orderBy("onDate")
        .orderBy("id"),
    )
    .map(({ onDate, cash, bank, income }) => ({
      onDate,
      takenFen: fen(cash > 0 ? Math.max(0, Math.min(cash, income)) : Math.min(0, Math.max(cash, income))),
      bankedFen: fen(cash < 0 && bank > 0 ? Math.min(-cash, bank) : 0),
    }));
