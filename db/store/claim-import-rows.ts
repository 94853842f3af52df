import type { Instant } from "#domain/core/dates.ts";
import type { ClaimId, LedgerId, PersonId } from "#domain/core/ids.ts";
import { claimNumber } from "./claim-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** A form that was taken over once, with the numbers its claims got. */
export type ClaimImport = {
  readonly formId: string;
  readonly ledgerName: string;
  readonly name: string;
  readonly importedByName: string;
  readonly importedAt: Instant;
  readonly numbers: readonly string[];
};

/** The taking over of a form, by its number or by the bytes of its file, or `undefined`. */
export const readClaimImport = (
  reading: Reading,
  of: { readonly formId: string; readonly fileHash: string },
): ClaimImport | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("claim_import")
      .innerJoin("ledger", "ledger.id", "claim_import.ledger_id")
      .innerJoin("person", "person.id", "claim_import.imported_by")
      .select(["claim_import.form_id as formId", "claim_import.name", "claim_import.imported_at as importedAt"])
      .select(["ledger.name as ledgerName", "person.name as importedByName"])
      .where((each) => each.or([each("form_id", "=", of.formId), each("file_hash", "=", of.fileHash)]))
      .orderBy("form_id"),
  );
  if (row === undefined) return undefined;
  const numbers = reading.all(
    sqlFor
      .selectFrom("claim_import_item")
      .innerJoin("claim", "claim.id", "claim_import_item.claim_id")
      .select(["claim.year", "claim.no"])
      .where("claim_import_item.form_id", "=", row.formId)
      .orderBy("claim_import_item.row"),
  );
  return { ...row, numbers: numbers.map(({ year, no }) => claimNumber(year, no)) };
};

/** Keeps that a form was taken over: its file, and each of its claims with the row it stood in. */
export const saveClaimImport = (
  writing: Writing,
  form: {
    readonly formId: string;
    readonly fileHash: string;
    readonly ledgerId: LedgerId;
    readonly name: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
  claims: readonly { readonly id: ClaimId; readonly row: number }[],
): void => {
  writing.run(
    sqlFor.insertInto("claim_import").values({
      form_id: form.formId,
      file_hash: form.fileHash,
      ledger_id: form.ledgerId,
      name: form.name,
      claims: claims.length,
      imported_by: form.by,
      imported_at: form.at,
    }),
  );
  for (const { id, row } of claims)
    writing.run(sqlFor.insertInto("claim_import_item").values({ form_id: form.formId, claim_id: id, row }));
};
