import { trailText } from "./trail-rows.ts";
import { sql } from "kysely";
import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One year package that was made, with what proves it later. */
export type ArchiveRow = {
  readonly id: string;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly year: number;
  readonly isDraft: boolean;
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly fileHash: string;
  readonly chainNo: number;
  readonly chainHash: string;
  readonly madeByName: string;
  readonly madeAt: Instant;
};

export const addArchive = (
  writing: Writing,
  archive: Omit<ArchiveRow, "ledgerName" | "madeByName"> & { readonly manifestHash: string; readonly madeBy: PersonId },
): void => {
  writing.run(
    sqlFor.insertInto("archive").values({
      id: archive.id,
      ledger_id: archive.ledgerId,
      year: archive.year,
      is_draft: archive.isDraft ? 1 : 0,
      name: archive.name,
      path: archive.path,
      size: archive.sizeBytes,
      file_hash: archive.fileHash,
      manifest_hash: archive.manifestHash,
      chain_no: archive.chainNo,
      chain_hash: archive.chainHash,
      made_by: archive.madeBy,
      made_at: archive.madeAt,
    }),
  );
};

/** Packages made so far, newest first; of one ledger, or all when null. */
export const readArchives = (reading: Reading, ledgerId: LedgerId | null): readonly ArchiveRow[] => {
  const query = sqlFor
    .selectFrom("archive")
    .innerJoin("ledger", "ledger.id", "archive.ledger_id")
    .innerJoin("person", "person.id", "archive.made_by")
    .selectAll("archive")
    .select(["ledger.name as ledger_name", "person.name as person_name"])
    .orderBy("archive.made_at", "desc")
    .orderBy("archive.id", "desc");
  return reading.all(ledgerId === null ? query : query.where("archive.ledger_id", "=", ledgerId)).map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    ledgerName: row.ledger_name,
    year: row.year,
    isDraft: row.is_draft === 1,
    name: row.name,
    path: row.path,
    sizeBytes: row.size,
    fileHash: row.file_hash,
    chainNo: row.chain_no,
    chainHash: row.chain_hash,
    madeByName: row.person_name,
    madeAt: row.made_at,
  }));
};

/** The hash of the list of every package that was made of a ledger and year. */
export const readManifestHashes = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly year: number },
): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom("archive")
        .select("manifest_hash")
        .where("ledger_id", "=", of.ledgerId)
        .where("year", "=", of.year)
        .orderBy("made_at")
        .orderBy("id"),
    )
    .map((row) => row.manifest_hash);

export type ArchivedTrailLine = {
  readonly no: number;
  readonly at: Instant;
  readonly personName: string;
  readonly subject: string;
  readonly hash: string;
  readonly previousHash: string;
  /** What the hash covers. */
  readonly text: string;
};

/**
 * The audit trail from one moment up to another, oldest line first and without a hole: a clock that was set back or ahead for a
 * while takes no line out of the chain. `through`: up to and with this line, whatever the clock said later; where it is null, up to
 * the moment.
 */
export const readTrailBetween = (
  reading: Reading,
  of: { readonly from: Instant; readonly to: Instant; readonly through: number | null },
): readonly ArchivedTrailLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("trail")
        .selectAll()
        .where(sql<boolean>`no >= (select min(no) from trail where at >= ${of.from})`)
        .where(
          of.through === null
            ? sql<boolean>`no <= (select max(no) from trail where at <= ${of.to})`
            : sql<boolean>`no <= ${of.through}`,
        )
        .orderBy("no"),
    )
    .map((row) => ({
      no: row.no,
      at: row.at,
      personName: row.person_name,
      subject: row.subject,
      hash: row.hash,
      previousHash: row.previous_hash,
      text: trailText(row.previous_hash, row),
    }));
