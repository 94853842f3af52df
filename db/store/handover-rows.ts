import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LeaseId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { emptyHandoverFile, type HandoverFile } from "#domain/funds/handover.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** What a file is about: one lease, or the disposal one voucher books. */
export type HandoverMatter =
  { readonly leaseId: LeaseId; readonly voucherId: null } | { readonly leaseId: null; readonly voucherId: VoucherId };

const fileFrom = (row: Tables["handover_file"]): HandoverFile => ({
  valuationFen: row.valuation_fen,
  valuedOn: row.valued_on,
  valuer: row.valuer,
  exchange: row.exchange,
  exchangeNumber: row.exchange_number,
  postedFrom: row.posted_from,
  postedTo: row.posted_to,
  areaMilli: row.area_milli,
  floorFen: row.floor_fen,
  previousYearFen: row.previous_year_fen,
});

const columnsOf = (file: HandoverFile) => ({
  valuation_fen: file.valuationFen,
  valued_on: file.valuedOn,
  valuer: file.valuer,
  exchange: file.exchange,
  exchange_number: file.exchangeNumber,
  posted_from: file.postedFrom,
  posted_to: file.postedTo,
  area_milli: file.areaMilli,
  floor_fen: file.floorFen,
  previous_year_fen: file.previousYearFen,
});

const rowOf = (reading: Reading, matter: HandoverMatter): Tables["handover_file"] | undefined => {
  const query = sqlFor.selectFrom("handover_file").selectAll().orderBy("id");
  return reading.first(
    matter.leaseId === null
      ? query.where("voucher_id", "=", matter.voucherId)
      : query.where("lease_id", "=", matter.leaseId),
  );
};

/** The file of a lease or a disposal; an empty one where nothing was recorded. */
export const readHandoverFile = (reading: Reading, matter: HandoverMatter): HandoverFile => {
  const row = rowOf(reading, matter);
  return row === undefined ? emptyHandoverFile : fileFrom(row);
};

/** The files of all leases of a ledger. */
export const readLeaseFiles = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<string, HandoverFile> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("handover_file")
          .selectAll()
          .where("ledger_id", "=", ledgerId)
          .where("lease_id", "is not", null)
          .orderBy("id"),
      )
      .flatMap((row) => (row.lease_id === null ? [] : [[row.lease_id, fileFrom(row)]])),
  );

export const saveHandoverFile = (
  writing: Writing,
  of: {
    readonly id: string;
    readonly ledgerId: LedgerId;
    readonly matter: HandoverMatter;
    readonly file: HandoverFile;
  },
  recorded: { readonly by: PersonId; readonly at: Instant },
): void => {
  const kept = rowOf(writing, of.matter);
  if (kept !== undefined) {
    writing.run(sqlFor.updateTable("handover_file").set(columnsOf(of.file)).where("id", "=", kept.id));
    return;
  }
  writing.run(
    sqlFor.insertInto("handover_file").values({
      ...columnsOf(of.file),
      id: of.id,
      ledger_id: of.ledgerId,
      lease_id: of.matter.leaseId,
      voucher_id: of.matter.voucherId,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    }),
  );
};

/** A card a voucher takes off the books by disposal, with its net value then (fen). */
export type DisposalRow = {
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly name: string;
  readonly onDate: LocalDate;
  readonly costFen: Fen;
  readonly wornFen: Fen;
};

export const readDisposals = (reading: Reading, voucherId: VoucherId): readonly DisposalRow[] =>
  reading.all(
    sqlFor
      .selectFrom("asset_event")
      .innerJoin("asset", "asset.id", "asset_event.asset_id")
      .select(["asset.ledger_id as ledgerId", "asset.number", "asset.name", "asset_event.on_date as onDate"])
      .select(["asset_event.cost_fen as costFen", "asset_event.worn_fen as wornFen"])
      .where("asset_event.voucher_id", "=", voucherId)
      .where("asset_event.kind", "=", "disposal")
      .orderBy("asset_event.id"),
  );
