import type { Generated } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  BankAccountId,
  BankLineId,
  LedgerId,
  PersonId,
  StatementFileId,
  TombstoneId,
  VoucherId,
} from "#domain/core/ids.ts";

import type { Flag, JsonText } from "./column-types.ts";

/** Statements, bank journals and what ties them to vouchers. */
export type BankTables = {
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
  statement_withdrawal: {
    id: StatementFileId;
    bank_account_id: BankAccountId;
    file_hash: string;
    name: string;
    line_count: number;
    reason: string;
    imported_by: PersonId;
    imported_at: Instant;
    withdrawn_by: PersonId;
    withdrawn_at: Instant;
  };
  bank_line_tombstone: {
    id: TombstoneId;
    bank_line_id: BankLineId;
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
    reason: string;
    deleted_by: PersonId;
    deleted_at: Instant;
    lifted_by: PersonId | null;
    lifted_at: Instant | null;
  };
  bank_match: {
    bank_line_id: BankLineId;
    voucher_id: VoucherId;
    line: number;
    how: "drafted" | "manual";
    rule_name: Generated<string>;
    matched_by: PersonId;
    matched_at: Instant;
    pass: number | null;
    reasons: Generated<JsonText>;
    part_fen: Fen | null;
    settled_on: LocalDate | null;
  };
  statement_mapping: { fingerprint: string; name: string; mapping: JsonText; saved_by: PersonId; saved_at: Instant };
  draft_rule: { position: number; rule: JsonText };
};
