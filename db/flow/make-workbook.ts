import { monthsOfQuarter, type Month, type Quarter } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import { sumOf } from "#domain/core/fen.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import { base64FromBytes } from "#files/base64.ts";
import { collectGarbage } from "#files/collect-garbage.ts";
import { townshipWorkbookName, workbookName } from "#files/workbook/file-name.ts";
import { quarterWorkbook } from "#files/workbook/quarter-workbook.ts";
import { townshipWorkbook, type TownshipRow } from "#files/workbook/township-workbook.ts";
import { writeWorkbook, type Workbook } from "#files/workbook/write-workbook.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { sm3Of } from "#store/sm3.ts";
import { addWorkbook, readLastWorkbook, readWorkbooks, type WorkbookKey } from "#store/workbook-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { ledgersOf, updateFindings } from "./findings.ts";
import { quarterBook } from "./quarter-book.ts";
import { quarterMaterial } from "./quarter-material.ts";

type MakeCall = Call<"workbook.make">;

/** A workbook ready to be written: nothing of it is read from the ledger any more. */
type Planned = {
  readonly workbook: Workbook;
  readonly chainHash: string;
  readonly nameOf: (version: number) => string;
};
type Refusal = Extract<Reply<"workbook.make">, { readonly ok: false }>;

/** The months of the quarter, from the books' first month on, that are still open. */
const openMonths = (reading: Reading, ledger: LedgerRow, quarter: Quarter): Month[] => {
  const closed = new Set(readPeriods(reading, ledger.id).map((period) => period.month));
  return monthsOfQuarter(quarter).filter((month) => month >= ledger.startMonth && !closed.has(month));
};

const bookOfLedger = (writing: Writing, call: MakeCall, ledger: LedgerRow): QuarterBook => {
  const material = quarterMaterial(writing, ledger, call.input.quarter);
  const { findings } = updateFindings(writing, material, call);
  const { programVersion } = call;
  return quarterBook(writing, material, { findings, programVersion, isMasked: call.input.isMasked });
};

const planLedger = (writing: Writing, call: MakeCall, ledger: LedgerRow): Planned => {
  const book = bookOfLedger(writing, call, ledger);
  // The name outlives the sheets: it must not hold on to the whole book.
  const { cover } = book;
  return {
    workbook: quarterWorkbook(book),
    chainHash: cover.chainHash,
    nameOf: (version) => workbookName({ ...cover, version }),
  };
};

const townshipRow = (writing: Writing, call: MakeCall, ledger: LedgerRow): TownshipRow & { readonly hash: string } => {
  const book = bookOfLedger(writing, call, ledger);
  const { cover } = book;
  const over = book.caps.filter((cap) => cap.capFen !== null && cap.usedFen > cap.capFen);
  const open = book.findings.filter(
    (finding) => !finding.isCleared && (finding.answer === null || finding.answer === "true"),
  );
  const nonProductive = new Map(
    book.caps.filter((cap) => cap.isNonProductive).map((cap) => [cap.category, cap.quarterFen]),
  );
  const made = readLastWorkbook(writing, { ledgerId: ledger.id, quarter: cover.quarter, isMasked: false });
  const sum = (section: string) => sumOf(book.summary, (row) => (row.section === section ? row.quarterFen : 0));
  return {
    villageName: cover.villageName,
    entity: cover.entity,
    incomeFen: sum("income"),
    expenseFen: sum("expense"),
    nonProductiveFen: sumOf(nonProductive.values(), (amountFen) => amountFen),
    overCapCount: over.length,
    overCapFen: sumOf(over, (cap) => cap.usedFen - (cap.capFen ?? 0)),
    openFindings: open.length,
    redFindings: open.filter((finding) => finding.severity === "red").length,
    unreconciledAccounts: book.banks.filter((bank) => bank.reconciliations.at(-1)?.differenceFen !== 0).length,
    cashFen: sumOf(book.trial, (row) => (row.code === "101" ? row.closingFen : 0)),
    lastResolutionOn: book.resolutions.at(-1)?.metOn ?? null,
    shortCode: cover.shortCode,
    workbookName: made?.name ?? workbookName({ ...cover, version: 1, isMasked: false }),
    hash: cover.chainHash,
  };
};

const planTownship = (writing: Writing, call: MakeCall, ledgers: readonly LedgerRow[]): Planned => {
  const { quarter } = call.input;
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
  const { programVersion } = call;
  return {
    workbook: townshipWorkbook({
      townshipName,
      quarter,
      programVersion,
      closedAt: latest,
      fingerprint: shortCodeOf(chainHash),
      rows,
    }),
    chainHash,
    nameOf: (version) => townshipWorkbookName({ townshipName, quarter, version }),
  };
};

const ledgersToShow = (
  reading: Reading,
  ledgerId: LedgerId | null,
  quarter: Quarter,
): { readonly ok: true; readonly ledgers: readonly LedgerRow[] } | Refusal => {
  const wanted = ledgerId === null ? undefined : readLedger(reading, ledgerId);
  if (ledgerId !== null && wanted === undefined) return refuse({ code: "not-found", kind: "ledger" });
  if (wanted !== undefined && !wanted.isStarted) return refuse({ code: "ledger-not-started" });
  // Books moved to the new system are left out of the township's workbook; asked for by name they still have their quarters.
  const ledgers = ledgersOf(readLedgers(reading), ledgerId, quarter).filter(
    (ledger) => ledger.isActive || ledger.id === ledgerId,
  );
  const months = new Set(ledgers.flatMap((ledger) => openMonths(reading, ledger, quarter)));
  if (ledgers.length === 0) return refuse({ code: "quarter-not-closed", months: [...monthsOfQuarter(quarter)] });
  if (months.size > 0) return refuse({ code: "quarter-not-closed", months: [...months].toSorted() });
  return { ok: true, ledgers };
};

/** Reads everything of the workbook in one transaction, which also keeps what the exception tests find. */
const plan = (call: MakeCall): { readonly ok: true; readonly planned: Planned } | Refusal =>
  call.ledger.transact((writing) => {
    const { ledgerId, quarter } = call.input;
    const shown = ledgersToShow(writing, ledgerId, quarter);
    if (!shown.ok) return shown;
    call.progress("read", 0, 1);
    const [first] = shown.ledgers;
    const planned =
      ledgerId !== null && first !== undefined
        ? planLedger(writing, call, first)
        : planTownship(writing, call, shown.ledgers);
    return { ok: true, planned };
  });

type Written = Omit<Planned, "workbook"> & { readonly bytes: Uint8Array };

/** Plans and writes; when it answers, only the bytes are left of all that was read. */
const write = async (call: MakeCall): Promise<{ readonly ok: true; readonly written: Written } | Refusal> => {
  const made = plan(call);
  if (!made.ok) return made;
  const { workbook, ...rest } = made.planned;
  call.ledger.trim();
  collectGarbage();
  const bytes = await writeWorkbook(workbook, (finished, total) => call.progress("write", finished, total));
  return { ok: true, written: { ...rest, bytes } };
};

/**
 * 季度检查工作簿. The books are read in one transaction, written as a file outside any, and recorded in a second one: the
 * same content keeps its version and hash, a changed one gets the next version.
 */
export const makeWorkbook = async (call: MakeCall): Promise<Reply<"workbook.make">> => {
  const made = await write(call);
  if (!made.ok) return made;
  const { bytes, chainHash, nameOf } = made.written;
  collectGarbage();
  const fileHash = sha256Of(bytes);
  const { ledgerId, quarter, isMasked } = call.input;
  const key: WorkbookKey = { ledgerId, quarter, isMasked };
  // The reply is not kept for its request: it holds the whole file, and making it again answers the same.
  return change({ ...call, requestId: null }, (writing) => {
    const last = readLastWorkbook(writing, key);
    const isSame = last?.fileHash === fileHash;
    const version = isSame ? last.version : (last?.version ?? 0) + 1;
    const name = nameOf(version);
    if (!isSame) {
      const by = { madeBy: callerOf(call).id, madeAt: call.now() };
      addWorkbook(writing, { ...key, id: call.newId(), version, name, fileHash, chainHash, ...by });
    }
    return changed(
      { name, bytes: base64FromBytes(bytes), fileHash, chainHash, version },
      { subject: `生成工作簿 ${name}`, facts: { quarter, version, fileHash, chainHash, isSame } },
    );
  });
};

/** Workbooks made so far, every version. */
export const listWorkbooks = (call: Call<"workbook.list">): Reply<"workbook.list"> =>
  done({
    workbooks: readWorkbooks(call.ledger.reading, call.input.quarter).map(({ isMasked: _isMasked, ...row }) => row),
  });
