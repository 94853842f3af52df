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
import { pause } from "#files/pause.ts";
import { townshipWorkbookName, workbookName } from "#files/workbook/file-name.ts";
import { maskedWorkbook } from "#files/workbook/masked-workbook.ts";
import { quarterWorkbook } from "#files/workbook/quarter-workbook.ts";
import { townshipWorkbook, type TownshipRow } from "#files/workbook/township-workbook.ts";
import { type Workbook } from "#files/workbook/write-workbook.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { appendTrail, trailLength } from "#store/trail-rows.ts";
import { readLastWorkbook, type WorkbookKey } from "#store/workbook-rows.ts";
import { refuse, type Call, type Reply, type Surroundings } from "./call.ts";
import { disclosureFacts } from "./disclosure-facts.ts";
import { ledgersOf, updateFindings } from "./findings.ts";
import { refreshSealed } from "./sealed-findings.ts";
import { quarterBook } from "./quarter-book.ts";
import { quarterMaterial, type QuarterMaterial } from "./quarter-material.ts";

/** A call that makes a workbook: what of, and whose signatures its cover bears. */
export type PlanCall = Surroundings &
  Pick<Call<"workbook.make">, "progress" | "caller"> & {
    readonly input: WorkbookKey;
    readonly signatures: readonly Signature[];
  };

/** A workbook ready to be written: nothing of it is read from the ledger any more. */
export type Planned = {
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
  const { ledger, quarter } = material;
  const { run, seals } = refreshSealed(writing, { ledgerId: ledger.id, now: call.now() }, () =>
    updateFindings(writing, material, call),
  );
  const { findings, changes } = run;
  // In the same transaction as what it tells of; the line of the workbook itself comes only when the file is written.
  if (changes > 0 || seals.length > 0)
    appendTrail(writing, {
      at: call.now(),
      personId: call.caller?.id ?? null,
      personName: call.caller?.name ?? "",
      action: "finding.list",
      subject: `疑点检查 ${quarter}，${ledger.name}`,
      facts: { quarter, changes, ledgerIds: [ledger.id], ...(seals.length === 0 ? {} : { seals }) },
      requestId: null,
    });
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

const unitCodeOf = (reading: Reading): string => readTownship(reading)?.code ?? "";

const planLedger = (writing: Writing, call: PlanCall, ledger: LedgerRow): Planned => {
  const material = quarterMaterial(writing, ledger, call.input.quarter);
  const book = bookOfLedger(writing, call, material);
  const whole = quarterWorkbook(book);
  const mask = call.input.isMasked ? textMasker(hidesAll, disclosureFacts(writing, material).persons) : null;
  // The name outlives the sheets: it must not hold on to the whole book.
  const { cover } = book;
  const unitCode = unitCodeOf(writing);
  return {
    workbook: mask === null ? whole : maskedWorkbook(whole, mask),
    chainHash: cover.chainHash,
    nameOf: (version) => workbookName({ ...cover, unitCode, version }),
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
    workbookName: made?.name ?? workbookName({ ...cover, unitCode: unitCodeOf(writing), version: 1 }),
    hash: cover.chainHash,
    unanswered: unansweredOf(book),
  };
};

type Township = Shown & { readonly rows: readonly ReadRow[] };

const planTownship = (reading: Reading, call: PlanCall, { ledgers, leftOut, rows }: Township): Planned => {
  const { quarter, isMasked } = call.input;
  const lastMonth = monthsOfQuarter(quarter)[2];
  const closings = ledgers.flatMap((ledger) =>
    readPeriods(reading, ledger.id).filter((period) => period.month === lastMonth),
  );
  const [latest] = closings.map((period) => period.closed_at).toSorted((left, right) => (left < right ? 1 : -1));
  assert(latest !== undefined, `${lastMonth} is closed`);
  const chainHash = sm3Of(JSON.stringify(rows.map((row) => row.hash)));
  const townshipName = readTownship(reading)?.name ?? "";
  const unitCode = unitCodeOf(reading);
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
    nameOf: (version) => townshipWorkbookName({ unitCode, quarter, version, isMasked }),
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
  if (months.size > 0) {
    const open = ledgers.filter((ledger) => openMonths(reading, ledger, quarter).length > 0);
    const names = ledgerId === null ? { names: open.map(({ name }) => name) } : {};
    return refuse({ code: "quarter-not-closed", months: [...months].toSorted(), ...names });
  }
  const wasKept = (ledger: LedgerRow): boolean => openMonths(reading, ledger, quarter).length < 3;
  return { ok: true, ledgers, leftOut: all.filter((each) => !isKept(each) && wasKept(each)).map(({ name }) => name) };
};

/** Reads in one transaction, by the names at the close, and keeps what the exception tests find. */
const atClose = <Answer extends { readonly ok: boolean }>(call: PlanCall, work: (writing: Writing) => Answer): Answer =>
  call.ledger.namedAsAt(monthsOfQuarter(call.input.quarter)[2], () => call.ledger.transact(work));

/** How often the rows of a roll-up are read anew because somebody changed something meanwhile, before all else has to wait. */
const mostTries = 2;

/**
 * The rows of the roll-up. Sixty sets of books take a second or more: they are read one by one, and what waits for the ledger
 * goes between them. All of them are of one moment: where the log has gone on meanwhile they are read again.
 */
const readTownshipRows = async (call: PlanCall, ledgers: readonly LedgerRow[]): Promise<readonly ReadRow[] | null> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = trailLength(call.ledger.reading);
    const rows: ReadRow[] = [];
    // Lines of what the tests found on the way are the reading's own.
    let own = 0;
    for (const [index, ledger] of ledgers.entries()) {
      call.progress("ledgers", index, ledgers.length);
      const { row, lines } = atClose(call, (writing) => {
        const start = trailLength(writing);
        const read = townshipRow(writing, call, ledger);
        return { ok: true, row: read, lines: trailLength(writing) - start };
      });
      rows.push(row);
      own += lines;
      await pause();
    }
    if (trailLength(call.ledger.reading) === before + own) return rows;
  }
  return null;
};

/** What a workbook says, read as of one moment. */
export const planWorkbook = async (
  call: PlanCall,
): Promise<{ readonly ok: true; readonly planned: Planned } | PlanRefusal> => {
  const { ledgerId, quarter } = call.input;
  const seen = ledgersToShow(call.ledger.reading, ledgerId, quarter);
  if (!seen.ok) return seen;
  call.progress("read", 0, 1);
  const early = ledgerId === null ? await readTownshipRows(call, seen.ledgers) : null;
  return atClose(call, (writing) => {
    const shown = ledgersToShow(writing, ledgerId, quarter);
    if (!shown.ok) return shown;
    const [own] = ledgerId === null ? [] : shown.ledgers;
    if (own) return { ok: true, planned: planLedger(writing, call, own) };
    const rows = early ?? shown.ledgers.map((ledger) => townshipRow(writing, call, ledger));
    return { ok: true, planned: planTownship(writing, call, { ...shown, rows }) };
  });
};
