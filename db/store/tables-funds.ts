import type { Instant, LocalDate, Month, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AllocationId,
  BankLineId,
  BudgetId,
  CategoryId,
  GrantId,
  GrantTieId,
  ItemId,
  LedgerId,
  PersonId,
  ResolutionId,
  VoucherId,
} from "#domain/core/ids.ts";
import type { JsonText } from "./column-types.ts";

/** Public money: grants, what arrived of them, and how the township divided what several departments gave. */
export type FundTables = {
  public_grant: {
    id: GrantId;
    ledger_id: LedgerId;
    item_id: ItemId;
    allocation_id: AllocationId | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  grant_version: {
    grant_id: GrantId;
    version: number;
    from_month: Month;
    document: string;
    department: string;
    title: string;
    granted_on: LocalDate;
    expires_on: LocalDate | null;
    amount_fen: Fen;
    category_ids: JsonText;
    expected: JsonText;
    reason: string;
    saved_by: PersonId;
    saved_at: Instant;
  };
  grant_widening: {
    grant_id: GrantId;
    version: number;
    confirmed_by: PersonId | null;
    confirmed_at: Instant | null;
    from_month: Month | null;
  };
  grant_tie: {
    id: GrantTieId;
    grant_id: GrantId;
    kind: "received" | "passed-on";
    bank_line_id: BankLineId | null;
    voucher_id: VoucherId | null;
    amount_fen: Fen;
    on_date: LocalDate;
    counts_from: Month;
    tied_by: PersonId;
    tied_at: Instant;
  };
  budget: { id: BudgetId; ledger_id: LedgerId; year: number };
  budget_version: {
    budget_id: BudgetId;
    version: number;
    resolution_id: ResolutionId | null;
    reason: string;
    saved_by: PersonId;
    saved_at: Instant;
  };
  budget_line: {
    budget_id: BudgetId;
    version: number;
    no: number;
    side: "income" | "expense";
    category_id: CategoryId | null;
    account_code: string | null;
    source: "own" | "grant";
    amount_fen: Fen;
    carried_fen: Fen;
    note: string;
  };
  budget_final: {
    budget_id: BudgetId;
    resolution_id: ResolutionId;
    figures: JsonText;
    adopted_by: PersonId;
    adopted_at: Instant;
  };
  fund_allocation: {
    id: AllocationId;
    quarter: Quarter;
    title: string;
    document: string;
    matching_fen: Fen;
    sources: JsonText;
    shares: JsonText;
    category_ids: JsonText;
    note: string;
    proposed_by: PersonId;
    proposed_at: Instant;
    decided_by: PersonId | null;
    decided_at: Instant | null;
    decided_on: LocalDate | null;
  };
};
