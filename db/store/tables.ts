import type { Generated } from "kysely";
import type { Instant, LocalDate, Month, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AccountId,
  AttachmentId,
  BankAccountId,
  BankLineId,
  CapId,
  CategoryId,
  ExceptionId,
  ItemId,
  LedgerId,
  PersonId,
  ResolutionId,
  StatementFileId,
  VillageId,
  VoucherId,
} from "#domain/core/ids.ts";

/** 0 or 1: SQLite has no booleans. */
export type Flag = 0 | 1;
/** JSON text, checked by `json_valid` in the table and read through a schema. */
export type JsonText = string;

type ItemKind = "payee" | "member" | "project" | "fund" | "contract" | "person";
type Severity = "warn" | "needs-resolution" | "needs-approval" | "block";

/**
 * The rows of the ledger file. Brands stand here because the tables are STRICT and checked: what is in a column has passed
 * its constructor on the way in. A test compares this list with the tables of a freshly migrated file.
 */
export type Tables = {
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
    accounting_system: "2023";
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
    nature: "non-productive" | "productive" | "works" | "asset" | "welfare";
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
    word: "记";
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
  };
  entry: {
    voucher_id: VoucherId;
    line: number;
    summary: string;
    account_id: AccountId;
    debit_fen: Fen;
    credit_fen: Fen;
    category_id: CategoryId | null;
    quantity: string | null;
  };
  entry_item: { voucher_id: VoucherId; line: number; kind: ItemKind; item_id: ItemId };
  document: {
    voucher_id: VoucherId;
    no: number;
    kind:
      | "invoice"
      | "fiscal-receipt"
      | "list"
      | "contract"
      | "acceptance"
      | "settlement"
      | "minutes"
      | "resolution"
      | "approval"
      | "photo"
      | "bank-slip"
      | "loss-proof"
      | "other";
    number: string;
    on_date: LocalDate | null;
    amount_fen: Fen | null;
    party: string;
    note: string;
  };
  approval: {
    voucher_id: VoucherId;
    role:
      "village-head" | "party-secretary" | "chair" | "supervisors" | "two-committees" | "congress" | "township-leader";
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
  statement_file: {
    id: StatementFileId;
    bank_account_id: BankAccountId;
    file_hash: string;
    name: string;
    layout: string;
    container: string;
    encoding: string;
    sheet: string;
    first_on: LocalDate | null;
    last_on: LocalDate | null;
    opening_fen: Fen | null;
    closing_fen: Fen | null;
    row_count: number;
    new_count: number;
    known_count: number;
    report: JsonText;
    imported_by: PersonId;
    imported_at: Instant;
  };
  bank_line: {
    id: BankLineId;
    bank_account_id: BankAccountId;
    ledger_id: LedgerId;
    statement_file_id: StatementFileId;
    sheet: string;
    row: number;
    day_order: number;
    booked_on: LocalDate;
    traded_at: string | null;
    amount_fen: Fen;
    balance_fen: Fen | null;
    counterparty_name: string;
    counterparty_account: string;
    counterparty_bank: string;
    purpose: string;
    remark: string;
    summary: string;
    serial: string | null;
    is_serial_trusted: Flag;
    is_reversal: Flag;
    identity_key: string;
    occurrence: number;
    raw: JsonText;
  };
  bank_match: {
    bank_line_id: BankLineId;
    voucher_id: VoucherId;
    line: number;
    how: "drafted" | "manual";
    rule_name: Generated<string>;
    matched_by: PersonId;
    matched_at: Instant;
  };
  statement_mapping: { fingerprint: string; name: string; mapping: JsonText; saved_by: PersonId; saved_at: Instant };
  draft_rule: { position: number; rule: JsonText };
  resolution: {
    id: ResolutionId;
    ledger_id: LedgerId;
    number: string;
    title: string;
    body: "congress" | "assembly";
    track: "A" | "B";
    met_on: LocalDate;
    entitled: number;
    present: number;
    votes_for: number;
    votes_against: number;
    votes_abstain: number;
    declared: "passed" | "failed";
    computed: "passed" | "failed";
    record: JsonText;
    opinion: "approved" | "filed" | "returned" | null;
    opinion_note: string | null;
    opinion_by: PersonId | null;
    opinion_on: LocalDate | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  cap: { id: CapId; ledger_id: LedgerId; category_id: CategoryId; period: "month" | "quarter" | "year" };
  cap_version: {
    cap_id: CapId;
    version: number;
    resolution_id: ResolutionId;
    kind: "K04" | "K05" | "K06";
    amount_fen: Fen | null;
    bands: JsonText | null;
    from_on: LocalDate;
    to_on: LocalDate;
    is_ratification: Flag;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  rule_version: {
    rule_id: string;
    version: number;
    kind: "K01" | "K08" | "K17" | "K18" | "K29";
    title: string;
    level: "national" | "province" | "county" | "township" | "village";
    basis: string;
    severity: Severity;
    parameters: JsonText;
    from_on: LocalDate;
    to_on: LocalDate;
    is_sample: Flag;
    proposed_by: PersonId | null;
    proposed_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  hit: {
    id: string;
    ledger_id: LedgerId;
    voucher_id: VoucherId;
    stage: "entry" | "review" | "posting";
    no: number;
    line: number | null;
    kind: "K01" | "K04" | "K05" | "K06" | "K08" | "K17" | "K18" | "K29";
    rule_id: string;
    rule_version: number;
    severity: Severity;
    facts: JsonText;
    basis: string;
    decision: "open" | "warned" | "cleared" | "refused" | "booked-as-exception";
    judged_by: PersonId;
    judged_at: Instant;
  };
  voucher_resolution: { voucher_id: VoucherId; resolution_id: ResolutionId; linked_by: PersonId; linked_at: Instant };
  finding: {
    id: ExceptionId;
    ledger_id: LedgerId;
    test: string;
    subject: string;
    severity: "red" | "amber";
    found_in: Quarter;
    on_date: LocalDate | null;
    amount_fen: Fen | null;
    voucher_id: VoucherId | null;
    facts: JsonText;
    found_at: Instant;
    answer: "true" | "false-alarm" | "rectified" | null;
    answer_note: string | null;
    answered_by: PersonId | null;
    answered_at: Instant | null;
    deadline: LocalDate | null;
    signed_by: PersonId | null;
    signed_at: Instant | null;
    is_cleared: Generated<Flag>;
  };
  workbook: {
    id: string;
    ledger_id: LedgerId | null;
    quarter: Quarter;
    version: number;
    name: string;
    file_hash: string;
    chain_hash: string;
    made_by: PersonId;
    made_at: Instant;
  };
};
