import type { Instant, LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  LedgerId,
  PayListId,
  PayoutId,
  PaySchemeId,
  PersonId,
  ResolutionId,
  VillageId,
  VillagerId,
  VoucherId,
} from "#domain/core/ids.ts";
import type { PostKind } from "#domain/people/village-posts.ts";
import type { Flag, JsonText } from "./column-types.ts";

/** People of the villages: posts, relatives, which posts exclude each other. */
export type PeopleTables = {
  villager: {
    id: VillagerId;
    village_id: VillageId;
    name: string;
    id_tail: string;
    phone: string;
    bank_name: string;
    bank_account: string;
    household: string;
    note: string;
    is_active: Flag;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  villager_post: {
    villager_id: VillagerId;
    no: number;
    post: PostKind;
    title: string;
    from_on: LocalDate;
    to_on: LocalDate | null;
    basis: string;
  };
  villager_relation: {
    villager_id: VillagerId;
    no: number;
    name: string;
    relation: string;
    relative_id: VillagerId | null;
    phone: string;
    bank_account: string;
    note: string;
  };
  post_pair: { one: PostKind; other: PostKind; basis: string; covers_kin: Flag; is_unverified: Flag };
};

/** Pay and subsidies: indicators, schemes, monthly lists. */
export type PayTables = {
  indicator: {
    name: string;
    year: number;
    amount_fen: Fen;
    source: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  pay_scheme_version: {
    scheme_id: PaySchemeId;
    version: number;
    kind: "pay" | "retired" | "work";
    title: string;
    ledger_id: LedgerId | null;
    basis: string;
    resolution_id: ResolutionId | null;
    parameters: JsonText;
    from_month: Month;
    to_month: Month | null;
    is_sample: Flag;
    proposed_by: PersonId;
    proposed_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  pay_list: {
    id: PayListId;
    ledger_id: LedgerId;
    scheme_id: PaySchemeId;
    version: number;
    kind: "pay" | "retired" | "work";
    month: Month;
    title: string;
    reason: string;
    resolution_id: ResolutionId | null;
    voucher_id: VoucherId | null;
    accrual_voucher_id: VoucherId | null;
    made_by: PersonId;
    made_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  pay_list_past: { list_id: PayListId; voucher_id: VoucherId };
  pay_list_line: {
    list_id: PayListId;
    no: number;
    villager_id: VillagerId;
    name: string;
    post: string;
    parts: JsonText;
    half_days: number;
    rate_fen: Fen;
    dates: JsonText;
    due_fen: Fen;
    withheld_fen: Fen;
    bank_name: string;
    bank_account: string;
    household: string;
    note: string;
    received_on: LocalDate | null;
    received_how: "bank" | "signed" | null;
  };
};

/** Payments out: what was handed to a bank, in which files, and what it answered. */
export type PayoutTables = {
  payout: {
    id: PayoutId;
    ledger_id: LedgerId;
    source_kind: "pay-list" | "distribution";
    source_id: string;
    parent_id: PayoutId | null;
    title: string;
    made_by: PersonId;
    made_at: Instant;
  };
  payout_row: {
    payout_id: PayoutId;
    no: number;
    source_no: number;
    name: string;
    bank_name: string;
    account: string;
    amount_fen: Fen;
    state: "sent" | "paid" | "failed";
    reason: string;
    answered_on: LocalDate | null;
  };
  payout_file: {
    payout_id: PayoutId;
    no: number;
    template: string;
    name: string;
    hash: string;
    row_count: number;
    total_fen: Fen;
    reason: string;
    made_by: PersonId;
    made_at: Instant;
  };
  payout_result: {
    payout_id: PayoutId;
    no: number;
    file_hash: string;
    name: string;
    on_date: LocalDate;
    paid_count: number;
    failed_count: number;
    read_by: PersonId;
    read_at: Instant;
  };
  payout_template: { id: string; content: JsonText; saved_by: PersonId; saved_at: Instant };
};
