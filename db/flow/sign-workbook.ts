import { isFullySigned, signingFailure, type Signature } from "#domain/audit/signing.ts";
import { bookletDocument } from "#files/pdf/booklet-document.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { paperWorkbook } from "#files/workbook/paper-workbook.ts";
import { sha256Of } from "#store/sha256.ts";
import { addSignature, addWorkbookFile, readSignatures } from "#store/workbook-signing-rows.ts";
import { readWorkbook, type WorkbookRow } from "#store/workbook-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { writePlanned } from "./make-workbook.ts";
import { planWorkbook, type PlanCall, type PlanRefusal } from "./plan-workbook.ts";
import { passwordFailure } from "./prove-person.ts";
import { asMadeBefore } from "./workbook-program.ts";

type SignCall = Call<"workbook.sign">;
type Refusal = Extract<Reply<"workbook.sign">, { readonly ok: false }>;

const reviewing: ReadonlySet<string> = new Set(["reviewer", "head"]);

const dutyWords = { prepared: "制表", reviewed: "审核" } as const;

/** What the second signature keeps: the workbook with both names on its cover, and its pages. */
type Signed = { readonly file: Uint8Array; readonly paper: Uint8Array };

/** The pages of a workbook as the books have it now. */
export const pagesOf = async (
  call: PlanCall & { readonly fontFolder: string },
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | PlanRefusal> => {
  const made = await planWorkbook(call);
  if (!made.ok) return made;
  const report = (finished: number, total: number): void => call.progress("pages", finished, total);
  const booklet = paperWorkbook(made.planned.workbook, made.planned.chainHash);
  const { bytes } = await bookletDocument(booklet, { fonts: fontsIn(call.fontFolder), report });
  return { ok: true, bytes };
};

const signedFiles = async (call: PlanCall): Promise<{ readonly ok: true; readonly signed: Signed } | PlanRefusal> => {
  const made = await writePlanned(call);
  if (!made.ok) return made;
  const paper = await pagesOf(call);
  if (!paper.ok) return paper;
  return { ok: true, signed: { file: made.written.bytes, paper: paper.bytes } };
};

type Ready = {
  readonly ok: true;
  readonly row: WorkbookRow;
  readonly present: readonly Signature[];
  readonly own: Signature;
};

/** What is signed must still be what the books say; then whether this person may sign it. */
const ready = async (call: SignCall): Promise<Ready | Refusal> => {
  const { id, duty, note } = call.input;
  const row = readWorkbook(call.ledger.reading, id);
  if (row === undefined) return refuse({ code: "not-found", kind: "workbook" });
  const present = readSignatures(call.ledger.reading, id);
  const caller = callerOf(call);
  const order = signingFailure(present, { duty, personId: caller.id, unanswered: 0, note });
  if (!order.ok) return refuse(order.error);
  const made = await writePlanned({ ...asMadeBefore(call, id), input: row, signatures: [] });
  if (!made.ok) return made;
  if (sha256Of(made.written.bytes) !== row.fileHash) return refuse({ code: "workbook-outdated" });
  const { unanswered } = made.written;
  const allowed = signingFailure(present, { duty, personId: caller.id, unanswered, note });
  if (!allowed.ok) return refuse(allowed.error);
  const own = { duty, personId: caller.id, personName: caller.name, signedAt: call.now(), note };
  return { ok: true, row, present, own };
};

const record = (call: SignCall, { row, own }: Ready, signed: Signed | null): Reply<"workbook.sign"> => {
  const { files } = call.ledger;
  const put = (bytes: Uint8Array) => ({ hash: files.put(bytes), sizeBytes: bytes.length });
  const kept = signed === null ? null : { file: put(signed.file), paper: put(signed.paper) };
  return change(call, (writing) => {
    const { duty, note } = own;
    addSignature(writing, { ...own, workbookId: row.id, at: own.signedAt });
    if (kept !== null) {
      addWorkbookFile(writing, { workbookId: row.id, kind: "signed", ...kept.file, at: own.signedAt });
      addWorkbookFile(writing, { workbookId: row.id, kind: "paper", ...kept.paper, at: own.signedAt });
    }
    const fileHash = kept?.file.hash ?? row.fileHash;
    const ofLedger = row.ledgerId === null ? {} : { ledgerId: row.ledgerId };
    return changed(
      { isFinal: kept !== null, fileHash },
      {
        subject: `${dutyWords[duty]}签名 ${row.name}`,
        facts: { ...ofLedger, duty, version: row.version, fileHash, ...(note === "" ? {} : { note }) },
      },
    );
  });
};

/**
 * 制表、审核签名. The password is asked again; the version is made anew from the books and must be the same to the byte; the
 * second signature keeps the workbook that bears both names, and its pages.
 */
export const signWorkbook = async (call: SignCall): Promise<Reply<"workbook.sign">> => {
  // 审核 is the reviewing role's own act: two preparers do not sign for each other.
  const isReviewer = callerOf(call).roles.some((role) => reviewing.has(role));
  if (call.input.duty === "reviewed" && !isReviewer) return refuse({ code: "forbidden", needs: [...reviewing] });
  const wrong = passwordFailure(call, { password: call.input.password, subject: "工作簿签名失败" });
  if (wrong !== undefined) return refuse(wrong);
  const signing = await ready(call);
  if (!signing.ok) return signing;
  const signatures = [...signing.present, signing.own];
  if (!isFullySigned(signatures)) return record(call, signing, null);
  const made = await signedFiles({ ...asMadeBefore(call, call.input.id), input: signing.row, signatures });
  return made.ok ? record(call, signing, made.signed) : made;
};
