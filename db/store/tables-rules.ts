import type { CapUnit } from "#domain/caps/cap.ts";
import type { Generated } from "kysely";
import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AttachmentId,
  CapId,
  CategoryId,
  ClaimId,
  ExceptionId,
  LedgerId,
  PersonId,
  ResolutionId,
  RuleApprovalId,
  VillageId,
  VoucherId,
} from "#domain/core/ids.ts";
import type { CategoryNature } from "#domain/books/category.ts";
import type { VillageFactKind } from "#domain/books/village.ts";
import type { AmendmentKind } from "#domain/caps/amendment.ts";
import type { DecisionFileKind } from "#domain/caps/minutes.ts";
import type { RuleKind, Severity } from "#domain/checks/hit.ts";
import type { RuleParameters } from "#domain/checks/rule.ts";
import type { Flag, JsonText } from "./column-types.ts";

/** Resolutions, caps, rules and what they found. */
export type RuleTables = {
  rule_approval: {
    id: RuleApprovalId;
    ledger_id: LedgerId;
    voucher_id: VoucherId | null;
    claim_id: ClaimId | null;
    kind: RuleKind;
    rule_id: string;
    rule_version: number;
    amount_fen: Fen;
    approver: string;
    post: string;
    paper: string;
    on_date: LocalDate;
    reason: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
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
  resolution_link: { resolution_id: ResolutionId; target_id: ResolutionId; how: AmendmentKind };
  resolution_file: {
    id: AttachmentId;
    resolution_id: ResolutionId;
    kind: DecisionFileKind;
    file_hash: string;
    name: string;
    media_type: string;
    added_by: PersonId;
    added_at: Instant;
  };
  resolution_opinion_paper: { resolution_id: ResolutionId; signer: string; is_sealed: Flag };
  resolution_confirmation: { resolution_id: ResolutionId; confirmed_by: PersonId; confirmed_at: Instant };
  village_fact_change: {
    village_id: VillageId;
    kind: VillageFactKind;
    from_date: LocalDate;
    version: number;
    number: number | null;
    text: string | null;
    number_before: number | null;
    text_before: string | null;
    source: string;
    reason: string;
    proposed_by: PersonId;
    proposed_at: Instant;
    is_accepted: Flag | null;
    decided_by: PersonId | null;
    decided_at: Instant | null;
  };
  category_version: {
    category_id: CategoryId;
    version: number;
    account_code: string;
    nature: CategoryNature;
    from_on: LocalDate;
    proposed_by: PersonId;
    proposed_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  cap: {
    id: CapId;
    ledger_id: LedgerId;
    category_id: CategoryId;
    period: "month" | "quarter" | "year";
    set_key: string;
  };
  cap_category: { cap_id: CapId; category_id: CategoryId };
  cap_term: {
    cap_id: CapId;
    version: number;
    carry: "none" | "within-year" | "onward";
    base: JsonText | null;
    share: JsonText | null;
  };
  cap_unit: { cap_id: CapId; version: number; unit: CapUnit };
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
    kind: RuleParameters["kind"];
    title: string;
    level: "national" | "province" | "county" | "township" | "village";
    basis: string;
    severity: Severity;
    parameters: JsonText;
    scope: JsonText;
    from_on: LocalDate;
    to_on: LocalDate;
    is_sample: Flag;
    proposed_by: PersonId | null;
    proposed_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  rule_file: {
    id: AttachmentId;
    rule_id: string;
    version: number;
    file_hash: string;
    name: string;
    media_type: string;
    added_by: PersonId;
    added_at: Instant;
  };
  hit: {
    id: string;
    ledger_id: LedgerId;
    voucher_id: VoucherId;
    stage: "entry" | "review" | "posting";
    no: number;
    line: number | null;
    kind: RuleKind;
    rule_id: string;
    rule_version: number;
    severity: Severity;
    facts: JsonText;
    basis: string;
    decision: "open" | "warned" | "cleared" | "refused" | "booked-as-exception";
    judged_by: PersonId;
    judged_at: Instant;
  };
  category_hold: {
    id: string;
    voucher_id: VoucherId | null;
    claim_id: ClaimId | null;
    category_id: CategoryId;
    amounts: JsonText;
    kind: RuleKind;
    rule_id: string;
    rule_version: number;
    severity: Severity;
    line: number | null;
    facts: JsonText;
    basis: string;
    categories_after: JsonText | null;
    reason: string | null;
    changed_by: PersonId | null;
    changed_at: Instant | null;
  };
  left_hold: {
    id: string;
    ledger_id: LedgerId;
    left_at: Instant;
    left_by: PersonId;
    subject: string;
    category_id: CategoryId;
    amounts: JsonText;
    marks: JsonText;
    kind: RuleKind;
    rule_id: string;
    rule_version: number;
    severity: Severity;
    line: number | null;
    facts: JsonText;
    basis: string;
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
  test_parameter_version: {
    version: number;
    from_quarter: Quarter;
    parameters: JsonText;
    reason: string;
    changed_by: PersonId;
    changed_at: Instant;
  };
  finding_register: { ledger_id: LedgerId; first_at: Instant };
  /** What a signed finding said, as `weightOf` puts it. */
  finding_weight: { finding_id: ExceptionId; weight: string };
  finding_work: { finding_id: ExceptionId; responsible: string; result: string };
  finding_file: {
    id: AttachmentId;
    finding_id: ExceptionId;
    file_hash: string;
    name: string;
    media_type: string;
    added_by: PersonId;
    added_at: Instant;
  };
  workbook: {
    id: string;
    ledger_id: LedgerId | null;
    quarter: Quarter;
    version: number;
    name: string;
    is_masked: Flag;
    file_hash: string;
    chain_hash: string;
    made_by: PersonId;
    made_at: Instant;
  };
};
