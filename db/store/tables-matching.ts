import type { Instant, LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankAccountId, BankLineId, PersonId, VoucherId } from "#domain/core/ids.ts";

/** What ties bank lines to several entries or to each other. */
export type MatchingTables = {
  bank_match_part: { bank_line_id: BankLineId; voucher_id: VoucherId; line: number; amount_fen: Fen };
  bank_reversal: { bank_line_id: BankLineId; reversal_id: BankLineId; tied_by: PersonId; tied_at: Instant };
  reconciliation_exception: {
    bank_account_id: BankAccountId;
    month: Month;
    difference_fen: Fen;
    reason: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  bank_tie_register: { bank_account_id: BankAccountId; first_at: Instant };
};

type Tie = { bank_line_id: BankLineId; voucher_id: VoucherId; line: number; amount_fen: Fen; settled_on: LocalDate };

/** Views: read like tables, written by none. */
export type BankViews = { bank_tie: Tie };
