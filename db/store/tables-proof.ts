import type { SigningDuty } from "#domain/audit/signing.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";

/** `made`: as it came from the books; `signed`: with both signatures on its cover; `paper`: the signed one as PDF. */
export type WorkbookFileKind = "made" | "signed" | "paper";

export type ProofTables = {
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
