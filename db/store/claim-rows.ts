import * as z from "zod";
import {
  paperElements,
  type ClaimContent,
  type ClaimDocument,
  type ClaimLine,
  type ClaimSignature,
} from "#domain/claims/claim.ts";
import type { ClaimState } from "#domain/claims/machine.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import type { ClaimId, LedgerId, PersonId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

type Version = Tables["claim_version"];

/** One claim as it now stands, with the content of its newest version. */
export type Claim = {
  readonly id: ClaimId;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly version: number;
  readonly state: ClaimState;
  readonly rowVersion: number;
  readonly lodgedOn: LocalDate | null;
  readonly paidOn: LocalDate | null;
  readonly voucherId: VoucherId | null;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
  readonly content: ClaimContent;
  readonly signatures: readonly ClaimSignature[];
};

/** 报-2026-007: the number of a claim on paper. */
export const claimNumber = (year: string, no: number): string => `报-${year}-${String(no).padStart(3, "0")}`;

const elementsShape = z.array(z.enum(paperElements));

const readLines = (reading: Reading, id: ClaimId, version: number): readonly ClaimLine[] =>
  reading.all(
    sqlFor
      .selectFrom("claim_line")
      .select(["category_id as categoryId", "summary", "amount_fen as amountFen", "project_item_id as projectItemId"])
      .where("claim_id", "=", id)
      .where("version", "=", version)
      .orderBy("no"),
  );

const readDocuments = (reading: Reading, id: ClaimId, version: number): readonly ClaimDocument[] =>
  reading
    .all(
      sqlFor
        .selectFrom("claim_document")
        .select([
          "kind",
          "number",
          "on_date as onDate",
          "amount_fen as amountFen",
          "party",
          "note",
          "elements",
          "units",
          "buyer",
        ])
        .where("claim_id", "=", id)
        .where("version", "=", version)
        .orderBy("no"),
    )
    .map((row) => ({ ...row, elements: elementsShape.parse(JSON.parse(row.elements)) }));

/** Papers supplied after the version had left its draft; they show no outlay. */
const readAddedPapers = (reading: Reading, id: ClaimId, version: number): readonly ClaimDocument[] =>
  reading
    .all(
      sqlFor
        .selectFrom("claim_added_paper")
        .select(["kind", "number", "on_date as onDate", "party", "note"])
        .where("claim_id", "=", id)
        .where("version", "=", version)
        .orderBy("no"),
    )
    .map((row) => ({ ...row, amountFen: null, units: null, buyer: "", elements: ["name"] }));

/** What stood in one version of a claim, or `undefined`. */
export const readClaimVersion = (
  reading: Reading,
  id: ClaimId,
  version: number,
): { readonly row: Version; readonly content: ClaimContent } | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("claim_version")
      .selectAll()
      .where("claim_id", "=", id)
      .where("version", "=", version)
      .orderBy("version"),
  );
  if (row === undefined) return undefined;
  const content: ClaimContent = {
    onDate: row.on_date,
    form: row.form,
    purpose: row.purpose,
    handler: row.handler,
    witness: row.witness,
    clerk: row.clerk,
    payee: row.payee,
    payeeAccount: row.payee_account,
    note: row.note,
    lines: readLines(reading, id, version),
    documents: [...readDocuments(reading, id, version), ...readAddedPapers(reading, id, version)],
    emergency: row.ratify_by === null ? null : { reason: row.emergency_reason, ratifyBy: row.ratify_by },
  };
  return { row, content };
};

/** A claim with the content of its newest version, or `undefined`. */
export const readClaim = (reading: Reading, id: ClaimId): Claim | undefined => {
  const row = reading.first(sqlFor.selectFrom("claim").selectAll().where("id", "=", id).orderBy("id"));
  if (row === undefined) return undefined;
  const kept = readClaimVersion(reading, id, row.version);
  assert(kept !== undefined, `claim ${id} has its version`);
  return {
    id: row.id,
    ledgerId: row.ledger_id,
    number: claimNumber(row.year, row.no),
    version: row.version,
    state: row.state,
    rowVersion: row.row_version,
    lodgedOn: row.lodged_on,
    paidOn: row.paid_on,
    voucherId: row.voucher_id,
    savedBy: kept.row.saved_by,
    savedAt: kept.row.saved_at,
    content: kept.content,
    signatures: reading.all(
      sqlFor
        .selectFrom("claim_signature")
        .select(["role", "name", "on_date as onDate"])
        .where("claim_id", "=", id)
        .where("version", "=", row.version)
        .orderBy("role"),
    ),
  };
};

/** The claim a voucher was made from, or `undefined`. */
export const claimOfVoucher = (reading: Reading, voucherId: VoucherId): Claim | undefined => {
  const row = reading.first(sqlFor.selectFrom("claim").select("id").where("voucher_id", "=", voucherId).orderBy("id"));
  return row === undefined ? undefined : readClaim(reading, row.id);
};

/** The next number of a ledger's claims in a year. */
export const nextClaimNo = (reading: Reading, ledgerId: LedgerId, year: string): number =>
  (reading.first(
    sqlFor
      .selectFrom("claim")
      .select((each) => each.fn.max("no").as("no"))
      .where("ledger_id", "=", ledgerId)
      .where("year", "=", year)
      .orderBy("no"),
  )?.no ?? 0) + 1;

/** Every step a claim passed, of all its versions, in order. */
export const readSteps = (reading: Reading, id: ClaimId) =>
  reading.all(
    sqlFor
      .selectFrom("claim_step")
      .innerJoin("person", "person.id", "claim_step.done_by")
      .select(["claim_step.no", "claim_step.version", "claim_step.act", "claim_step.note"])
      .select(["claim_step.done_by as by", "claim_step.done_at as at", "person.name as byName"])
      .where("claim_step.claim_id", "=", id)
      .orderBy("claim_step.no"),
  );

export const linkedToClaim = (reading: Reading, id: ClaimId): readonly ResolutionId[] =>
  reading
    .all(
      sqlFor.selectFrom("claim_resolution").select("resolution_id").where("claim_id", "=", id).orderBy("resolution_id"),
    )
    .map((row) => row.resolution_id);
