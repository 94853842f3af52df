import * as z from "zod";
import { dateFromText, monthFromText, type Instant, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { assert } from "#domain/core/assert.ts";
import type { ForeignChoice } from "#domain/vouchers/foreign/foreign-mapping.ts";
import type { NumberGap } from "#domain/vouchers/foreign/foreign-gaps.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const choiceShape = z.object({ accountCode: z.string(), detailName: z.string(), itemName: z.string() });

/** What accounts of another program were once said to mean in a ledger. */
export const readRemembered = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<string, ForeignChoice> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("foreign_account")
          .select(["source_code", "choice"])
          .where("ledger_id", "=", ledgerId)
          .orderBy("source_code"),
      )
      .map((row) => [row.source_code, choiceShape.parse(JSON.parse(row.choice))]),
  );

export const remember = (
  writing: Writing,
  row: {
    readonly ledgerId: LedgerId;
    readonly sourceCode: string;
    readonly sourceName: string;
    readonly choice: ForeignChoice;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const values = {
    source_name: row.sourceName,
    choice: JSON.stringify(row.choice),
    saved_by: row.by,
    saved_at: row.at,
  };
  writing.run(
    sqlFor
      .insertInto("foreign_account")
      .values({ ledger_id: row.ledgerId, source_code: row.sourceCode, ...values })
      .onConflict((conflict) => conflict.columns(["ledger_id", "source_code"]).doUpdateSet(values)),
  );
};

const monthShape = z.string().transform((text) => {
  const value = monthFromText(text);
  assert(value !== undefined, `month ${text}`);
  return value;
});
const dayShape = z.string().transform((text) => {
  const value = dateFromText(text);
  assert(value !== undefined, `day ${text}`);
  return value;
});
const amountShape = z.int().transform((value) => fen(value));
const planShape = z.array(
  z.object({
    month: monthShape,
    word: z.string(),
    number: z.int(),
    onDate: dayShape,
    papers: z.int(),
    place: z.string(),
    entries: z.array(
      z.object({ summary: z.string(), ...choiceShape.shape, debitFen: amountShape, creditFen: amountShape }),
    ),
  }),
);
const gapsShape = z.array(z.object({ month: monthShape, word: z.string(), missing: z.array(z.int()) }));

/** Vouchers as they will be posted, by names of accounts. */
export type HistoryPlan = z.output<typeof planShape>;

export type HistoryImport = {
  readonly id: string;
  readonly ledgerId: LedgerId;
  readonly fileName: string;
  readonly plan: HistoryPlan;
  readonly vouchers: number;
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  readonly debitFen: Fen;
  readonly gaps: readonly NumberGap[];
  readonly gapReason: string;
  readonly importedBy: PersonId;
  readonly importedByName: string;
  readonly importedAt: Instant;
  readonly approvedByName: string | null;
  readonly undoneByName: string | null;
  readonly undoneReason: string | null;
};

const imports = sqlFor
  .selectFrom("history_import")
  .innerJoin("person as importer", "importer.id", "history_import.imported_by")
  .leftJoin("person as approver", "approver.id", "history_import.approved_by")
  .leftJoin("person as undoer", "undoer.id", "history_import.undone_by")
  .select(["history_import.id", "ledger_id", "file_name", "plan", "voucher_count", "first_month", "last_month"])
  .select(["debit_fen", "gaps", "gap_reason", "imported_by", "imported_at", "undone_reason"])
  .select(["importer.name as importer_name", "approver.name as approver_name", "undoer.name as undoer_name"]);

/** Imports of a ledger, or of one id, newest first. */
export const readImports = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId } | { readonly id: string },
): readonly HistoryImport[] =>
  reading
    .all(
      ("id" in of ? imports.where("history_import.id", "=", of.id) : imports.where("ledger_id", "=", of.ledgerId))
        .orderBy("imported_at", "desc")
        .orderBy("history_import.id", "desc"),
    )
    .map((row) => ({
      id: row.id,
      ledgerId: row.ledger_id,
      fileName: row.file_name,
      plan: planShape.parse(JSON.parse(row.plan)),
      vouchers: row.voucher_count,
      firstMonth: row.first_month,
      lastMonth: row.last_month,
      debitFen: row.debit_fen,
      gaps: gapsShape.parse(JSON.parse(row.gaps)),
      gapReason: row.gap_reason,
      importedBy: row.imported_by,
      importedByName: row.importer_name,
      importedAt: row.imported_at,
      approvedByName: row.approver_name,
      undoneByName: row.undoer_name,
      undoneReason: row.undone_reason,
    }));

export const addImport = (
  writing: Writing,
  row: Pick<
    HistoryImport,
    | "id"
    | "ledgerId"
    | "fileName"
    | "plan"
    | "firstMonth"
    | "lastMonth"
    | "debitFen"
    | "gaps"
    | "gapReason"
    | "importedBy"
  > & { readonly fileHash: string; readonly digest: string; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("history_import").values({
      id: row.id,
      ledger_id: row.ledgerId,
      file_name: row.fileName,
      file_hash: row.fileHash,
      plan: JSON.stringify(row.plan),
      digest: row.digest,
      voucher_count: row.plan.length,
      first_month: row.firstMonth,
      last_month: row.lastMonth,
      debit_fen: row.debitFen,
      gaps: JSON.stringify(row.gaps),
      gap_reason: row.gapReason,
      imported_by: row.importedBy,
      imported_at: row.at,
      approved_by: null,
      approved_at: null,
      undone_by: null,
      undone_at: null,
      undone_reason: null,
    }),
  );
};

export const approveImport = (
  writing: Writing,
  step: { readonly id: string; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.updateTable("history_import").set({ approved_by: step.by, approved_at: step.at }).where("id", "=", step.id),
  );
};

export const undoImport = (
  writing: Writing,
  step: { readonly id: string; readonly by: PersonId; readonly at: Instant; readonly reason: string },
): void => {
  writing.run(
    sqlFor
      .updateTable("history_import")
      .set({ undone_by: step.by, undone_at: step.at, undone_reason: step.reason })
      .where("id", "=", step.id),
  );
};

export const markImported = (
  writing: Writing,
  row: {
    readonly voucherId: VoucherId;
    readonly importId: string;
    readonly word: string;
    readonly number: number;
    readonly place: string;
  },
): void => {
  writing.run(
    sqlFor.insertInto("imported_voucher").values({
      voucher_id: row.voucherId,
      import_id: row.importId,
      source_word: row.word,
      source_number: row.number,
      source_place: row.place,
    }),
  );
};

const posted = sqlFor.selectFrom("voucher").where("state", "=", "posted");

/** True once a voucher of the ledger was posted that no import brought. */
export const hasOwnVoucher = (reading: Reading, ledgerId: LedgerId): boolean =>
  reading.first(
    posted
      .select("id")
      .where("ledger_id", "=", ledgerId)
      .where("id", "not in", sqlFor.selectFrom("imported_voucher").select("voucher_id"))
      .orderBy("id")
      .limit(1),
  ) !== undefined;

/** `month word number` of every posted voucher of a ledger. */
export const readNumbers = (reading: Reading, ledgerId: LedgerId): ReadonlySet<string> =>
  new Set(
    reading
      .all(posted.select(["month", "word", "number"]).where("ledger_id", "=", ledgerId).orderBy("id"))
      .map((row) => `${row.month} ${row.word} ${row.number ?? 0}`),
  );

/** The vouchers of an import, last of the chain first: so they are taken away again. */
export const readImportedIds = (reading: Reading, importId: string): readonly VoucherId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("imported_voucher")
        .innerJoin("voucher", "voucher.id", "imported_voucher.voucher_id")
        .select("voucher.id")
        .where("import_id", "=", importId)
        .orderBy("voucher.chain_no", "desc"),
    )
    .map((row) => row.id);

/** The last import whose vouchers stand in a ledger's chain. */
export const newestImportId = (reading: Reading, ledgerId: LedgerId): string | undefined =>
  reading.first(
    sqlFor
      .selectFrom("imported_voucher")
      .innerJoin("voucher", "voucher.id", "imported_voucher.voucher_id")
      .select("import_id")
      .where("voucher.ledger_id", "=", ledgerId)
      .orderBy("voucher.chain_no", "desc")
      .limit(1),
  )?.import_id;
