import { addNote, auditPaper, issueNotice, listAuditNotes } from "#flow/audit-notes.ts";
import { showPaymentProfile } from "#flow/payment-profile.ts";

export const auditNoteHandlers = {
  "auditNote.list": listAuditNotes,
  "auditNote.add": addNote,
  "auditNote.issue": issueNotice,
  "auditNote.paper": auditPaper,
  "audit.profile": showPaymentProfile,
};
