import { sql } from "kysely";
import type { LedgerId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";

/** Rows that belong to one ledger and are named by their id in calls and in the facts of the log. */
const owned = [
  "account",
  "archive",
  "asset",
  "audit_note",
  "audit_notice",
  "bank_account",
  "bank_line",
  "bank_line_tombstone",
  "budget",
  "cap",
  "cash_count",
  "claim",
  "claim_handover",
  "debt",
  "distribution",
  "finance_meeting",
  "finding",
  "handover_file",
  "history_import",
  "item",
  "lease",
  "motion",
  "pay_list",
  "payout",
  "project",
  "public_grant",
  "publication",
  "receipt_book",
  "resolution",
  "stocktake",
  "voucher_template",
  "workbook",
] as const;

/** Rows that belong to a ledger through another: the table, the column that names the other, and the other. */
const owing = [
  ["attachment", "voucher_id", "voucher"],
  ["asset_event", "asset_id", "asset"],
  ["finance_meeting_file", "meeting_id", "finance_meeting"],
  ["finding_file", "finding_id", "finding"],
  ["grant_tie", "grant_id", "public_grant"],
  ["motion_file", "motion_id", "motion"],
  ["publication_photo", "publication_id", "publication"],
  ["publication_question", "publication_id", "publication"],
  ["receipt_void", "book_id", "receipt_book"],
  ["resolution_file", "resolution_id", "resolution"],
  ["statement_file", "bank_account_id", "bank_account"],
] as const;

type Named = { readonly name: string; readonly ledgerId: LedgerId };

// Each id is looked up by the key of each table: a set of the ids would be built anew for every one of them.
const wantedOf = (ids: string) => sql`json_each(${ids}) as wanted`;

// Most calls name vouchers, or the ledger itself: they are asked first, and the other tables only for what is left.
const namedFirst = preparedQuery((slots: { readonly ids: string }) => {
  const wanted = wantedOf(slots.ids);
  return sqlFor
    .selectFrom(
      sql<Named>`(select wanted.value as name, ledger.id as ledgerId from ${wanted} cross join ledger on ledger.id = wanted.value
        union all select wanted.value, voucher.ledger_id from ${wanted} cross join voucher on voucher.id = wanted.value)`.as(
        "touched",
      ),
    )
    .selectAll();
});

const namedElsewhere = preparedQuery((slots: { readonly ids: string }) => {
  const wanted = wantedOf(slots.ids);
  const parts = [
    sql`select ledger.id as ledgerId from ${wanted} cross join ledger on ledger.village_id = wanted.value`,
    ...owned.map(
      (table) => sql`select own.ledger_id from ${wanted} cross join ${sql.table(table)} as own on own.id = wanted.value
        where own.ledger_id is not null`,
    ),
    ...owing.map(
      ([table, column, other]) => sql`select owner.ledger_id from ${wanted}
        cross join ${sql.table(table)} as part on part.id = wanted.value
        join ${sql.table(other)} as owner on owner.id = ${sql.ref(`part.${column}`)}`,
    ),
  ];
  return sqlFor
    .selectFrom(sql<Pick<Named, "ledgerId">>`(${sql.join(parts, sql` union `)})`.as("touched"))
    .select("touched.ledgerId");
});

/** The ledgers that some ids are of, or are the ids of rows of: what a line of the log is about. Ids of other things are passed over. */
export const readLedgersNamedBy = (reading: Reading, ids: readonly string[]): readonly LedgerId[] => {
  if (ids.length === 0) return [];
  const first = reading.all(namedFirst({ ids: JSON.stringify(ids) }));
  const found = new Set(first.map(({ name }) => name));
  const left = ids.filter((id) => !found.has(id));
  const others = left.length === 0 ? [] : reading.all(namedElsewhere({ ids: JSON.stringify(left) }));
  return [...new Set([...first, ...others].map(({ ledgerId }) => ledgerId))].toSorted();
};
