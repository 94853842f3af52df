import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, ReceiptBookId, ReceiptVoidId } from "#domain/core/ids.ts";

/** Books of receipts and what was spoilt of them. */
export type ReceiptTables = {
  receipt_book: {
    id: ReceiptBookId;
    ledger_id: LedgerId;
    sort: string;
    series: string;
    width: number;
    first_no: number;
    last_no: number;
    issued_on: LocalDate;
    issued_to: string;
    note: string;
    recorded_by: PersonId;
    recorded_at: Instant;
    settled_on: LocalDate | null;
    settled_last: number | null;
    shortfall: string;
    settled_by: PersonId | null;
    settled_at: Instant | null;
  };
  receipt_void: {
    id: ReceiptVoidId;
    book_id: ReceiptBookId;
    number: number;
    voided_on: LocalDate;
    reason: string;
    copies_on: LocalDate | null;
    recorded_by: PersonId;
    recorded_at: Instant;
    copies_by: PersonId | null;
    copies_at: Instant | null;
  };
};
