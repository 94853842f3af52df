import type { Generated } from "kysely";
import type { AssetClass } from "#domain/books/asset.ts";
import type { DepreciationMethod } from "#domain/books/depreciation.ts";
import type { Instant, LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AccountId,
  AssetId,
  CategoryId,
  DistributionId,
  ItemId,
  LeaseId,
  LedgerId,
  PersonId,
  ResolutionId,
  VoucherId,
} from "#domain/core/ids.ts";
import type { LeaseSort, TenderMode } from "#domain/funds/lease.ts";
import type { Flag, JsonText } from "./column-types.ts";

/** Year ends, assets, contracts and lists of households. */
export type AssetTables = {
  year_carry: { ledger_id: LedgerId; year: number; account_id: AccountId; amount_fen: Fen };
  asset: {
    id: AssetId;
    ledger_id: LedgerId;
    number: string;
    name: string;
    class: AssetClass;
    category: string;
    purpose: "operating" | "administrative" | "welfare";
    cost_account_id: AccountId;
    worn_account_id: AccountId | null;
    expense_account_id: AccountId | null;
    category_id: CategoryId | null;
    cost_fen: Fen;
    residual_fen: Fen;
    opening_worn_fen: Fen;
    opening_worn_through: Month | null;
    method: DepreciationMethod;
    life_months: number;
    life_units: number;
    opening_units: number;
    in_use_on: LocalDate;
    location: string;
    keeper: string;
    fund_source: string;
    quantity: string;
    note: string;
    voucher_id: VoucherId | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  asset_event: {
    id: string;
    asset_id: AssetId;
    kind: "depreciation" | "improvement" | "reduction" | "disposal" | "shortage" | "transfer";
    on_date: LocalDate;
    cost_fen: Fen;
    worn_fen: Fen;
    units: number;
    note: string;
    voucher_id: VoucherId | null;
    recorded_by: PersonId;
    recorded_at: Instant;
    is_part: Generated<0 | 1>;
    residual_fen: Generated<Fen>;
  };
  stocktake: {
    id: string;
    ledger_id: LedgerId;
    on_date: LocalDate;
    people: string;
    lines: JsonText;
    voucher_id: VoucherId | null;
    settled_voucher_id: VoucherId | null;
    approval: Generated<string>;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  lease: {
    id: LeaseId;
    ledger_id: LedgerId;
    item_id: ItemId;
    number: string;
    sort: LeaseSort;
    subject: string;
    area: string;
    lessee_item_id: ItemId;
    from_on: LocalDate;
    to_on: LocalDate;
    period_months: number;
    is_due_at_start: Flag;
    steps: JsonText;
    deposit_fen: Fen;
    opening_received_fen: Fen;
    tender_mode: TenderMode;
    is_posted_publicly: Flag;
    resolution_id: ResolutionId | null;
    ended_on: LocalDate | null;
    note: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  distribution: {
    id: DistributionId;
    ledger_id: LedgerId;
    kind: "share" | "land" | "raise";
    title: string;
    on_date: LocalDate;
    basis: string;
    resolution_id: ResolutionId | null;
    project_item_id: ItemId | null;
    total_fen: Fen;
    declared_voucher_id: VoucherId | null;
    paid_voucher_id: VoucherId | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  distribution_line: {
    distribution_id: DistributionId;
    no: number;
    item_id: ItemId;
    shares: number;
    amount_fen: Fen;
    withheld_fen: Fen;
    note: string;
  };
};
