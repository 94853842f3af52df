import { chinaDateOf, type Quarter } from "#domain/core/dates.ts";
import { singleBooklet, type Listing } from "#domain/reports/listing.ts";
import { base64FromBytes } from "#files/base64.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
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
import { readFinding } from "#store/finding-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
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

export const listAuditNotes = (call: Call<"auditNote.list">): Reply<"auditNote.list"> =>
  done({ notes: marked(readAuditNotes(call.ledger.reading, call.input)) });

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

type PaperKind = Call<"auditNote.paper">["input"]["kind"];
type Head = { readonly ledgerName: string; readonly townshipName: string; readonly quarter: Quarter };

const inForce = (notes: readonly AuditNoteRow[]): readonly AuditNoteRow[] => {
  const back = new Set(notes.map(({ takesBack }) => takesBack));
  return notes.filter(({ id, takesBack }) => takesBack === null && !back.has(id));
};

/** 审计底稿: everything seen, with what it rests on. */
const workingPaper = (notes: readonly AuditNoteRow[], head: Head): Listing => ({
  title: "审计底稿",
  under: [`被查单位：${head.ledgerName}`, `${quarterName(head.quarter)}　金额单位：元`],
  filters: [],
  columns: [
    { heading: "编号", kind: "whole", widthMm: 12 },
    { heading: "事项", kind: "text", widthMm: 45 },
    { heading: "凭证", kind: "centre", widthMm: 26 },
    { heading: "金额", kind: "money", widthMm: 26 },
    { heading: "事实", kind: "text", widthMm: 85 },
    { heading: "整改要求", kind: "text", widthMm: 55 },
    { heading: "审计人", kind: "centre", widthMm: 20 },
    { heading: "日期", kind: "date", widthMm: 24 },
  ],
  rows: notes.map((note) => ({
    cells: [
      note.no,
      note.subject,
      note.voucherName,
      note.amountFen,
      note.fact,
      note.demand,
      note.writtenByName,
      chinaDateOf(note.writtenAt),
    ],
  })),
  notes: ["编号由程序连续给出，写下后不能修改；撤回的记录不在表内，编号因此可能不连续。"],
  signers: ["审计人", "复核人", "被查单位负责人", "日期"],
});

/** 整改通知: what the village has to put right, by when. */
const notice = (notes: readonly AuditNoteRow[], head: Head): Listing => ({
  title: "整改通知",
  under: [`致：${head.ledgerName}`, quarterName(head.quarter)],
  filters: [],
  columns: [
    { heading: "编号", kind: "whole", widthMm: 12 },
    { heading: "查出的问题", kind: "text", widthMm: 70 },
    { heading: "整改要求", kind: "text", widthMm: 60 },
    { heading: "期限", kind: "date", widthMm: 24 },
    { heading: "整改结果（由被查单位填写）", kind: "text", widthMm: 50 },
  ],
  rows: notes.map((note) => ({
    cells: [
      note.no,
      `${note.subject}${note.voucherName === "" ? "" : `（凭证 ${note.voucherName}）`}：${note.fact}`,
      note.demand,
      note.deadline,
      "",
    ],
  })),
  notes: [
    "请在期限内整改，把结果填在右边一栏，盖章后交回，并附佐证材料。对事实有不同意见的，请在十日内书面提出。",
    `发出单位：${head.townshipName}`,
  ],
  signers: ["审计人", "签收人", "签收日期", "（盖章）"],
});

const papers: Readonly<Record<PaperKind, (notes: readonly AuditNoteRow[], head: Head) => Listing>> = {
  "working-paper": workingPaper,
  notice,
};

/** 审计底稿 and 整改通知 as PDF or Excel: the same notes give the same bytes. */
export const auditPaper = async (call: Call<"auditNote.paper">): Promise<Reply<"auditNote.paper">> => {
  const { ledgerId, quarter, kind, format } = call.input;
  const { reading } = call.ledger;
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const all = inForce(readAuditNotes(reading, { ledgerId, quarter }));
  const notes = kind === "notice" ? all.filter(({ demand }) => demand !== "") : all;
  const last = notes.at(-1);
  if (last === undefined) return refuse({ code: "nothing-to-print" });
  const head = { ledgerName: ledger.name, townshipName: readTownship(reading)?.name ?? "", quarter };
  const listing = papers[kind](notes, head);
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
