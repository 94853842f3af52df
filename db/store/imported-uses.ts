import { sqlFor, type Reading, type Writing } from "./query.ts";

const vouchersOf = (importId: string) =>
  sqlFor.selectFrom("imported_voucher").select("imported_voucher.voucher_id").where("import_id", "=", importId);

/** Why the vouchers of an import can go no more: somebody printed one for the files, or added papers to one. */
export const keptBy = (reading: Reading, importId: string): "printed" | "attachments" | undefined => {
  const printed = reading.first(
    sqlFor
      .selectFrom("print_job_voucher")
      .select("job_id")
      .where("voucher_id", "in", vouchersOf(importId))
      .orderBy("job_id")
      .limit(1),
  );
  if (printed !== undefined) return "printed";
  const papers = reading.first(
    sqlFor.selectFrom("attachment").select("id").where("voucher_id", "in", vouchersOf(importId)).orderBy("id").limit(1),
  );
  return papers === undefined ? undefined : "attachments";
};

/** Opens the bank lines that an import's vouchers book, and lets findings stand without the voucher they name. */
export const releaseImported = (writing: Writing, importId: string): void => {
  const lines = sqlFor.selectFrom("bank_tie").select("bank_line_id").where("voucher_id", "in", vouchersOf(importId));
  writing.run(sqlFor.deleteFrom("bank_match").where("bank_line_id", "in", lines));
  writing.run(sqlFor.updateTable("finding").set({ voucher_id: null }).where("voucher_id", "in", vouchersOf(importId)));
};
