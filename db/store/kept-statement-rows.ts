import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId, StatementFileId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** An import with the hash under which its file lies on the shelf. */
export const readStatementFile = (
  reading: Reading,
  id: StatementFileId,
):
  | { readonly ledgerId: LedgerId; readonly bankName: string; readonly name: string; readonly hash: string }
  | undefined =>
  reading.first(
    sqlFor
      .selectFrom("statement_file")
      .innerJoin("bank_account", "bank_account.id", "statement_file.bank_account_id")
      .select(["bank_account.ledger_id as ledgerId", "bank_account.bank_name as bankName"])
      .select(["statement_file.name", "statement_file.file_hash as hash"])
      .where("statement_file.id", "=", id)
      .orderBy("statement_file.id"),
  );

/** A header whose columns somebody named. */
export type MappingRow = {
  readonly fingerprint: string;
  readonly name: string;
  readonly savedByName: string;
  readonly savedAt: Instant;
};

/** The headers whose columns somebody named, the newest first. */
export const readMappings = (reading: Reading): readonly MappingRow[] =>
  reading.all(
    sqlFor
      .selectFrom("statement_mapping")
      .innerJoin("person", "person.id", "statement_mapping.saved_by")
      .select(["fingerprint", "statement_mapping.name", "person.name as savedByName", "saved_at as savedAt"])
      .orderBy("saved_at", "desc")
      .orderBy("fingerprint"),
  );

export const deleteMapping = (writing: Writing, fingerprint: string): void => {
  writing.run(sqlFor.deleteFrom("statement_mapping").where("fingerprint", "=", fingerprint));
};
