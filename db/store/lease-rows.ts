import * as z from "zod";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { ItemId, LeaseId, LedgerId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import type { LeaseSort, LeaseTerms, TenderMode } from "#domain/funds/lease.ts";
import { noDeeds, readRentDeeds, type RentDeed, type RentDeeds } from "./rent-rows.ts";
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

/** A contract with the lessee's name and how it stands by what is posted. */
export type LeaseStandingRow = LeaseRow & {
  readonly lesseeName: string;
  readonly receivedFen: Fen;
  /** Rent put down as a claim (应收款, 内部往来) that nothing has settled. */
  readonly claimedFen: Fen;
  /** Received for later years and still owed to the lessee, not yet income. */
  readonly heldFen: Fen;
  /** The vouchers that touched it, drafts last. */
  readonly deeds: readonly RentDeed[];
};

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

const standingOf = (row: LeaseRow, all: RentDeeds) => {
  const booked = all.deeds.filter((deed) => deed.isPosted);
  const sumOf = (key: "receivedFen" | "claimFen" | "heldFen"): number =>
    booked.reduce((total, deed) => total + deed[key], 0);
  return {
    receivedFen: fen(row.openingReceivedFen + sumOf("receivedFen")),
    claimedFen: fen(Math.max(0, sumOf("claimFen"))),
    heldFen: fen(Math.max(0, all.unearnedFen + sumOf("heldFen"))),
    deeds: all.deeds,
  };
};

/** The contracts of a ledger, or of all ledgers, with what was received up to a day. */
export const readLeases = (reading: Reading, ledgerId: LedgerId | null, on: LocalDate): readonly LeaseStandingRow[] => {
  const query = sqlFor
    .selectFrom("lease")
    .innerJoin("item", "item.id", "lease.lessee_item_id")
    .selectAll("lease")
    .select("item.name as lessee_name")
    .orderBy("lease.ledger_id")
    .orderBy("lease.number");
  const rows = reading
    .all(ledgerId === null ? query : query.where("lease.ledger_id", "=", ledgerId))
    .map((row) => ({ ...leaseFrom(row), lesseeName: row.lessee_name }));
  const deeds = readRentDeeds(reading, rows, on);
  return rows.map((row) => ({ ...row, ...standingOf(row, deeds.get(row.id) ?? noDeeds) }));
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
