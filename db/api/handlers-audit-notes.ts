import { addNote, auditPaper, listAuditNotes } from "#flow/audit-notes.ts";
import { showPaymentProfile } from "#flow/payment-profile.ts";

export const auditNoteHandlers = {
  "auditNote.list": listAuditNotes,
  "auditNote.add": addNote,
  "auditNote.paper": auditPaper,
  "audit.profile": showPaymentProfile,
};
