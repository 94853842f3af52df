import type { SigningDuty } from "#domain/audit/signing.ts";
import type { Instant, LocalDate, Month, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ExceptionId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { JsonText } from "./column-types.ts";

/** `made`: as it came from the books; `signed`: with both signatures on its cover; `paper`: the signed one as PDF. */
export type WorkbookFileKind = "made" | "pages" | "signed" | "paper";

export type ProofTables = {
  audit_note: {
    id: string;
    ledger_id: LedgerId;
    no: number;
    quarter: Quarter;
    finding_id: ExceptionId | null;
    voucher_id: VoucherId | null;
    subject: string;
    fact: string;
    demand: string;
    deadline: LocalDate | null;
    amount_fen: Fen | null;
    takes_back: string | null;
    written_by: PersonId;
    written_at: Instant;
  };
  audit_notice: {
    id: string;
    ledger_id: LedgerId;
    quarter: Quarter;
    year: number;
    no: number;
    issued_on: LocalDate;
    note_ids: JsonText;
    issued_by: PersonId;
    issued_at: Instant;
  };
  lone_correction: { voucher_id: VoucherId; way: "difference" | "blue" };
  spending_return: { voucher_id: VoucherId; spending_id: VoucherId; named_by: PersonId; named_at: Instant };
  kept_name: { table_name: string; column_name: string; row_id: string; through: Month; text: string };
  seal_part: { kind: string; id: string; digest: string; name: string };
  trail_mark: { id: number; no: number; hash: string };
  workbook_file: { workbook_id: string; kind: WorkbookFileKind; file_hash: string };
  workbook_signature: {
    workbook_id: string;
    duty: SigningDuty;
    person_id: PersonId;
    person_name: string;
    signed_at: Instant;
    note: string;
  };
};
