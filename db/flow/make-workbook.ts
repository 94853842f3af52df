import { base64FromBytes } from "#files/base64.ts";
import { collectGarbage } from "#files/collect-garbage.ts";
import { packedPages } from "#files/workbook/kept-pages.ts";
import { paperWorkbook } from "#files/workbook/paper-workbook.ts";
import { writeWorkbook } from "#files/workbook/write-workbook.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { addWorkbookFile, readWorkbookFiles } from "#store/workbook-signing-rows.ts";
import { addWorkbook, readLastWorkbook, type WorkbookKey } from "#store/workbook-rows.ts";
import { callerOf, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { planWorkbook, type PlanCall, type Planned, type PlanRefusal } from "./plan-workbook.ts";
import { asMadeBefore } from "./workbook-program.ts";

type MakeCall = Call<"workbook.make">;

/** What a workbook came to: its bytes, without anything else that was read for it. */
export type Written = Omit<Planned, "workbook"> & { readonly bytes: Uint8Array };

const writeOut = async (call: PlanCall, { workbook, ...rest }: Planned): Promise<Written> => {
  call.ledger.trim();
  collectGarbage();
  const bytes = await writeWorkbook(workbook, (finished, total) => call.progress("write", finished, total));
  return { ...rest, bytes };
};

/** Plans and writes; when it answers, only the bytes are left of all that was read. */
export const writePlanned = async (
  call: PlanCall,
): Promise<{ readonly ok: true; readonly written: Written } | PlanRefusal> => {
  const made = await planWorkbook(call);
  return made.ok ? { ok: true, written: await writeOut(call, made.planned) } : made;
};

type Kept = { readonly ok: true; readonly written: Written; readonly pages: Uint8Array };

/** The same with what its pages say, packed: a version's pages can then be printed however far the books have gone on. */
const writeToKeep = async (call: PlanCall): Promise<Kept | PlanRefusal> => {
  const made = await planWorkbook(call);
  if (!made.ok) return made;
  const { planned } = made;
  const pages = packedPages(paperWorkbook(planned.workbook, planned.chainHash));
  return { ok: true, written: await writeOut(call, planned), pages };
};

/** Of a version both have signed, the file they signed; the cover then bears their names. */
const signedBytes = (reading: Reading, call: MakeCall, id: string): Uint8Array | undefined => {
  const hash = readWorkbookFiles(reading, id).get("signed");
  const kept = hash === undefined ? "missing" : call.ledger.files.get(hash);
  return typeof kept === "string" ? undefined : kept;
};

type MadeWorkbook = {
  readonly id: string;
  readonly version: number;
  readonly isSame: boolean;
  readonly signed?: Uint8Array;
};

/** The version these bytes are: the newest one where nothing changed, else the next. */
const versionOf = (
  writing: Writing,
  call: MakeCall,
  of: { readonly written: Written; readonly fileHash: string; readonly pages: Uint8Array },
): MadeWorkbook => {
  const { bytes, chainHash, nameOf } = of.written;
  const { ledgerId, quarter, isMasked } = call.input;
  const key: WorkbookKey = { ledgerId, quarter, isMasked };
  const last = readLastWorkbook(writing, key);
  const isSame = last?.fileHash === of.fileHash;
  const version = isSame ? last.version : (last?.version ?? 0) + 1;
  const fresh: string = call.newId();
  const id = isSame ? last.id : fresh;
  const at = call.now();
  if (!isSame) {
    const by = { madeBy: callerOf(call).id, madeAt: at };
    addWorkbook(writing, { ...key, id, version, name: nameOf(version), fileHash: of.fileHash, chainHash, ...by });
  }
  // The bytes go to the shelf first: a file without a row does no harm, a row without its file would.
  const hash = call.ledger.files.put(bytes);
  addWorkbookFile(writing, { workbookId: id, kind: "made", hash, sizeBytes: bytes.length, at });
  const pages = call.ledger.files.put(of.pages);
  addWorkbookFile(writing, { workbookId: id, kind: "pages", hash: pages, sizeBytes: of.pages.length, at });
  const signed = isSame ? signedBytes(writing, call, id) : undefined;
  return { id, version, isSame, ...(signed === undefined ? {} : { signed }) };
};

/** The newest version once more where the books still say the same, by whatever program it was made; else a new one by this. */
const makeNewest = async (call: MakeCall): Promise<Kept | PlanRefusal> => {
  const plan: PlanCall = { ...call, signatures: [] };
  const last = readLastWorkbook(call.ledger.reading, call.input);
  const before = asMadeBefore(plan, last?.id);
  const made = await writeToKeep(before);
  if (!made.ok || before.programVersion === plan.programVersion) return made;
  return sha256Of(made.written.bytes) === last?.fileHash ? made : writeToKeep(plan);
};

/**
 * 季度检查工作簿. The books are read in one transaction, written as a file outside any, and recorded in a second one: the
 * same content keeps its version and hash, a changed one gets the next version. A version signed by both comes as signed.
 */
export const makeWorkbook = async (call: MakeCall): Promise<Reply<"workbook.make">> => {
  const made = await makeNewest(call);
  if (!made.ok) return made;
  const { written, pages } = made;
  collectGarbage();
  const fileHash = sha256Of(written.bytes);
  // The reply is not kept for its request: it holds the whole file, and making it again answers the same.
  return change({ ...call, requestId: null }, (writing) => {
    const { id, version, isSame, signed } = versionOf(writing, call, { written, fileHash, pages });
    const { chainHash, unanswered } = written;
    const name = written.nameOf(version);
    const bytes = base64FromBytes(signed ?? written.bytes);
    const given = signed === undefined ? fileHash : sha256Of(signed);
    return changed(
      { id, name, bytes, fileHash: given, chainHash, version, unanswered, isSigned: signed !== undefined },
      {
        subject: `生成工作簿 ${name}`,
        facts: { quarter: call.input.quarter, version, fileHash: given, chainHash, isSame },
      },
    );
  });
};
