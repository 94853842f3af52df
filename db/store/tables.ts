import type { Generated } from "kysely";
import type { CategoryNature } from "#domain/books/category.ts";
import type { ItemKind, OwnKind } from "#domain/books/item.ts";
import type { OpenItemSide } from "#domain/books/opening-item.ts";
import type { Instant, LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AccountId,
  AttachmentId,
  BankAccountId,
  CategoryId,
  ItemId,
  LedgerId,
  PersonId,
  VillageId,
  VoucherId,
} from "#domain/core/ids.ts";
import type { ApprovalRole, DocumentKind, VoucherWord } from "#domain/vouchers/voucher.ts";
import type { ClaimTables } from "./tables-claims.ts";
import type { BankTables } from "./tables-bank.ts";
import type { BankViews, MatchingTables } from "./tables-matching.ts";
import type { PayoutTables, PayTables, PeopleTables } from "./tables-people.ts";
import type { PrintTables } from "./tables-print.ts";
import type { PoolTables } from "./tables-pools.ts";
import type { PublicityTables } from "./tables-publicity.ts";
import type { ReceiptTables } from "./tables-receipts.ts";
import type { ProofTables } from "./tables-proof.ts";
import type { RuleTables } from "./tables-rules.ts";
import type { FundTables } from "./tables-funds.ts";
import type { WorkTables } from "./tables-work.ts";
import type { AssetTables } from "./tables-assets.ts";
import type { DebtTables } from "./tables-debts.ts";
import type { HandoverTables } from "./tables-handovers.ts";
import type { PackTables } from "./tables-packs.ts";
import type { ProjectTables } from "./tables-projects.ts";
import type { SystemTables } from "./tables-systems.ts";
import type { SystemId } from "#domain/books/accounting-system.ts";
import type { Flag, JsonText } from "./column-types.ts";

export type { Flag } from "./column-types.ts";

/**
 * The rows of the ledger file. Brands stand here because the tables are STRICT and checked: what is in a column has passed
 * its constructor on the way in. A test compares this list with the tables of a freshly migrated file.
 */
export type Tables = BankTables &
  BankViews &
  MatchingTables &
  PoolTables &
  RuleTables &
  WorkTables &
  AssetTables &
  PackTables &
  FundTables &
  ProjectTables &
  DebtTables &
  ReceiptTables &
  HandoverTables &
  SystemTables &
  PrintTables &
  ClaimTables &
  PeopleTables &
  PayTables &
  PayoutTables &
  PublicityTables &
  ProofTables &
  BookTables;

type BookTables = {
  office: { id: 1; township_name: string; township_code: string; division_code: string; founded_at: Instant };
  setting: { name: string; value: JsonText; changed_at: Instant; changed_by: string };
  person: {
    id: PersonId;
    login: string;
    name: string;
    password_hash: string;
    must_change_password: Flag;
    is_active: Flag;
    failed_count: Generated<number>;
    locked_until: Instant | null;
    added_at: Instant;
  };
  person_role: {
    person_id: PersonId;
    role: "bookkeeper" | "reviewer" | "cashier" | "head" | "auditor" | "administrator";
  };
  trail: {
    no: number;
    at: Instant;
    person_id: PersonId | null;
    person_name: string;
    action: string;
    subject: string;
    facts: JsonText;
    request_id: string | null;
    previous_hash: string;
    hash: string;
  };
  request: { id: string; method: string; reply: string; at: Instant };
  file: { hash: string; size: number; stored_at: Instant };
  backup: {
    id: string;
    made_at: Instant;
    path: string;
    size: number;
    hash: string;
    reason: "demand" | "quit" | "close" | "upgrade";
    trail_no: number;
  };
  village: { id: VillageId; code: string; name: string; is_active: Generated<Flag> };
  village_fact: {
    village_id: VillageId;
    kind: "population" | "households" | "representatives" | "type" | "poor" | "recurring-income";
    from_date: LocalDate;
    number: number | null;
    text: string | null;
    source: string;
  };
  ledger: {
    id: LedgerId;
    village_id: VillageId;
    entity: "committee" | "collective";
    name: string;
    start_month: Month;
    accounting_system: SystemId;
    word_scheme: Generated<"general" | "three">;
    is_started: Generated<Flag>;
    is_active: Generated<Flag>;
  };
  account: {
    id: AccountId;
    ledger_id: LedgerId;
    code: string;
    name: string;
    class: "asset" | "liability" | "equity" | "cost" | "profit-loss";
    normal_side: "debit" | "credit";
    parent_id: AccountId | null;
    item_kinds: Generated<JsonText>;
    is_active: Generated<Flag>;
  };
  item: {
    id: ItemId;
    ledger_id: LedgerId;
    kind: ItemKind;
    code: string;
    name: string;
    bank_account: Generated<string>;
    note: Generated<string>;
    is_active: Generated<Flag>;
  };
  category: {
    id: CategoryId;
    code: string;
    name: string;
    account_code: string;
    nature: CategoryNature;
    is_active: Generated<Flag>;
  };
  bank_account: {
    id: BankAccountId;
    ledger_id: LedgerId;
    account_id: AccountId;
    bank_name: string;
    number: string;
    name: string;
    is_active: Generated<Flag>;
  };
  opening_balance: { ledger_id: LedgerId; account_id: AccountId; item_id: ItemId | ""; amount_fen: Fen };
  opening_item: {
    ledger_id: LedgerId;
    no: number;
    bank_account_id: BankAccountId;
    side: OpenItemSide;
    on_date: LocalDate;
    amount_fen: Fen;
    text: string;
  };
  period: {
    ledger_id: LedgerId;
    month: Month;
    closed_at: Instant;
    closed_by: PersonId;
    chain_no: number;
    chain_hash: string;
  };
  voucher: {
    id: VoucherId;
    ledger_id: LedgerId;
    state: "draft" | "reviewed" | "posted";
    kind: "ordinary" | "closing" | "red" | "supplement";
    word: Generated<VoucherWord>;
    form: Generated<1 | 2>;
    on_date: LocalDate;
    month: Generated<Month>;
    number: number | null;
    paper_count: number;
    version: number;
    prepared_by: PersonId;
    prepared_at: Instant;
    returned_reason: string | null;
    reviewed_by: PersonId | null;
    reviewed_at: Instant | null;
    posted_by: PersonId | null;
    posted_at: Instant | null;
    corrects_id: VoucherId | null;
    corrects_reason: string | null;
    chain_no: number | null;
    previous_hash: string | null;
    hash: string | null;
    /** Place in the order of reviews of its ledger; null in a draft, and where it was reviewed before there was an order. */
    review_no: number | null;
  };
  earlier_preparer: { voucher_id: VoucherId; person_id: PersonId };
  entry: {
    voucher_id: VoucherId;
    line: number;
    summary: string;
    account_id: AccountId;
    debit_fen: Fen;
    credit_fen: Fen;
    category_id: CategoryId | null;
    quantity_milli: Generated<number | null>;
  };
  entry_item: { voucher_id: VoucherId; line: number; kind: ItemKind; item_id: ItemId };
  document: {
    voucher_id: VoucherId;
    no: number;
    kind: DocumentKind;
    number: string;
    on_date: LocalDate | null;
    amount_fen: Fen | null;
    party: string;
    note: string;
    handler: string;
    units: Generated<number | null>;
    buyer: Generated<string>;
  };
  approval: {
    voucher_id: VoucherId;
    role: ApprovalRole;
    name: string;
    on_date: LocalDate;
  };
  attachment: {
    id: AttachmentId;
    voucher_id: VoucherId;
    file_hash: string;
    name: string;
    media_type: string;
    is_late: Flag;
    added_by: PersonId;
    added_at: Instant;
  };
  balance: {
    ledger_id: LedgerId;
    account_id: AccountId;
    month: Month;
    debit_fen: Fen;
    credit_fen: Fen;
    closing_debit_fen: Fen;
    closing_credit_fen: Fen;
  };
  item_balance: {
    ledger_id: LedgerId;
    account_id: AccountId;
    item_id: ItemId;
    month: Month;
    debit_fen: Fen;
    credit_fen: Fen;
  };
  quantity_account: { account_id: AccountId; ledger_id: LedgerId; unit: string };
  opening_quantity: { ledger_id: LedgerId; account_id: AccountId; quantity_milli: number };
  quantity_balance: {
    ledger_id: LedgerId;
    account_id: AccountId;
    month: Month;
    debit_milli: number;
    credit_milli: number;
  };
  dimension: { kind: OwnKind; name: string };
  pair_balance: {
    ledger_id: LedgerId;
    account_id: AccountId;
    item_id: ItemId;
    other_item_id: ItemId;
    month: Month;
    debit_fen: Fen;
    credit_fen: Fen;
  };
};
