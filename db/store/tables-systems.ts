import type { SystemId } from "#domain/books/accounting-system.ts";
import type { Instant, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { JsonText } from "./column-types.ts";

/** Definitions of statements and reports, notes to the statements, conversions and imported history. */
export type SystemTables = {
  report_definition: {
    id: string;
    system: SystemId;
    kind: "balance-sheet" | "income" | "custom";
    name: string;
  };
  report_version: {
    definition_id: string;
    version: number;
    state: "proposed" | "in-force";
    from_month: Month;
    lines: JsonText;
    columns: JsonText;
    reason: string;
    proposed_by: PersonId;
    proposed_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  statement_note: {
    ledger_id: LedgerId;
    year: string;
    version: number;
    sections: JsonText;
    saved_by: PersonId;
    saved_at: Instant;
  };
  conversion: {
    id: string;
    old_ledger_id: LedgerId;
    new_ledger_id: LedgerId | null;
    cut_month: Month;
    name: string;
    plan: JsonText;
    saved_by: PersonId;
    saved_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  foreign_account: {
    ledger_id: LedgerId;
    source_code: string;
    source_name: string;
    choice: JsonText;
    saved_by: PersonId;
    saved_at: Instant;
  };
  foreign_layout: {
    header_key: string;
    source_name: string;
    layout: JsonText;
    saved_by: PersonId;
    saved_at: Instant;
  };
  history_import: {
    id: string;
    ledger_id: LedgerId;
    file_name: string;
    file_hash: string;
    plan: JsonText;
    digest: string;
    voucher_count: number;
    first_month: Month;
    last_month: Month;
    debit_fen: Fen;
    gaps: JsonText;
    gap_reason: string;
    imported_by: PersonId;
    imported_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
    undone_by: PersonId | null;
    undone_at: Instant | null;
    undone_reason: string | null;
  };
  imported_voucher: {
    voucher_id: VoucherId;
    import_id: string;
    source_word: string;
    source_number: number;
    source_place: string;
  };
};
