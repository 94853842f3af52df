import { sql } from "kysely";
import * as z from "zod";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { ItemId, LeaseId, LedgerId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import type { LeaseSort, LeaseTerms, TenderMode } from "#domain/funds/lease.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

const stepsText = z.array(z.object({ fromOn: z.string(), yearFen: z.int() }));

/** One contract of a ledger; `itemId` is the auxiliary item its vouchers name. */
export type LeaseRow = LeaseTerms & {
  readonly id: LeaseId;
  readonly ledgerId: LedgerId;
  readonly itemId: ItemId;
  readonly number: string;
  readonly sort: LeaseSort;
  readonly subject: string;
  readonly area: string;
  readonly lesseeItemId: ItemId;
  readonly depositFen: Fen;
  readonly openingReceivedFen: Fen;
  readonly tenderMode: TenderMode;
  readonly isPostedPublicly: boolean;
  readonly resolutionId: ResolutionId | null;
  readonly note: string;
};

/** A contract with the lessee's name and what posted vouchers received of it. */
export type LeaseStandingRow = LeaseRow & { readonly lesseeName: string; readonly receivedFen: Fen };

const stepsFrom = (text: string): LeaseTerms["steps"] =>
  stepsText.parse(JSON.parse(text)).map((step) => ({ fromOn: localDate(step.fromOn), yearFen: fen(step.yearFen) }));

const leaseFrom = (row: Tables["lease"]): LeaseRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  itemId: row.item_id,
  number: row.number,
  sort: row.sort,
  subject: row.subject,
  area: row.area,
  lesseeItemId: row.lessee_item_id,
  fromOn: row.from_on,
  toOn: row.to_on,
  periodMonths: row.period_months,
  isDueAtStart: row.is_due_at_start === 1,
  steps: stepsFrom(row.steps),
  depositFen: row.deposit_fen,
  openingReceivedFen: row.opening_received_fen,
  tenderMode: row.tender_mode,
  isPostedPublicly: row.is_posted_publicly === 1,
  resolutionId: row.resolution_id,
  endedOn: row.ended_on,
  note: row.note,
});

// Closing the year moves no rent; cash and bank lines are the other half of what came in.
const isOfRent = sql`voucher.kind <> 'closing' and account.code not glob '101*' and account.code not glob '102*'`;

// Rent taken in advance is owed to the lessee until its year: what a voucher that names the contract takes off that debt
// without naming it there came in before. A debt of another origin is settled with rent only after the advance is used up.
const isOwedToLessee = sql`(account.class = 'liability' or account.code glob '113*')`;
const advanceTaken = (on: LocalDate) => sql`(select coalesce(sum(entry.credit_fen - entry.debit_fen), 0)
    from entry_item join entry on entry.voucher_id = entry_item.voucher_id and entry.line = entry_item.line
    join voucher on voucher.id = entry.voucher_id join account on account.id = entry.account_id
    where entry_item.item_id = lease.item_id and voucher.state = 'posted' and voucher.on_date <= ${on}
      and ${isOwedToLessee})`;
const usedAdvance = (on: LocalDate) => sql`max(0, min(${advanceTaken(on)},
  (select coalesce(sum(entry.debit_fen - entry.credit_fen), 0)
    from entry_item as party join entry on entry.voucher_id = party.voucher_id and entry.line = party.line
    join voucher on voucher.id = entry.voucher_id join account on account.id = entry.account_id
    where party.item_id = lease.lessee_item_id and voucher.state = 'posted' and voucher.on_date <= ${on}
      and ${isOwedToLessee}
      and not exists (select 1 from entry_item as named where named.voucher_id = entry.voucher_id
        and named.line = entry.line and named.item_id = lease.item_id)
      and exists (select 1 from entry_item as named where named.voucher_id = entry.voucher_id
        and named.item_id = lease.item_id))))`;

// Accrued rent stands on both sides of the books, so what lines that name a contract add up to is what came in.
const received = (on: LocalDate) => sql<Fen>`((select coalesce(sum(entry.credit_fen - entry.debit_fen), 0)
  from entry_item join entry on entry.voucher_id = entry_item.voucher_id and entry.line = entry_item.line
  join voucher on voucher.id = entry.voucher_id join account on account.id = entry.account_id
  where entry_item.item_id = lease.item_id and voucher.state = 'posted' and voucher.on_date <= ${on}
    and ${isOfRent}) - ${usedAdvance(on)})`;

/** The contracts of a ledger, or of all ledgers, with what was received up to a day. */
export const readLeases = (reading: Reading, ledgerId: LedgerId | null, on: LocalDate): readonly LeaseStandingRow[] => {
  const query = sqlFor
    .selectFrom("lease")
    .innerJoin("item", "item.id", "lease.lessee_item_id")
    .selectAll("lease")
    .select(["item.name as lessee_name", received(on).as("received")])
    .orderBy("lease.ledger_id")
    .orderBy("lease.number");
  return reading.all(ledgerId === null ? query : query.where("lease.ledger_id", "=", ledgerId)).map((row) => ({
    ...leaseFrom(row),
    lesseeName: row.lessee_name,
    receivedFen: fen(row.opening_received_fen + row.received),
  }));
};

/** What was received for later years of a contract and is still owed to the lessee, not yet income. */
export const readHeldAdvance = (reading: Reading, id: LeaseId, on: LocalDate): Fen => {
  const row = reading.first(
    sqlFor
      .selectFrom("lease")
      .select(sql<number>`${advanceTaken(on)} - ${usedAdvance(on)}`.as("held"))
      .where("id", "=", id)
      .orderBy("id"),
  );
  return fen(Math.max(0, row?.held ?? 0));
};

export const readLease = (reading: Reading, id: LeaseId): LeaseRow | undefined => {
  const row = reading.first(sqlFor.selectFrom("lease").selectAll().where("id", "=", id).orderBy("id"));
  return row === undefined ? undefined : leaseFrom(row);
};

/** The contracts whose items are among some. */
export const readLeasesNamed = (reading: Reading, itemIds: readonly ItemId[]): readonly LeaseRow[] =>
  itemIds.length === 0
    ? []
    : reading.all(sqlFor.selectFrom("lease").selectAll().where("item_id", "in", itemIds).orderBy("id")).map(leaseFrom);

/** Vouchers with lines that name a contract, and what each brought in. */
export const readLeaseReceipts = (reading: Reading, itemId: ItemId) =>
  reading.all(
    sqlFor
      .selectFrom("entry_item")
      .innerJoin("entry", (join) =>
        join.onRef("entry.voucher_id", "=", "entry_item.voucher_id").onRef("entry.line", "=", "entry_item.line"),
      )
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .innerJoin("account", "account.id", "entry.account_id")
      .select(["voucher.id", "voucher.on_date", "voucher.number", "voucher.word", "voucher.state"])
      .select([
        sql<string>`min(entry.summary)`.as("summary"),
        sql<Fen>`sum(entry.credit_fen - entry.debit_fen)`.as("amount"),
      ])
      .where("entry_item.item_id", "=", itemId)
      .where(sql<boolean>`${isOfRent}`)
      .groupBy("voucher.id")
      .orderBy("voucher.on_date")
      .orderBy("voucher.id"),
  );

const columnsOf = (row: LeaseRow) => ({
  number: row.number,
  sort: row.sort,
  subject: row.subject,
  area: row.area,
  lessee_item_id: row.lesseeItemId,
  from_on: row.fromOn,
  to_on: row.toOn,
  period_months: row.periodMonths,
  is_due_at_start: row.isDueAtStart ? (1 as const) : (0 as const),
  steps: JSON.stringify(row.steps),
  deposit_fen: row.depositFen,
  opening_received_fen: row.openingReceivedFen,
  tender_mode: row.tenderMode,
  is_posted_publicly: row.isPostedPublicly ? (1 as const) : (0 as const),
  resolution_id: row.resolutionId,
  ended_on: row.endedOn,
  note: row.note,
});

export const addLease = (
  writing: Writing,
  row: LeaseRow,
  recorded: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("lease").values({
      ...columnsOf(row),
      id: row.id,
      ledger_id: row.ledgerId,
      item_id: row.itemId,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    }),
  );
};

export const changeLease = (writing: Writing, row: LeaseRow): void => {
  writing.run(sqlFor.updateTable("lease").set(columnsOf(row)).where("id", "=", row.id));
};
