import { chinaDateOf } from "#domain/core/dates.ts";
import type { ExceptionId } from "#domain/core/ids.ts";
import { singleBooklet } from "#domain/reports/listing.ts";
import { base64FromBytes } from "#files/base64.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { auditPapers, noticeName } from "#files/workbook/audit-papers.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { listingWorkbook } from "#files/workbook/listing-workbook.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import { quarterName } from "#files/workbook/words.ts";
import {
  addAuditNote,
  isNoteTakenBack,
  readAuditNote,
  readAuditNotes,
  type AuditNoteRow,
} from "#store/audit-note-rows.ts";
import { addNotice, readNewestNotice, type AuditNotice } from "#store/audit-notice-rows.ts";
import { readFinding } from "#store/finding-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** Notes with what later ones took back marked. */
const marked = (notes: readonly AuditNoteRow[]) => {
  const nos = new Map(notes.map(({ id, no }) => [id, no]));
  const back = new Set(notes.flatMap(({ takesBack }) => (takesBack === null ? [] : [takesBack])));
  return notes.map(({ takesBack, ...note }) => ({
    ...note,
    isTakenBack: back.has(note.id),
    takesBackNo: takesBack === null ? null : (nos.get(takesBack) ?? null),
  }));
};

/** The notes nobody took back. */
const inForce = (notes: readonly AuditNoteRow[]): readonly AuditNoteRow[] => {
  const back = new Set(notes.map(({ takesBack }) => takesBack));
  return notes.filter(({ id, takesBack }) => takesBack === null && !back.has(id));
};

/** What a 整改通知 holds: the notes in force that ask for something. */
const demandsOf = (notes: readonly AuditNoteRow[]): readonly AuditNoteRow[] =>
  inForce(notes).filter(({ demand }) => demand !== "");

const holdsJust = (notice: AuditNotice, demands: readonly AuditNoteRow[]): boolean =>
  notice.noteIds.length === demands.length && demands.every(({ id }) => notice.noteIds.includes(id));

export const listAuditNotes = (call: Call<"auditNote.list">): Reply<"auditNote.list"> => {
  const { ledgerId, quarter } = call.input;
  const notes = readAuditNotes(call.ledger.reading, call.input);
  const notice = ledgerId === null ? undefined : readNewestNotice(call.ledger.reading, { ledgerId, quarter });
  return done({
    notes: marked(notes),
    notice:
      notice === undefined
        ? null
        : {
            name: noticeName(notice),
            issuedOn: notice.issuedOn,
            isWhole: holdsJust(notice, demandsOf(notes)),
          },
  });
};

/** 记入底稿: the one thing an auditor writes. It touches nothing of the books and is sealed like a register. */
export const addNote = (call: Call<"auditNote.add">): Reply<"auditNote.add"> =>
  change(call, (writing) => {
    const { ledgerId, findingId, voucherId, takesBackId, ...content } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (findingId !== null && readFinding(writing, findingId)?.ledgerId !== ledgerId)
      return refuse({ code: "not-found", kind: "finding" });
    if (voucherId !== null && readVoucher(writing, voucherId)?.voucher.content.ledgerId !== ledgerId)
      return refuse({ code: "not-found", kind: "voucher" });
    if (takesBackId !== null && readAuditNote(writing, takesBackId)?.ledgerId !== ledgerId)
      return refuse({ code: "not-found", kind: "note" });
    if (takesBackId !== null && isNoteTakenBack(writing, takesBackId)) return refuse({ code: "note-taken-back" });
    const id: string = call.newId();
    const by = { writtenBy: callerOf(call).id, writtenAt: call.now() };
    const no = addAuditNote(writing, { ...content, id, ledgerId, findingId, voucherId, takesBack: takesBackId, ...by });
    const what = takesBackId === null ? "审计记录" : "撤回审计记录";
    return changed(
      { id, no },
      { subject: `${what} ${ledger.name} 第 ${no} 号：${content.subject}`, facts: { ledgerId, no } },
    );
  });

/** 发出整改通知: what is asked for now gets a number of the year and a day, and stays as it was given out. */
export const issueNotice = (call: Call<"auditNote.issue">): Reply<"auditNote.issue"> =>
  change(call, (writing) => {
    const { ledgerId, quarter } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const demands = demandsOf(readAuditNotes(writing, { ledgerId, quarter }));
    if (demands.length === 0) return refuse({ code: "nothing-to-print" });
    const before = readNewestNotice(writing, { ledgerId, quarter });
    if (before !== undefined && holdsJust(before, demands))
      return refuse({ code: "notice-issued", name: noticeName(before), issuedOn: before.issuedOn });
    const issuedAt = call.now();
    const issuedOn = chinaDateOf(issuedAt);
    const noteIds = demands.map(({ id }) => id);
    const kept = { id: String(call.newId()), ledgerId, quarter, issuedOn, issuedAt, noteIds };
    const name = noticeName(addNotice(writing, { ...kept, issuedBy: callerOf(call).id }));
    return changed(
      { name, issuedOn },
      {
        subject: `整改通知${name} ${ledger.name} ${quarterName(quarter)}：${demands.length} 项`,
        facts: { ledgerId, quarter, name, notes: demands.map(({ no }) => String(no)) },
      },
    );
  });

const testOf = (reading: Reading, id: ExceptionId): string | null => readFinding(reading, id)?.test ?? null;

/** 审计底稿 and 整改通知 as PDF or Excel: the same notes give the same bytes. */
export const auditPaper = async (call: Call<"auditNote.paper">): Promise<Reply<"auditNote.paper">> => {
  const { ledgerId, quarter, kind, format } = call.input;
  const { reading } = call.ledger;
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const all = readAuditNotes(reading, { ledgerId, quarter });
  const newest = readNewestNotice(reading, { ledgerId, quarter });
  const notes =
    kind === "working-paper"
      ? inForce(all)
      : kind === "notice"
        ? demandsOf(all)
        : all.filter(({ id }) => newest?.noteIds.includes(id) === true);
  const last = notes.at(-1);
  if (last === undefined) return refuse({ code: "nothing-to-print" });
  const townshipName = readTownship(reading)?.name ?? "";
  const notice = newest !== undefined && holdsJust(newest, notes) ? newest : null;
  const head = {
    ledgerName: ledger.name,
    townshipName,
    quarter,
    notedOn: chinaDateOf(last.writtenAt),
    notice: notice === null ? null : { name: noticeName(notice), issuedOn: notice.issuedOn },
  };
  const listing = auditPapers[kind === "working-paper" ? kind : "notice"](
    notes.map((note) => ({ ...note, test: note.findingId === null ? null : testOf(reading, note.findingId) })),
    head,
  );
  const report = (finished: number, total: number): void => call.progress("print", finished, total);
  const footer = `${ledger.name} ${quarterName(quarter)} ${listing.title}`;
  const booklet = singleBooklet(listing, { footer, orientation: "landscape" });
  const bytes =
    format === "pdf"
      ? (await bookletDocument(booklet, { fonts: fontsIn(call.fontFolder), report })).bytes
      : await writeWorkbook(listingWorkbook(booklet, last.writtenAt), report);
  return done({
    name: `${safeName(ledger.name)}_${quarter}_${listing.title}.${format}`,
    bytes: base64FromBytes(bytes),
  });
};
