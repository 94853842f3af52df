import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LeaseId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";

/** Papers behind leases and disposals. */
export type HandoverTables = {
  handover_file: {
    id: string;
    ledger_id: LedgerId;
    lease_id: LeaseId | null;
    voucher_id: VoucherId | null;
    valuation_fen: Fen | null;
    valued_on: LocalDate | null;
    valuer: string;
    exchange: string;
    exchange_number: string;
    posted_from: LocalDate | null;
    posted_to: LocalDate | null;
    area_milli: number | null;
    floor_fen: Fen | null;
    previous_year_fen: Fen | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
};
