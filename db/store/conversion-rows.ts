import { sql } from "kysely";
import * as z from "zod";
import type { ConversionPlan } from "#domain/books/conversion.ts";
import { lastDayOf, type Instant, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";

/** A conversion of one ledger of 2004, saved or approved. */
export type ConversionRecord = {
  readonly id: string;
  readonly oldLedgerId: LedgerId;
  readonly newLedgerId: LedgerId | null;
  readonly cutMonth: Month;
  readonly name: string;
  readonly plan: ConversionPlan;
  readonly savedBy: PersonId;
  readonly savedByName: string;
  readonly approvedByName: string | null;
  readonly approvedAt: Instant | null;
};

const part = {
  toCode: z.string(),
  detailName: z.string(),
  itemName: z.string(),
  amountFen: z.int().transform((value) => fen(value)),
};
const planShape = z.object({
  rows: z.array(z.object({ key: z.string(), parts: z.array(z.object(part)), reason: z.string() })),
  additions: z.array(z.object({ ...part, reason: z.string() })),
});

export const readConversion = (reading: Reading, oldLedgerId: LedgerId): ConversionRecord | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("conversion")
      .innerJoin("person as saver", "saver.id", "conversion.saved_by")
      .leftJoin("person as approver", "approver.id", "conversion.approved_by")
      .select(["conversion.id", "old_ledger_id", "new_ledger_id", "cut_month", "conversion.name", "plan", "saved_by"])
      .select(["approved_at", "saver.name as saver_name", "approver.name as approver_name"])
      .where("old_ledger_id", "=", oldLedgerId)
      .orderBy("conversion.id"),
  );
  return row === undefined
    ? undefined
    : {
        id: row.id,
        oldLedgerId: row.old_ledger_id,
        newLedgerId: row.new_ledger_id,
        cutMonth: row.cut_month,
        name: row.name,
        plan: planShape.parse(JSON.parse(row.plan)),
        savedBy: row.saved_by,
        savedByName: row.saver_name,
        approvedByName: row.approver_name,
        approvedAt: row.approved_at,
      };
};

/** Saves a conversion not yet approved, in place of what was saved before. */
export const saveConversion = (
  writing: Writing,
  row: Pick<ConversionRecord, "id" | "oldLedgerId" | "cutMonth" | "name" | "plan" | "savedBy"> & {
    readonly at: Instant;
  },
): void => {
  const values = {
    cut_month: row.cutMonth,
    name: row.name,
    plan: JSON.stringify(row.plan),
    saved_by: row.savedBy,
    saved_at: row.at,
  };
  writing.run(
    sqlFor
      .insertInto("conversion")
      .values({
        id: row.id,
        old_ledger_id: row.oldLedgerId,
        new_ledger_id: null,
        approved_by: null,
        approved_at: null,
        ...values,
      })
      .onConflict((conflict) => conflict.column("old_ledger_id").doUpdateSet(values)),
  );
};

export const approveConversion = (
  writing: Writing,
  step: { readonly id: string; readonly newLedgerId: LedgerId; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("conversion")
      .set({ new_ledger_id: step.newLedgerId, approved_by: step.by, approved_at: step.at })
      .where("id", "=", step.id),
  );
};

const approvedOf = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  sqlFor
    .selectFrom("conversion")
    .select("id")
    .where("old_ledger_id", "=", of.ledgerId)
    .where("approved_at", "is not", null)
    .orderBy("id"),
);

/** True once the ledger's balances were moved to the new system: its books are history. */
export const isConverted = (reading: Reading, ledgerId: LedgerId): boolean =>
  reading.first(approvedOf({ ledgerId })) !== undefined;

/** What a ledger holds after a month: vouchers of every state and bank lines. New books would not have it. */
export const countAfter = (reading: Reading, ledgerId: LedgerId, month: Month): number => {
  const vouchers = reading.first(
    sqlFor
      .selectFrom("voucher")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("ledger_id", "=", ledgerId)
      .where("month", ">", month),
  );
  const lines = reading.first(
    sqlFor
      .selectFrom("bank_line")
      .innerJoin("bank_account", "bank_account.id", "bank_line.bank_account_id")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("bank_account.ledger_id", "=", ledgerId)
      .where("bank_line.booked_on", ">", lastDayOf(month)),
  );
  return (vouchers?.count ?? 0) + (lines?.count ?? 0);
};

/** The last month in which a ledger has a voucher; undefined without one. */
export const lastVoucherMonth = (reading: Reading, ledgerId: LedgerId): Month | undefined =>
  reading.first(
    sqlFor.selectFrom("voucher").select("month").where("ledger_id", "=", ledgerId).orderBy("month", "desc").limit(1),
  )?.month;

/** Unposted vouchers of a ledger up to a month. */
export const countUnposted = (reading: Reading, ledgerId: LedgerId, through: Month): number =>
  reading.first(
    sqlFor
      .selectFrom("voucher")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("ledger_id", "=", ledgerId)
      .where("state", "<>", sql.lit("posted"))
      .where("month", "<=", through),
  )?.count ?? 0;

/** What rests on votes, papers or steps of its own and is not taken into other books. */
const stayingSql = {
  caps: (ledgerId: LedgerId, on: LocalDate) => sql<number>`(select count(*) from cap where ledger_id = ${ledgerId}
    and exists (select 1 from cap_version where cap_version.cap_id = cap.id and to_on > ${on}))`,
  budgets: (ledgerId: LedgerId, on: LocalDate) => sql<number>`(select count(*) from budget where ledger_id = ${ledgerId}
    and year || '-12-31' > ${on})`,
  grants: (ledgerId: LedgerId) => sql<number>`(select count(*) from public_grant where ledger_id = ${ledgerId})`,
  claims: (ledgerId: LedgerId) => sql<number>`(select count(*) from claim where ledger_id = ${ledgerId}
    and state not in ('refused', 'withdrawn', 'vouchered'))`,
  schemes: (ledgerId: LedgerId, on: LocalDate) => sql<number>`(select count(distinct scheme_id) from pay_scheme_version
    where ledger_id = ${ledgerId} and (to_month is null or to_month > ${on.slice(0, 7)}))`,
  lists: (ledgerId: LedgerId) => sql<number>`(select count(*) from distribution where ledger_id = ${ledgerId}
    and paid_voucher_id is null)`,
  shares: (ledgerId: LedgerId) => sql<number>`(select count(*) from bank_pool_share
    join bank_account on bank_account.id = bank_pool_share.bank_account_id where bank_account.ledger_id = ${ledgerId}
      and exists (select 1 from bank_line where bank_line.bank_account_id = bank_account.id))`,
} as const;
export type StayingRegister = keyof typeof stayingSql;
const stayingRegisters = ["caps", "budgets", "grants", "claims", "schemes", "lists", "shares"] as const;

/** How much of each of them still holds after a day. */
export const readStaying = (
  reading: Reading,
  ledgerId: LedgerId,
  on: LocalDate,
): readonly { readonly register: StayingRegister; readonly count: number }[] =>
  stayingRegisters.map((register) => ({
    register,
    count:
      reading.first(
        sqlFor
          .selectFrom("ledger")
          .select(stayingSql[register](ledgerId, on).as("count"))
          .where("id", "=", ledgerId)
          .orderBy("id"),
      )?.count ?? 0,
  }));
