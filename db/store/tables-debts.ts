import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, DebtId, ItemId, LedgerId, PersonId, ResolutionId } from "#domain/core/ids.ts";

/** What a village borrowed. */
export type DebtTables = {
  debt: {
    id: DebtId;
    ledger_id: LedgerId;
    number: string;
    creditor_item_id: ItemId;
    account_id: AccountId;
    purpose: string;
    principal_fen: Fen;
    rate_points: number;
    from_on: LocalDate;
    due_on: LocalDate | null;
    approval: string;
    resolution_id: ResolutionId | null;
    note: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
};
