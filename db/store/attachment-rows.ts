import type { Instant } from "#domain/core/dates.ts";
import type { AttachmentId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";

export type AttachmentRow = {
  readonly id: AttachmentId;
  readonly voucherId: VoucherId;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly isLate: boolean;
};

const attachments = sqlFor
  .selectFrom("attachment")
  .innerJoin("file", "file.hash", "attachment.file_hash")
  .select([
    "attachment.id",
    "attachment.voucher_id",
    "attachment.file_hash",
    "attachment.name",
    "attachment.media_type",
  ])
  .select(["attachment.is_late", "file.size"])
  .orderBy("attachment.added_at")
  .orderBy("attachment.id");

const rowsOf = (reading: Reading, query: typeof attachments): readonly AttachmentRow[] =>
  reading.all(query).map((row) => ({
    id: row.id,
    voucherId: row.voucher_id,
    hash: row.file_hash,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size,
    isLate: row.is_late === 1,
  }));

/** A voucher's attachments in the order they were added. */
export const readAttachments = (reading: Reading, voucherId: VoucherId): readonly AttachmentRow[] =>
  rowsOf(reading, attachments.where("attachment.voucher_id", "=", voucherId));

export const readAttachment = (reading: Reading, id: AttachmentId): AttachmentRow | undefined =>
  rowsOf(reading, attachments.where("attachment.id", "=", id))[0];

const hashesOfVoucher = preparedQuery((of: { readonly voucherId: VoucherId }) =>
  sqlFor
    .selectFrom("attachment")
    .select("file_hash")
    .where("voucher_id", "=", of.voucherId)
    .where("is_late", "=", 0)
    .orderBy("added_at")
    .orderBy("id"),
);

/** Content hashes of the attachments a voucher had when it was reviewed: part of its fingerprint. */
export const attachmentHashesOf = (reading: Reading, voucherId: VoucherId): readonly string[] =>
  reading.all(hashesOfVoucher({ voucherId })).map((row) => row.file_hash);

/** Notes that a file's bytes are on the shelf; the same bytes are noted once. */
export const noteFile = (
  writing: Writing,
  file: { readonly hash: string; readonly sizeBytes: number; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .insertInto("file")
      .values({ hash: file.hash, size: file.sizeBytes, stored_at: file.at })
      .onConflict((conflict) => conflict.column("hash").doNothing()),
  );
};

export const addAttachment = (
  writing: Writing,
  row: Omit<AttachmentRow, "sizeBytes"> & { readonly addedBy: PersonId; readonly addedAt: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("attachment").values({
      id: row.id,
      voucher_id: row.voucherId,
      file_hash: row.hash,
      name: row.name,
      media_type: row.mediaType,
      is_late: row.isLate ? 1 : 0,
      added_by: row.addedBy,
      added_at: row.addedAt,
    }),
  );
};

export const removeAttachment = (writing: Writing, id: AttachmentId): void => {
  writing.run(sqlFor.deleteFrom("attachment").where("id", "=", id));
};

/** Every stored file the ledger knows: what a backup copies and `verify` looks for. */
export const readFiles = (reading: Reading): readonly { readonly hash: string; readonly size: number }[] =>
  reading.all(sqlFor.selectFrom("file").select(["hash", "size"]).orderBy("hash"));
