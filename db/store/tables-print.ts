import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherPaper } from "#domain/vouchers/voucher-paper.ts";
import type { Flag } from "./column-types.ts";

export type PrintTables = {
  print_job: {
    id: string;
    ledger_id: LedgerId;
    at: Instant;
    person_id: PersonId;
    paper: VoucherPaper;
    printer: string;
  };
  print_job_voucher: { job_id: string; voucher_id: VoucherId; copy_no: number };
  archive: {
    id: string;
    ledger_id: LedgerId;
    year: number;
    is_draft: Flag;
    name: string;
    path: string;
    size: number;
    file_hash: string;
    manifest_hash: string;
    chain_no: number;
    chain_hash: string;
    made_by: PersonId;
    made_at: Instant;
  };
};
