import { addNote, auditPaper, listAuditNotes } from "#flow/audit-notes.ts";

export const auditNoteHandlers = {
  "auditNote.list": listAuditNotes,
  "auditNote.add": addNote,
  "auditNote.paper": auditPaper,
};
