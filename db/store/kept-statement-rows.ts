import type { Instant } from "#domain/core/dates.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

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
