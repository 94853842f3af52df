import { sql } from "kysely";
import { idOf, type StatementFileId, type TombstoneId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";
import { statementRows } from "./seal-book-rows.ts";

/** Imports, what was taken back of them, and the lines that were deleted. */
export const importSeals = {
  // An import that was taken back keeps its seal: over nothing, so that nothing can come back unseen.
  statement: {
    ids: sqlFor
      .selectFrom("statement_file")
      .select(sql<string>`id`.as("id"))
      .union(sqlFor.selectFrom("statement_withdrawal").select(sql<string>`id`.as("id")))
      .orderBy("id"),
    rows: statementRows,
  },
  withdrawal: {
    ids: sqlFor.selectFrom("statement_withdrawal").select("id").orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("statement_withdrawal").selectAll().where("id", "=", idOf<StatementFileId>(id)).orderBy("id"),
    ],
  },
  tombstone: {
    ids: sqlFor.selectFrom("bank_line_tombstone").select("id").orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("bank_line_tombstone").selectAll().where("id", "=", idOf<TombstoneId>(id)).orderBy("id"),
    ],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
