import type { Signature, SigningDuty } from "#domain/audit/signing.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { noteFile } from "./attachment-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { WorkbookFileKind } from "./tables-proof.ts";

export type { WorkbookFileKind } from "./tables-proof.ts";

const signatures = sqlFor.selectFrom("workbook_signature").selectAll().orderBy("workbook_id").orderBy("duty");

/** The signatures under one version, the preparer's first. */
export const readSignatures = (reading: Reading, workbookId: string): readonly Signature[] =>
  reading.all(signatures.where("workbook_id", "=", workbookId)).map((row) => ({
    duty: row.duty,
    personId: row.person_id,
    personName: row.person_name,
    signedAt: row.signed_at,
    note: row.note,
  }));

export const addSignature = (
  writing: Writing,
  of: {
    readonly workbookId: string;
    readonly duty: SigningDuty;
    readonly personId: PersonId;
    readonly personName: string;
    readonly at: Instant;
    readonly note: string;
  },
): void => {
  writing.run(
    sqlFor.insertInto("workbook_signature").values({
      workbook_id: of.workbookId,
      duty: of.duty,
      person_id: of.personId,
      person_name: of.personName,
      signed_at: of.at,
      note: of.note,
    }),
  );
};

/** Which files of a version are kept, by kind. */
export const readWorkbookFiles = (reading: Reading, workbookId: string): ReadonlyMap<WorkbookFileKind, string> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("workbook_file")
          .select(["kind", "file_hash"])
          .where("workbook_id", "=", workbookId)
          .orderBy("kind"),
      )
      .map((row) => [row.kind, row.file_hash]),
  );

/** The version a file with this hash is kept of, or `undefined`. */
export const readWorkbookOfFile = (reading: Reading, hash: string): string | undefined =>
  reading.first(
    sqlFor.selectFrom("workbook_file").select("workbook_id").where("file_hash", "=", hash).orderBy("workbook_id"),
  )?.workbook_id;

/** Notes a file of a version that already lies on the shelf. */
export const addWorkbookFile = (
  writing: Writing,
  of: {
    readonly workbookId: string;
    readonly kind: WorkbookFileKind;
    readonly hash: string;
    readonly sizeBytes: number;
    readonly at: Instant;
  },
): void => {
  noteFile(writing, { hash: of.hash, sizeBytes: of.sizeBytes, at: of.at });
  writing.run(
    sqlFor
      .insertInto("workbook_file")
      .values({ workbook_id: of.workbookId, kind: of.kind, file_hash: of.hash })
      .onConflict((conflict) => conflict.columns(["workbook_id", "kind"]).doNothing()),
  );
};
