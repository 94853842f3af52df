import type { Compilable } from "kysely";
import { sql } from "kysely";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";

type Sealed = {
  readonly ids: Compilable<{ readonly id: string }>;
  readonly rows: (id: string) => readonly Compilable[];
};

const noteRows = (id: string): readonly Compilable[] => {
  const [ledgerId = "", year = ""] = id.split(" ");
  return [
    sqlFor
      .selectFrom("statement_note")
      .selectAll()
      .where("ledger_id", "=", idOf<LedgerId>(ledgerId))
      .where("year", "=", year)
      .orderBy("version"),
  ];
};

/** What is sealed of the accounting systems: corrected forms and own reports, notes, conversions and imported history. */
export const systemSeals: Readonly<Record<"reports" | "notes" | "conversion" | "history", Sealed>> = {
  reports: {
    ids: sqlFor.selectFrom("report_version").select("definition_id as id").distinct().orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("report_definition").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("report_version").selectAll().where("definition_id", "=", id).orderBy("version"),
    ],
  },
  notes: {
    ids: sqlFor
      .selectFrom("statement_note")
      .select(sql<string>`ledger_id || ' ' || year`.as("id"))
      .distinct()
      .orderBy("id"),
    rows: noteRows,
  },
  conversion: {
    ids: sqlFor.selectFrom("conversion").select("id").orderBy("id"),
    rows: (id) => [sqlFor.selectFrom("conversion").selectAll().where("id", "=", id).orderBy("id")],
  },
  history: {
    ids: sqlFor.selectFrom("history_import").select("id").orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("history_import").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("imported_voucher").selectAll().where("import_id", "=", id).orderBy("voucher_id"),
    ],
  },
};
