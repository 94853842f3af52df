import type { Instant } from "#domain/core/dates.ts";
import type { AttachmentId, ExceptionId, LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** 佐证: a file behind the answer to a finding. */
export type FindingFile = {
  readonly id: AttachmentId;
  readonly findingId: ExceptionId;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
};

const files = () =>
  sqlFor
    .selectFrom("finding_file")
    .innerJoin("finding", "finding.id", "finding_file.finding_id")
    .selectAll("finding_file")
    .orderBy("finding_file.added_at")
    .orderBy("finding_file.id");

const rowsOf = (reading: Reading, query: ReturnType<typeof files>): readonly FindingFile[] =>
  reading.all(query).map((row) => ({
    id: row.id,
    findingId: row.finding_id,
    hash: row.file_hash,
    name: row.name,
    mediaType: row.media_type,
  }));

/** Every file behind the answers of a ledger's findings, in the order they were added. */
export const readFindingFiles = (reading: Reading, ledgerId: LedgerId): readonly FindingFile[] =>
  rowsOf(reading, files().where("finding.ledger_id", "=", ledgerId));

export const readFindingFile = (reading: Reading, id: AttachmentId): FindingFile | undefined =>
  rowsOf(reading, files().where("finding_file.id", "=", id))[0];

export const addFindingFile = (
  writing: Writing,
  file: FindingFile & { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("finding_file").values({
      id: file.id,
      finding_id: file.findingId,
      file_hash: file.hash,
      name: file.name,
      media_type: file.mediaType,
      added_by: file.by,
      added_at: file.at,
    }),
  );
};
