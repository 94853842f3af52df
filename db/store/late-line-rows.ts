import { sql } from "kysely";
import { firstDayOf, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { BankAccountId, BankLineId, LedgerId } from "#domain/core/ids.ts";
import type { StatementReach } from "#domain/reports/reconciliation.ts";
import { settlesOpening } from "./opening-settlement-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Lines brought in after their month was closed. */
const lateLines = (ledgerId: LedgerId) =>
  sqlFor
    .selectFrom("period")
    .innerJoin("bank_line", "bank_line.ledger_id", "period.ledger_id")
    .innerJoin("statement_file", "statement_file.id", "bank_line.statement_file_id")
    .where("period.ledger_id", "=", ledgerId)
    .where(sql<boolean>`substr(bank_line.booked_on, 1, 7) = period.month`)
    .where(sql<boolean>`statement_file.imported_at > period.closed_at`);

/** How many late lines of each closed month no voucher books yet. */
export const readUnbookedLateLines = (
  reading: Reading,
  ledgerId: LedgerId,
): readonly { readonly month: Month; readonly count: number }[] =>
  reading.all(
    lateLines(ledgerId)
      .leftJoin("bank_match", "bank_match.bank_line_id", "bank_line.id")
      .select(["period.month", (each) => each.fn.countAll<number>().as("count")])
      .where("bank_match.voucher_id", "is", null)
      // What the bank itself took back waits for no voucher.
      .where(sql<boolean>`not exists (select 1 from bank_reversal where bank_line.id in (bank_line_id, reversal_id))`)
      .where(sql<boolean>`not ${settlesOpening}`)
      .groupBy("period.month")
      .orderBy("period.month"),
  );

/** Those among some lines of a ledger that came after their month was closed. */
export const lateAmong = (reading: Reading, ledgerId: LedgerId, ids: readonly BankLineId[]): ReadonlySet<BankLineId> =>
  ids.length === 0
    ? new Set()
    : new Set(
        reading
          .all(lateLines(ledgerId).select("bank_line.id").where("bank_line.id", "in", ids).orderBy("bank_line.id"))
          .map((row) => row.id),
      );

/** The first statement of the account begins later and with nothing, and the books knew nothing of it: it was not open yet. */
const openedAfter = (day: LocalDate) => sql<boolean>`(exists (select 1 from statement_file first
    where first.bank_account_id = bank_account.id and first.opening_fen = 0 and first.first_on > ${day}
      and not exists (select 1 from statement_file earlier where earlier.bank_account_id = bank_account.id
        and earlier.first_on < first.first_on))
  and not exists (select 1 from opening_balance
    where opening_balance.account_id = bank_account.account_id and opening_balance.amount_fen <> 0)
  and not exists (select 1 from entry join voucher on voucher.id = entry.voucher_id
    where entry.account_id = bank_account.account_id and voucher.on_date <= ${day}))`;

const dayBeforeImport = sql<LocalDate>`date(imported_at, '+8 hours', '-1 day')`;

/**
 * Through which day a file shows its account: that of its last line, or the end of the period it declares; where it declares none, up to
 * when it was taken in. No file shows a day that was not over then.
 */
const shownThrough = sql<LocalDate>`max(last_on,
  min(coalesce(json_extract(report, '$.declared.to'), ${dayBeforeImport}), ${dayBeforeImport}))`;

/** The bank accounts of a ledger in use that no statement shows at a month's end: see `accountsWithoutStatement`. */
const unproved = (ledgerId: LedgerId, days: { readonly from: LocalDate; readonly to: LocalDate }) =>
  sqlFor
    .selectFrom("bank_account")
    .where("bank_account.ledger_id", "=", ledgerId)
    .where("bank_account.is_active", "=", 1)
    .where(
      sql<boolean>`not exists (select 1 from statement_file where statement_file.bank_account_id = bank_account.id
        and first_on <= ${days.to} and last_on >= ${days.from} and ${shownThrough} >= ${days.to})`,
    )
    .where(
      sql<boolean>`not exists (select 1 from statement_file where statement_file.bank_account_id = bank_account.id
        and min(statement_file.first_on, coalesce(json_extract(report, '$.declared.from'), statement_file.first_on)) <= ${days.to}
        and max(statement_file.last_on, min(coalesce(json_extract(report, '$.declared.to'), statement_file.last_on),
          ${dayBeforeImport})) >= ${days.to})`,
    )
    .where(sql<boolean>`not ${openedAfter(days.to)}`)
    // A sub-account is proved by its pool's statement: it may well have no line of its own in a month.
    .where(
      sql<boolean>`not exists (select 1 from bank_pool_share join bank_pool_line on bank_pool_line.pool_id = bank_pool_share.pool_id
        where bank_pool_share.bank_account_id = bank_account.id and bank_pool_line.booked_on > ${days.to})`,
    )
    .where(
      sql<boolean>`not exists (select 1 from bank_pool_share join bank_pool_file on bank_pool_file.pool_id = bank_pool_share.pool_id
        where bank_pool_share.bank_account_id = bank_account.id and withdrawn_at is null
          and first_on <= ${days.to} and last_on >= ${days.from} and ${shownThrough} >= ${days.to})`,
    );

/** How far the statements of an account reach up to a day, and whether one shows its state on that very day. */
export const readStatementReach = (
  reading: Reading,
  account: { readonly id: BankAccountId; readonly ledgerId: LedgerId },
  onDate: LocalDate,
): StatementReach => {
  const days = { from: firstDayOf(monthOf(onDate)), to: onDate };
  const lone = reading.first(
    unproved(account.ledgerId, days)
      .select("bank_account.id")
      .where("bank_account.id", "=", account.id)
      .orderBy("bank_account.id"),
  );
  const last = reading.first(
    sqlFor
      .selectFrom("statement_file")
      .select(
        sql<LocalDate | null>`max(min(${onDate}, max(statement_file.last_on,
          coalesce(json_extract(report, '$.declared.to'), statement_file.last_on))))`.as("through"),
      )
      .where("bank_account_id", "=", account.id)
      .where("first_on", "<=", onDate),
  );
  return { through: last?.through ?? null, isCovered: lone === undefined };
};

/**
 * Names of a ledger's bank accounts in use whose state at a month's end no statement shows: none with a line in the month reaches its
 * end, and none spans its last day. A quiet account needs its statement as well: only it proves the balance. One opened later does not,
 * nor one for whose month the head has answered.
 */
export const accountsWithoutStatement = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): readonly string[] =>
  reading
    .all(
      unproved(ledgerId, days)
        .select(["bank_account.bank_name", "bank_account.number"])
        .where(
          sql<boolean>`not exists (select 1 from statement_exception
            where statement_exception.bank_account_id = bank_account.id and month = ${monthOf(days.to)})`,
        )
        .orderBy("bank_account.bank_name")
        .orderBy("bank_account.number"),
    )
    .map((row) => `${row.bank_name} ${row.number}`);
