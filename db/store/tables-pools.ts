import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  BankAccountId,
  BankLineId,
  PersonId,
  PoolFileId,
  PoolId,
  PoolLineId,
  PoolTransferId,
} from "#domain/core/ids.ts";
import type { Flag, JsonText } from "./column-types.ts";

/** 分村设账: pools, their shares, the bank's lines and what they were allocated to. */
export type PoolTables = {
  bank_pool: {
    id: PoolId;
    bank_name: string;
    number: string;
    name: string;
    opened_on: LocalDate;
    opening_fen: Fen;
    is_active: Flag;
    saved_by: PersonId;
    saved_at: Instant;
  };
  bank_pool_share: {
    bank_account_id: BankAccountId;
    pool_id: PoolId;
    position: number;
    opening_fen: Fen;
    words: JsonText;
  };
  bank_pool_passage: {
    from_account_id: BankAccountId;
    to_account_id: BankAccountId;
    on_date: LocalDate;
    amount_fen: Fen;
  };
  bank_pool_file: {
    id: PoolFileId;
    pool_id: PoolId;
    file_hash: string;
    name: string;
    layout: string;
    sheet: string;
    first_on: LocalDate | null;
    last_on: LocalDate | null;
    row_count: number;
    new_count: number;
    known_count: number;
    report: JsonText;
    imported_by: PersonId;
    imported_at: Instant;
    withdrawn_by: PersonId | null;
    withdrawn_at: Instant | null;
    withdrawn_reason: string | null;
  };
  bank_pool_line: {
    id: PoolLineId;
    pool_id: PoolId;
    pool_file_id: PoolFileId;
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
  bank_pool_transfer: {
    id: PoolTransferId;
    pool_id: PoolId;
    on_date: LocalDate;
    amount_fen: Fen;
    reason: string;
    made_by: PersonId;
    made_at: Instant;
  };
  bank_pool_part: {
    bank_line_id: BankLineId;
    pool_line_id: PoolLineId | null;
    transfer_id: PoolTransferId | null;
  };
};
