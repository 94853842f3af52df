import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ExceptionId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One note of an auditor. `takesBack` names the note it takes back. */
export type AuditNoteRow = {
  readonly id: string;
  readonly no: number;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly quarter: Quarter;
  readonly findingId: ExceptionId | null;
  readonly voucherId: VoucherId | null;
  readonly voucherName: string;
  readonly subject: string;
  readonly fact: string;
  readonly demand: string;
  readonly deadline: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly takesBack: string | null;
  readonly writtenByName: string;
  readonly writtenAt: Instant;
};

const notes = () =>
  sqlFor
    .selectFrom("audit_note")
    .innerJoin("ledger", "ledger.id", "audit_note.ledger_id")
    .innerJoin("person", "person.id", "audit_note.written_by")
    .leftJoin("voucher", "voucher.id", "audit_note.voucher_id")
    .selectAll("audit_note")
    .select(["ledger.name as ledger_name", "person.name as person_name"])
    .select(["voucher.month as voucher_month", "voucher.word as voucher_word", "voucher.number as voucher_number"])
    .orderBy("ledger.name")
    .orderBy("audit_note.no");

type Row = ReturnType<ReturnType<typeof notes>["execute"]> extends Promise<(infer Each)[]> ? Each : never;

const noteFrom = (row: Row): AuditNoteRow => ({
  id: row.id,
  no: row.no,
  ledgerId: row.ledger_id,
  ledgerName: row.ledger_name,
  quarter: row.quarter,
  findingId: row.finding_id,
  voucherId: row.voucher_id,
  voucherName:
    row.voucher_number === null
      ? ""
      : `${row.voucher_month ?? ""} ${row.voucher_word ?? "记"}-${String(row.voucher_number)}`,
  subject: row.subject,
  fact: row.fact,
  demand: row.demand,
  deadline: row.deadline,
  amountFen: row.amount_fen,
  takesBack: row.takes_back,
  writtenByName: row.person_name,
  writtenAt: row.written_at,
});

/** The notes of a quarter by ledger and number; of every ledger when null. */
export const readAuditNotes = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId | null; readonly quarter: Quarter },
): readonly AuditNoteRow[] => {
  const query = notes().where("audit_note.quarter", "=", of.quarter);
  return reading
    .all(of.ledgerId === null ? query : query.where("audit_note.ledger_id", "=", of.ledgerId))
    .map(noteFrom);
};

export const readAuditNote = (reading: Reading, id: string): AuditNoteRow | undefined => {
  const row = reading.first(notes().where("audit_note.id", "=", id));
  return row === undefined ? undefined : noteFrom(row);
};

/** Whether a later note has taken one back. */
export const isNoteTakenBack = (reading: Reading, id: string): boolean =>
  reading.first(sqlFor.selectFrom("audit_note").select("id").where("takes_back", "=", id).orderBy("id")) !== undefined;

/** Adds a note under the next number of its ledger, and answers the number. */
export const addAuditNote = (
  writing: Writing,
  note: Omit<AuditNoteRow, "no" | "ledgerName" | "voucherName" | "writtenByName"> & { readonly writtenBy: PersonId },
): number => {
  const last = writing.first(
    sqlFor.selectFrom("audit_note").select("no").where("ledger_id", "=", note.ledgerId).orderBy("no", "desc").limit(1),
  );
  const no = (last?.no ?? 0) + 1;
  writing.run(
    sqlFor.insertInto("audit_note").values({
      id: note.id,
      ledger_id: note.ledgerId,
      no,
      quarter: note.quarter,
      finding_id: note.findingId,
      voucher_id: note.voucherId,
      subject: note.subject,
      fact: note.fact,
      demand: note.demand,
      deadline: note.deadline,
      amount_fen: note.amountFen,
      takes_back: note.takesBack,
      written_by: note.writtenBy,
      written_at: note.writtenAt,
    }),
  );
  return no;
};
