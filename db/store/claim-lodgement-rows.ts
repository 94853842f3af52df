import { sql } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ClaimId, LodgementId, LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** 移-2026-003: the number of a 原始凭证移交清单. */
// The table is still called by its first name; seals of older files name it so.
const lodgementNumber = (year: string, no: number): string => `移-${year}-${String(no).padStart(3, "0")}`;

export const lodgementsOfClaim = (reading: Reading, claimId: ClaimId) =>
  reading
    .all(
      sqlFor
        .selectFrom("claim_handover_item")
        .innerJoin("claim_handover", "claim_handover.id", "claim_handover_item.handover_id")
        .select(["claim_handover.id", "claim_handover.year", "claim_handover.no", "claim_handover.on_date as onDate"])
        .where("claim_handover_item.claim_id", "=", claimId)
        .orderBy("claim_handover.on_date")
        .orderBy("claim_handover.no"),
    )
    .map(({ year, no, ...row }) => ({ ...row, number: lodgementNumber(year, no) }));

const lodgements = () =>
  sqlFor
    .selectFrom("claim_handover")
    .innerJoin("person", "person.id", "claim_handover.received_by")
    .selectAll("claim_handover")
    .select("person.name as received_by_name")
    .select([
      sql<number>`(select count(*) from claim_handover_item i where i.handover_id = claim_handover.id)`.as("claims"),
      sql<Fen>`(select coalesce(sum(amount_fen), 0) from claim_handover_item i join claim_line l
        on l.claim_id = i.claim_id and l.version = i.version where i.handover_id = claim_handover.id)`.as("total_fen"),
    ]);

const readLodgementRows = (reading: Reading, query: ReturnType<typeof lodgements>) =>
  reading.all(query).map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    number: lodgementNumber(row.year, row.no),
    onDate: row.on_date,
    handedBy: row.handed_by,
    receivedByName: row.received_by_name,
    claimCount: row.claims,
    totalFen: row.total_fen,
  }));

export const readLodgements = (reading: Reading, ledgerId: LedgerId) =>
  readLodgementRows(
    reading,
    lodgements()
      .where("claim_handover.ledger_id", "=", ledgerId)
      .orderBy("claim_handover.year", "desc")
      .orderBy("claim_handover.no", "desc"),
  );

export const readLodgement = (reading: Reading, id: LodgementId) =>
  readLodgementRows(reading, lodgements().where("claim_handover.id", "=", id).orderBy("claim_handover.id"))[0];

/** The claims on a lodgement, in the order of their numbers. */
export const readHandedOver = (reading: Reading, id: LodgementId) =>
  reading.all(
    sqlFor
      .selectFrom("claim_handover_item")
      .select(["claim_id as claimId", "version"])
      .where("handover_id", "=", id)
      .orderBy("claim_id"),
  );

/** Keeps a lodgement under the next number of its ledger's year. Answers that number. */
export const addLodgement = (
  writing: Writing,
  lodgement: {
    readonly id: LodgementId;
    readonly ledgerId: LedgerId;
    readonly onDate: LocalDate;
    readonly handedBy: string;
    readonly claims: readonly { readonly id: ClaimId; readonly version: number }[];
  },
  of: { readonly by: PersonId; readonly at: Instant },
): string => {
  const year = lodgement.onDate.slice(0, 4);
  const last = writing.first(
    sqlFor
      .selectFrom("claim_handover")
      .select((each) => each.fn.max("no").as("no"))
      .where("ledger_id", "=", lodgement.ledgerId)
      .where("year", "=", year)
      .orderBy("no"),
  );
  const no = (last?.no ?? 0) + 1;
  writing.run(
    sqlFor.insertInto("claim_handover").values({
      id: lodgement.id,
      ledger_id: lodgement.ledgerId,
      year,
      no,
      on_date: lodgement.onDate,
      handed_by: lodgement.handedBy,
      received_by: of.by,
      received_at: of.at,
    }),
  );
  for (const { id, version } of lodgement.claims)
    writing.run(sqlFor.insertInto("claim_handover_item").values({ handover_id: lodgement.id, claim_id: id, version }));
  return lodgementNumber(year, no);
};
