import { sql } from "kysely";
import type { Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { settlesOpening } from "./opening-settlement-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What waits in a ledger and what money it has: one row of the first screen. */
export type LedgerWork = {
  readonly draftCount: number;
  readonly heldCount: number;
  readonly reviewedCount: number;
  readonly unbookedLineCount: number;
  readonly findingCount: number;
  /** The earliest quarter with an unanswered finding. */
  readonly findingQuarter: Quarter | null;
  readonly bankFen: number;
  readonly cashFen: number;
  /** True while nothing was imported or entered for a month that is still open. */
  readonly isUntouched: boolean;
};

type Counted = { readonly ledger_id: LedgerId; readonly count: number };

const countsOf = (rows: readonly Counted[]): ReadonlyMap<LedgerId, number> =>
  new Map(rows.map((row) => [row.ledger_id, row.count]));

/** Unposted vouchers by ledger and state, in one pass over the index. */
const readVoucherCounts = (reading: Reading): ((state: "draft" | "reviewed") => ReadonlyMap<LedgerId, number>) => {
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .select((each) => ["ledger_id", "state", each.fn.countAll<number>().as("count")])
      .where(sql<boolean>`state <> 'posted'`)
      .groupBy(["ledger_id", "state"])
      .orderBy("ledger_id")
      .orderBy("state"),
  );
  return (state) => countsOf(rows.filter((row) => row.state === state));
};

// From the vouchers, of which few are unposted, to their hits: ten years of hits are never read.
const readHeldCounts = (reading: Reading): ReadonlyMap<LedgerId, number> =>
  countsOf(
    reading.all(
      sqlFor
        .selectFrom("voucher")
        .select((each) => ["ledger_id", each.fn.countAll<number>().as("count")])
        .where(sql<boolean>`state <> 'posted'`)
        .where(
          sql<boolean>`exists (select 1 from hit where hit.voucher_id = voucher.id and hit.stage = 'entry' and hit.decision = 'open')`,
        )
        .groupBy("ledger_id")
        .orderBy("ledger_id"),
    ),
  );

// Lines of a closed month can no longer be booked, so only those after it are work; this also spares reading ten years of them.
const readUnbookedCounts = (reading: Reading): ReadonlyMap<LedgerId, number> =>
  countsOf(
    reading.all(
      sqlFor
        .selectFrom("bank_account")
        // A cross join is read in this order: from the few accounts to the few lines after their last closed month.
        .crossJoin("bank_line")
        .select((each) => ["bank_account.ledger_id", each.fn.countAll<number>().as("count")])
        .whereRef("bank_line.bank_account_id", "=", "bank_account.id")
        .where(
          sql<boolean>`bank_line.booked_on > coalesce((select max(month) || '-31' from period where period.ledger_id = bank_account.ledger_id), '')`,
        )
        .where(sql<boolean>`not exists (select 1 from bank_match where bank_match.bank_line_id = bank_line.id)`)
        .where(sql<boolean>`not exists (select 1 from bank_reversal where bank_line_id = bank_line.id)`)
        .where(sql<boolean>`not exists (select 1 from bank_reversal where reversal_id = bank_line.id)`)
        .where(sql<boolean>`not ${settlesOpening}`)
        .groupBy("bank_account.ledger_id")
        .orderBy("bank_account.ledger_id"),
    ),
  );

/** The ledgers with a voucher or a bank line after their last closed month. */
const readTouched = (reading: Reading): ReadonlySet<LedgerId> => {
  const closedThrough = sql`coalesce((select max(month) from period where period.ledger_id = ledger.id), '')`;
  const rows = reading.all(
    sqlFor
      .selectFrom("ledger")
      .select("ledger.id")
      .where(
        sql<boolean>`exists (select 1 from voucher where voucher.ledger_id = ledger.id and voucher.month > ${closedThrough})
          or exists (select 1 from bank_account cross join bank_line where bank_account.ledger_id = ledger.id
          and bank_line.bank_account_id = bank_account.id and bank_line.booked_on > ${closedThrough} || '-31')`,
      )
      .orderBy("ledger.id"),
  );
  return new Set(rows.map((row) => row.id));
};

const readFindings = (reading: Reading) =>
  reading.all(
    sqlFor
      .selectFrom("finding")
      .select((each) => ["ledger_id", each.fn.countAll<number>().as("count"), each.fn.min("found_in").as("quarter")])
      .where("answer", "is", null)
      .where("is_cleared", "=", 0)
      .groupBy("ledger_id")
      .orderBy("ledger_id"),
  );

/** Cash (101) and bank (102) as the books have them now: openings and everything posted. */
const readMoney = (reading: Reading) =>
  reading.all(
    sqlFor
      .selectFrom("account")
      .select(["account.ledger_id", sql<"101" | "102">`substr(account.code, 1, 3)`.as("kind")])
      .select([
        sql<Fen>`coalesce(sum((select coalesce(sum(amount_fen), 0) from opening_balance as o
          where o.ledger_id = account.ledger_id and o.account_id = account.id)
          + (select coalesce(sum(debit_fen - credit_fen), 0) from balance as b
          where b.ledger_id = account.ledger_id and b.account_id = account.id)), 0)`.as("amount_fen"),
      ])
      .where(sql<boolean>`(account.code glob '101*' or account.code glob '102*')`)
      .groupBy(["account.ledger_id", "kind"])
      .orderBy("account.ledger_id")
      .orderBy("kind"),
  );

/** The work of every ledger, in six queries however many ledgers there are. */
export const readLedgerWork = (reading: Reading): ((id: LedgerId) => LedgerWork) => {
  const vouchersIn = readVoucherCounts(reading);
  const drafts = vouchersIn("draft");
  const reviewed = vouchersIn("reviewed");
  const held = readHeldCounts(reading);
  const unbooked = readUnbookedCounts(reading);
  const findings = new Map(readFindings(reading).map((row) => [row.ledger_id, row]));
  const money = readMoney(reading);
  const touched = readTouched(reading);
  const moneyOf = (id: LedgerId, kind: "101" | "102"): number =>
    money.find((row) => row.ledger_id === id && row.kind === kind)?.amount_fen ?? 0;
  return (id) => ({
    draftCount: drafts.get(id) ?? 0,
    heldCount: held.get(id) ?? 0,
    reviewedCount: reviewed.get(id) ?? 0,
    unbookedLineCount: unbooked.get(id) ?? 0,
    findingCount: findings.get(id)?.count ?? 0,
    findingQuarter: findings.get(id)?.quarter ?? null,
    bankFen: moneyOf(id, "102"),
    cashFen: moneyOf(id, "101"),
    isUntouched: !touched.has(id),
  });
};
