import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ItemId, LedgerId, PersonId, ProjectId, ResolutionId } from "#domain/core/ids.ts";
import type { AwardMode } from "#domain/funds/project.ts";
import type { Flag, JsonText } from "./column-types.ts";

/** Files of works; lists of bidders, changes, progress and acceptors are kept as JSON. */
export type ProjectTables = {
  project: {
    id: ProjectId;
    ledger_id: LedgerId;
    item_id: ItemId;
    number: string;
    name: string;
    content: string;
    fund_source: string;
    estimate_fen: Fen;
    resolution_id: ResolutionId | null;
    mode: AwardMode | null;
    bidders: JsonText;
    winner: string;
    contract_number: string;
    contract_on: LocalDate | null;
    contract_fen: Fen | null;
    start_on: LocalDate | null;
    finish_on: LocalDate | null;
    variations: JsonText;
    progress: JsonText;
    accepted_on: LocalDate | null;
    acceptors: JsonText;
    settled_on: LocalDate | null;
    settlement_fen: Fen | null;
    audited_on: LocalDate | null;
    audited_fen: Fen | null;
    auditor: string;
    retention_fen: Fen;
    retention_due_on: LocalDate | null;
    is_posted_publicly: Flag;
    opening_paid_fen: Fen;
    note: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
};
