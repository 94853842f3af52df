import { sql } from "kysely";
import type { Instant, Month, Quarter } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { isConverted } from "./conversion-rows.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";

const periodOfMonth = preparedQuery((of: { readonly ledgerId: LedgerId; readonly month: Month }) =>
  sqlFor
    .selectFrom("period")
    .select("month")
    .where("ledger_id", "=", of.ledgerId)
    .where("month", "=", of.month)
    .orderBy("month"),
);

/** True for a closed month; every month of books that were moved to the system of 2023 is closed with them. */
export const isMonthClosed = (reading: Reading, ledgerId: LedgerId, month: Month): boolean =>
  isConverted(reading, ledgerId) || reading.first(periodOfMonth({ ledgerId, month })) !== undefined;

const closeOfMonth = preparedQuery((of: { readonly ledgerId: LedgerId; readonly month: Month }) =>
  sqlFor
    .selectFrom("period")
    .select("closed_at")
    .where("ledger_id", "=", of.ledgerId)
    .where("month", "=", of.month)
    .orderBy("month"),
);

/** When a month was closed, or `undefined` while it is open. */
export const monthClosedAt = (reading: Reading, ledgerId: LedgerId, month: Month): Instant | undefined =>
  reading.first(closeOfMonth({ ledgerId, month }))?.closed_at;

export const readPeriods = (reading: Reading, ledgerId: LedgerId | null) => {
  const query = sqlFor
    .selectFrom("period")
    .innerJoin("person", "person.id", "period.closed_by")
    .select([
      "period.ledger_id",
      "period.month",
      "period.closed_at",
      "person.name as closed_by_name",
      "period.chain_no",
      "period.chain_hash",
    ])
    .orderBy("period.ledger_id")
    .orderBy("period.month");
  return reading.all(ledgerId === null ? query : query.where("period.ledger_id", "=", ledgerId));
};

export const closePeriod = (
  writing: Writing,
  period: {
    readonly ledgerId: LedgerId;
    readonly month: Month;
    readonly at: Instant;
    readonly by: PersonId;
    readonly chainNo: number;
    readonly chainHash: string;
  },
): void => {
  writing.run(
    sqlFor.insertInto("period").values({
      ledger_id: period.ledgerId,
      month: period.month,
      closed_at: period.at,
      closed_by: period.by,
      chain_no: period.chainNo,
      chain_hash: period.chainHash,
    }),
  );
};

/** Vouchers of a month by state: what still keeps it open. */
export const countVouchers = (
  reading: Reading,
  ledgerId: LedgerId,
  month: Month,
): { readonly draft: number; readonly reviewed: number; readonly posted: number } => {
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .select((each) => ["state", each.fn.countAll<number>().as("count")])
      .where("ledger_id", "=", ledgerId)
      .where("month", "=", month)
      .groupBy("state")
      .orderBy("state"),
  );
  const countOf = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { draft: countOf("draft"), reviewed: countOf("reviewed"), posted: countOf("posted") };
};

/** Drafts of a month that a rule holds, and drafts whose sides differ. */
export const countTroubledDrafts = (
  reading: Reading,
  ledgerId: LedgerId,
  month: Month,
): { readonly heldCount: number; readonly unbalancedCount: number } => {
  const row = reading.first(
    sqlFor
      .selectFrom("voucher")
      .select([
        sql<number>`coalesce(sum(exists (select 1 from hit where hit.voucher_id = voucher.id and hit.stage = 'entry'
          and hit.decision = 'open')), 0)`.as("held"),
        sql<number>`coalesce(sum((select coalesce(sum(debit_fen) - sum(credit_fen), 0) from entry
          where entry.voucher_id = voucher.id) <> 0), 0)`.as("unbalanced"),
      ])
      .where("ledger_id", "=", ledgerId)
      .where("month", "=", month)
      .where("state", "=", "draft"),
  );
  return { heldCount: row?.held ?? 0, unbalancedCount: row?.unbalanced ?? 0 };
};

/** Findings of a quarter that nobody answered and that still stand. */
export const countOpenFindings = (reading: Reading, ledgerId: LedgerId, quarter: Quarter): number =>
  reading.first(
    sqlFor
      .selectFrom("finding")
      .select((each) => each.fn.countAll<number>().as("total"))
      .where("ledger_id", "=", ledgerId)
      .where("found_in", "<=", quarter)
      .where("answer", "is", null)
      .where("is_cleared", "=", 0),
  )?.total ?? 0;
