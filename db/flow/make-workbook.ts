import { bookedExcessOf, excessOfCaps } from "#domain/audit/cap-room.ts";
import { isOpenStanding } from "#domain/audit/settled.ts";
import { addMonths, monthsOfQuarter, quarterOf, type Month, type Quarter } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import { sumOf } from "#domain/core/fen.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { textMasker } from "#domain/audit/masking.ts";
import type { Signature } from "#domain/audit/signing.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import { base64FromBytes } from "#files/base64.ts";
import { collectGarbage } from "#files/collect-garbage.ts";
import { townshipWorkbookName, workbookName } from "#files/workbook/file-name.ts";
import { packedPages } from "#files/workbook/kept-pages.ts";
import { maskedWorkbook } from "#files/workbook/masked-workbook.ts";
import { paperWorkbook } from "#files/workbook/paper-workbook.ts";
import { quarterWorkbook } from "#files/workbook/quarter-workbook.ts";
import { townshipWorkbook, type TownshipRow } from "#files/workbook/township-workbook.ts";
import { writeWorkbook, type Workbook } from "#files/workbook/write-workbook.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { sm3Of } from "#store/sm3.ts";
import { addWorkbookFile, readWorkbookFiles } from "#store/workbook-signing-rows.ts";
import { addWorkbook, readLastWorkbook, type WorkbookKey } from "#store/workbook-rows.ts";
import { callerOf, refuse, type Call, type Reply, type Surroundings } from "./call.ts";
import { change, changed } from "./change.ts";
import { disclosureFacts } from "./disclosure-facts.ts";
import { ledgersOf, updateFindings } from "./findings.ts";
import { quarterBook } from "./quarter-book.ts";
import { quarterMaterial, type QuarterMaterial } from "./quarter-material.ts";

type MakeCall = Call<"workbook.make">;

/** A call that makes a workbook: what of, and whose signatures its cover bears. */
export type PlanCall = Surroundings &
  Pick<MakeCall, "progress"> & { readonly input: WorkbookKey; readonly signatures: readonly Signature[] };

/** A workbook ready to be written: nothing of it is read from the ledger any more. */
type Planned = {
  readonly workbook: Workbook;
  readonly chainHash: string;
  readonly nameOf: (version: number) => string;
  /** Findings the books still show and nobody answered. */
  readonly unanswered: number;
};
export type PlanRefusal = Extract<Reply<"workbook.make">, { readonly ok: false }>;

/** The months of the quarter, from the books' first month on, that are still open. */
const openMonths = (reading: Reading, ledger: LedgerRow, quarter: Quarter): Month[] => {
  const closed = new Set(readPeriods(reading, ledger.id).map((period) => period.month));
  return monthsOfQuarter(quarter).filter((month) => month >= ledger.startMonth && !closed.has(month));
};

const bookOfLedger = (writing: Writing, call: PlanCall, material: QuarterMaterial): QuarterBook => {
  const { findings } = updateFindings(writing, material, call);
  const { programVersion, signatures } = call;
  return quarterBook(writing, material, { findings, programVersion, signatures, isMasked: call.input.isMasked });
};

const hidesAll = { hidesNames: true, hidesAccounts: true, hidesIds: true } as const;

/** Nobody answered, or nobody signed under the answer to a red one. */
const unansweredOf = (book: QuarterBook): number =>
  book.findings.filter(
    ({ isCleared, answer, severity, signedByName }) =>
      !isCleared && (answer === null || (severity === "red" && signedByName === "")),
  ).length;

const planLedger = (writing: Writing, call: PlanCall, ledger: LedgerRow): Planned => {
  const material = quarterMaterial(writing, ledger, call.input.quarter);
  const book = bookOfLedger(writing, call, material);
  const whole = quarterWorkbook(book);
  const mask = call.input.isMasked ? textMasker(hidesAll, disclosureFacts(writing, material).persons) : null;
  // The name outlives the sheets: it must not hold on to the whole book.
  const { cover } = book;
  return {
    workbook: mask === null ? whole : maskedWorkbook(whole, mask),
    chainHash: cover.chainHash,
    nameOf: (version) => workbookName({ ...cover, version }),
    unanswered: unansweredOf(book),
  };
};

/** 按时公开 of the accounts that fell due within the quarter, as E32 found it; null where the books are too young to have any. */
const isPublishedInTime = (ledger: LedgerRow, { cover, findings }: QuarterBook): boolean | null => {
  const [first] = monthsOfQuarter(cover.quarter);
  if (ledger.startMonth >= first) return null;
  const before = quarterOf(addMonths(first, -1));
  return !findings.some(
    ({ test, facts, isCleared }) =>
      test === "E32" &&
      !isCleared &&
      facts["disclosed"] === before &&
      (facts["reason"] === "not-published" || facts["reason"] === "published-late"),
  );
};

type ReadRow = TownshipRow & { readonly hash: string; readonly unanswered: number };

const townshipRow = (writing: Writing, call: PlanCall, ledger: LedgerRow): ReadRow => {
  const book = bookOfLedger(writing, call, quarterMaterial(writing, ledger, call.input.quarter));
  const { cover } = book;
  const { isMasked } = call.input;
  const over = excessOfCaps(book.caps, bookedExcessOf(book.findings, cover.quarter));
  const open = book.findings.filter(isOpenStanding);
  const nonProductive = new Map(
    book.caps.filter((cap) => cap.isNonProductive).map((cap) => [cap.category, cap.quarterFen]),
  );
  const made = readLastWorkbook(writing, { ledgerId: ledger.id, quarter: cover.quarter, isMasked });
  const sum = (section: string) => sumOf(book.summary, (row) => (row.section === section ? row.quarterFen : 0));
  return {
    villageName: cover.villageName,
    entity: cover.entity,
    incomeFen: sum("income"),
    expenseFen: sum("expense"),
    nonProductiveFen: sumOf(nonProductive.values(), (amountFen) => amountFen),
    overCapCount: over.count,
    overCapFen: over.amountFen,
    openFindings: open.length,
    redFindings: open.filter((finding) => finding.severity === "red").length,
    unreconciledAccounts: book.banks.filter((bank) => bank.reconciliations.at(-1)?.differenceFen !== 0).length,
    isPublishedInTime: isPublishedInTime(ledger, book),
    cashFen: sumOf(book.trial, (row) => (row.code === "101" ? row.closingFen : 0)),
    lastResolutionOn: book.resolutions.at(-1)?.metOn ?? null,
    shortCode: cover.shortCode,
    workbookName: made?.name ?? workbookName({ ...cover, version: 1 }),
    hash: cover.chainHash,
    unanswered: unansweredOf(book),
  };
};

const planTownship = (writing: Writing, call: PlanCall, { ledgers, leftOut }: Shown): Planned => {
  const { quarter, isMasked } = call.input;
  const lastMonth = monthsOfQuarter(quarter)[2];
  const rows = ledgers.map((ledger, index) => {
    call.progress("ledgers", index, ledgers.length);
    return townshipRow(writing, call, ledger);
  });
  const closings = ledgers.flatMap((ledger) =>
    readPeriods(writing, ledger.id).filter((period) => period.month === lastMonth),
  );
  const [latest] = closings.map((period) => period.closed_at).toSorted((left, right) => (left < right ? 1 : -1));
  assert(latest !== undefined, `${lastMonth} is closed`);
  const chainHash = sm3Of(JSON.stringify(rows.map((row) => row.hash)));
  const townshipName = readTownship(writing)?.name ?? "";
  const { programVersion, signatures } = call;
  return {
    workbook: townshipWorkbook({
      townshipName,
      quarter,
      isMasked,
      programVersion,
      closedAt: latest,
      fingerprint: shortCodeOf(chainHash),
      chainHash,
      rows,
      signatures,
      leftOut,
    }),
    chainHash,
    nameOf: (version) => townshipWorkbookName({ townshipName, quarter, version, isMasked }),
    unanswered: sumOf(rows, (row) => row.unanswered),
  };
};

/** The ledgers a workbook shows, and the names of closed-down ones whose last month lies within the quarter. */
type Shown = { readonly ok: true; readonly ledgers: readonly LedgerRow[]; readonly leftOut: readonly string[] };

const ledgersToShow = (reading: Reading, ledgerId: LedgerId | null, quarter: Quarter): Shown | PlanRefusal => {
  const wanted = ledgerId === null ? undefined : readLedger(reading, ledgerId);
  if (ledgerId !== null && wanted === undefined) return refuse({ code: "not-found", kind: "ledger" });
  if (wanted !== undefined && !wanted.isStarted) return refuse({ code: "ledger-not-started" });
  const all = ledgersOf(readLedgers(reading), ledgerId, quarter);
  const [, , lastMonth] = monthsOfQuarter(quarter);
  if (wanted !== undefined && wanted.startMonth > lastMonth)
    return refuse({ code: "before-start", month: wanted.startMonth });
  // Books closed down since belong to the quarters they were kept in; asked for by name they say themselves what is open.
  const isKept = (ledger: LedgerRow): boolean =>
    ledger.isActive || ledger.id === ledgerId || openMonths(reading, ledger, quarter).length === 0;
  const ledgers = all.filter(isKept);
  const months = new Set(ledgers.flatMap((ledger) => openMonths(reading, ledger, quarter)));
  if (ledgers.length === 0) return refuse({ code: "quarter-not-closed", months: [...monthsOfQuarter(quarter)] });
  if (months.size > 0) return refuse({ code: "quarter-not-closed", months: [...months].toSorted() });
  const wasKept = (ledger: LedgerRow): boolean => openMonths(reading, ledger, quarter).length < 3;
  return { ok: true, ledgers, leftOut: all.filter((each) => !isKept(each) && wasKept(each)).map(({ name }) => name) };
};

/** Reads everything in one transaction, by the names at the close, and keeps what the exception tests find. */
export const planWorkbook = (call: PlanCall): { readonly ok: true; readonly planned: Planned } | PlanRefusal =>
  call.ledger.namedAsAt(monthsOfQuarter(call.input.quarter)[2], () =>
    call.ledger.transact((writing) => {
      const { ledgerId, quarter } = call.input;
      const shown = ledgersToShow(writing, ledgerId, quarter);
      if (!shown.ok) return shown;
      call.progress("read", 0, 1);
      const [own] = ledgerId === null ? [] : shown.ledgers;
      return { ok: true, planned: own ? planLedger(writing, call, own) : planTownship(writing, call, shown) };
    }),
  );

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
  const made = planWorkbook(call);
  return made.ok ? { ok: true, written: await writeOut(call, made.planned) } : made;
};

type Kept = { readonly ok: true; readonly written: Written; readonly pages: Uint8Array };

/** The same with what its pages say, packed: a version's pages can then be printed however far the books have gone on. */
const writeToKeep = async (call: PlanCall): Promise<Kept | PlanRefusal> => {
  const made = planWorkbook(call);
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

/**
 * 季度检查工作簿. The books are read in one transaction, written as a file outside any, and recorded in a second one: the
 * same content keeps its version and hash, a changed one gets the next version. A version signed by both comes as signed.
 */
export const makeWorkbook = async (call: MakeCall): Promise<Reply<"workbook.make">> => {
  const made = await writeToKeep({ ...call, signatures: [] });
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
