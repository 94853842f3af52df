import type { Instant, LocalDate, Month } from "#domain/core/dates.ts";
import type { JsonText } from "./column-types.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AccountId,
  BankAccountId,
  BankLineId,
  CashCountId,
  LedgerId,
  PersonId,
  VoucherId,
} from "#domain/core/ids.ts";

/** What ties bank lines to several entries or to each other. */
export type MatchingTables = {
  bank_match_part: { bank_line_id: BankLineId; voucher_id: VoucherId; line: number; amount_fen: Fen };
  bank_reversal: { bank_line_id: BankLineId; reversal_id: BankLineId; tied_by: PersonId; tied_at: Instant };
  bank_reversal_settlement: { bank_line_id: BankLineId; settled_on: LocalDate };
  reconciliation_exception: {
    bank_account_id: BankAccountId;
    month: Month;
    difference_fen: Fen;
    reason: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  statement_exception: {
    bank_account_id: BankAccountId;
    month: Month;
    reason: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  cash_count: {
    id: CashCountId;
    ledger_id: LedgerId;
    account_id: AccountId;
    counted_on: LocalDate;
    pieces: JsonText;
    counted_fen: Fen;
    book_fen: Fen;
    witness: string;
    note: string;
    counted_by: PersonId;
    counted_at: Instant;
  };
  cash_count_voucher: { cash_count_id: CashCountId; voucher_id: VoucherId };
  opening_settlement: {
    ledger_id: LedgerId;
    no: number;
    bank_line_id: BankLineId | null;
    voucher_id: VoucherId | null;
    line: number | null;
    settled_on: LocalDate;
    settled_by: PersonId;
    settled_at: Instant;
  };
  entry_pair: {
    bank_account_id: BankAccountId;
    red_voucher_id: VoucherId;
    red_line: number;
    voucher_id: VoucherId;
    line: number;
    settled_on: LocalDate;
    settled_by: PersonId;
    settled_at: Instant;
  };
  bank_tie_register: { bank_account_id: BankAccountId; first_at: Instant };
};

type Tie = { bank_line_id: BankLineId; voucher_id: VoucherId; line: number; amount_fen: Fen; settled_on: LocalDate };

/** Views: read like tables, written by none. */
export type BankViews = { bank_tie: Tie };
