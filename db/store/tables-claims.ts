import type { Generated } from "kysely";
import type { ClaimForm } from "#domain/claims/claim.ts";
import type { ClaimAct, ClaimState } from "#domain/claims/machine.ts";
import type { ApprovalRole, DocumentKind } from "#domain/claims/papers.ts";
import type { RuleKind, Severity } from "#domain/checks/hit.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AttachmentId,
  CategoryId,
  ClaimId,
  ItemId,
  LodgementId,
  LedgerId,
  MeetingId,
  PersonId,
  ResolutionId,
  VoucherId,
} from "#domain/core/ids.ts";

import type { JsonText } from "./column-types.ts";

/** Village claims with all their versions, the steps they passed, meetings that examined them, and lodgements. */
export type ClaimTables = {
  claim_bank_line: { claim_id: ClaimId; bank_line_id: string; claimed_by: PersonId; claimed_at: Instant };
  claim: {
    id: ClaimId;
    ledger_id: LedgerId;
    year: string;
    no: number;
    version: number;
    state: ClaimState;
    row_version: number;
    lodged_on: LocalDate | null;
    paid_on: LocalDate | null;
    voucher_id: VoucherId | null;
  };
  claim_version: {
    claim_id: ClaimId;
    version: number;
    on_date: LocalDate;
    form: ClaimForm;
    purpose: string;
    handler: string;
    witness: string;
    clerk: string;
    payee: string;
    payee_account: string;
    note: string;
    emergency_reason: string;
    ratify_by: LocalDate | null;
    saved_by: PersonId;
    saved_at: Instant;
  };
  claim_line: {
    claim_id: ClaimId;
    version: number;
    no: number;
    category_id: CategoryId;
    summary: string;
    amount_fen: Fen;
    project_item_id: Generated<ItemId | null>;
  };
  claim_document: {
    claim_id: ClaimId;
    version: number;
    no: number;
    kind: DocumentKind;
    number: string;
    on_date: LocalDate | null;
    amount_fen: Fen | null;
    party: string;
    note: string;
    elements: JsonText;
    units: Generated<number | null>;
    buyer: Generated<string>;
  };
  claim_added_paper: {
    claim_id: ClaimId;
    version: number;
    no: number;
    kind: DocumentKind;
    number: string;
    on_date: LocalDate | null;
    party: string;
    note: string;
    added_by: PersonId;
    added_at: Instant;
  };
  claim_step: {
    claim_id: ClaimId;
    no: number;
    version: number;
    act: ClaimAct;
    note: string;
    done_by: PersonId;
    done_at: Instant;
  };
  claim_signature: { claim_id: ClaimId; version: number; role: ApprovalRole; name: string; on_date: LocalDate };
  claim_resolution: { claim_id: ClaimId; resolution_id: ResolutionId; linked_by: PersonId; linked_at: Instant };
  claim_hit: {
    claim_id: ClaimId;
    version: number;
    stage: "claim" | "approval" | "review";
    no: number;
    line: number | null;
    kind: RuleKind;
    rule_id: string;
    rule_version: number;
    severity: Severity;
    facts: JsonText;
    basis: string;
    decision: "open" | "warned" | "cleared" | "emergency";
    judged_by: PersonId;
    judged_at: Instant;
  };
  finance_meeting: {
    id: MeetingId;
    ledger_id: LedgerId;
    met_on: LocalDate;
    place: string;
    people: JsonText;
    opinion: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  finance_meeting_item: { meeting_id: MeetingId; claim_id: ClaimId; version: number; amount_fen: Fen };
  finance_meeting_file: {
    id: AttachmentId;
    meeting_id: MeetingId;
    file_hash: string;
    name: string;
    media_type: string;
    added_by: PersonId;
    added_at: Instant;
  };
  claim_refusal: {
    id: string;
    claim_id: ClaimId;
    version: number;
    line_no: number | null;
    amount_fen: Fen;
    reason: string;
    meeting_id: MeetingId | null;
    refused_by: PersonId;
    refused_at: Instant;
    answer: string | null;
    answered_by: PersonId | null;
    answered_at: Instant | null;
  };
  claim_handover: {
    id: LodgementId;
    ledger_id: LedgerId;
    year: string;
    no: number;
    on_date: LocalDate;
    handed_by: string;
    received_by: PersonId;
    received_at: Instant;
  };
  claim_handover_item: { handover_id: LodgementId; claim_id: ClaimId; version: number };
  claim_import: {
    form_id: string;
    file_hash: string;
    ledger_id: LedgerId;
    name: string;
    claims: number;
    imported_by: PersonId;
    imported_at: Instant;
  };
  claim_import_item: { form_id: string; claim_id: ClaimId; row: number };
};
