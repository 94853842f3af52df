import type { OutputOf } from "#contract/contract.ts";
import { exceptionTests, findExceptions, type Finding } from "#domain/audit/exception-tests.ts";
import { answerFault, trimmedAnswer } from "#domain/audit/finding-answer.ts";
import { isSettled, weightOf } from "#domain/audit/settled.ts";
import { sumOf } from "#domain/core/fen.ts";
import { chinaDateOf, lastDayOf, monthsOfQuarter, type Quarter } from "#domain/core/dates.ts";
import type { ExceptionId, LedgerId } from "#domain/core/ids.ts";
import {
  answerFinding,
  clearFinding,
  keepFinding,
  readFinding,
  readFindings,
  signFinding,
  type FindingRow,
} from "#store/finding-rows.ts";
import { readFindingFiles, type FindingFile } from "#store/finding-file-rows.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import type { Writing } from "#store/query.ts";
import { appendTrail } from "#store/trail-rows.ts";
import { auditFacts } from "./audit-facts.ts";
import { areFindingsAsSealed, refreshSealed } from "./sealed-findings.ts";
import { callerOf, done, refuse, type Call, type Reply, type Surroundings } from "./call.ts";
import { change, changed } from "./change.ts";
import { quarterMaterial, type QuarterMaterial } from "./quarter-material.ts";

type ShownFinding = OutputOf<"finding.list">["findings"][number];

const keyOf = (finding: { readonly test: string; readonly subject: string }): string =>
  `${finding.test}/${finding.subject}`;

/**
 * Runs the tests over a ledger's quarter and keeps what they find: new matters are added, known ones keep their answers,
 * those of this quarter that are no longer found are marked as cleared. Answers all that belong to the quarter: found now,
 * first found in it, or carried over from an earlier one because nobody settled it.
 */
export const updateFindings = (
  writing: Writing,
  material: QuarterMaterial,
  call: Pick<Surroundings, "now" | "newId">,
): { readonly findings: readonly FindingRow[]; readonly changes: number } => {
  const { ledger, quarter } = material;
  const found: readonly Finding[] = findExceptions(auditFacts(writing, material, chinaDateOf(call.now())));
  const before = readFindings(writing, ledger.id);
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const at = { id: () => call.newId<ExceptionId>(), ledgerId: ledger.id, quarter, now: call.now(), known };
  let changes = 0;
  for (const finding of found) changes += keepFinding(writing, finding, at) ? 1 : 0;
  const still = new Set(found.map(keyOf));
  for (const row of known.values()) {
    if (row.foundIn !== quarter || row.isCleared || still.has(keyOf(row))) continue;
    clearFinding(writing, row.id);
    changes += 1;
  }
  const all = changes === 0 ? before : readFindings(writing, ledger.id);
  const isCarried = (row: FindingRow): boolean => row.foundIn < quarter && !isSettled(row);
  const findings = all.filter((row) => row.foundIn === quarter || still.has(keyOf(row)) || isCarried(row));
  return { findings, changes };
};

// So that a long neglected ledger is still listed at once; older quarters are looked at anew when they are opened.
const mostLookedBack = 4;

/** Runs the tests of the latest earlier quarters whose findings would be carried: what was put right meanwhile is cleared. */
const lookBack = (
  writing: Writing,
  of: { readonly ledger: LedgerRow; readonly quarter: Quarter },
  call: Call<"finding.list">,
): number => {
  // Where rows were changed past the program, what stands there as cleared is looked at again like the rest.
  const isTrusted = areFindingsAsSealed(writing, of.ledger.id);
  const open = readFindings(writing, of.ledger.id).filter(
    (row) => row.foundIn < of.quarter && !(isTrusted && isSettled(row)),
  );
  const quarters = [...new Set(open.map((row) => row.foundIn))].toSorted().slice(-mostLookedBack);
  return sumOf(
    quarters,
    (quarter) => updateFindings(writing, quarterMaterial(writing, of.ledger, quarter), call).changes,
  );
};

const clearedByOf = new Map(exceptionTests.map((test) => [test.id, test.clearedBy]));

const shown = (row: FindingRow, quarter: Quarter, files: readonly FindingFile[]): ShownFinding => ({
  id: row.id,
  ledgerId: row.ledgerId,
  ledgerName: row.ledgerName,
  test: row.test,
  severity: row.severity,
  foundIn: row.foundIn,
  onDate: row.onDate,
  amountFen: row.amountFen,
  voucherId: row.voucherId,
  voucherName: row.voucherName,
  facts: { ...row.facts, clearedBy: clearedByOf.get(row.test) ?? "", isCleared: row.isCleared },
  answer: row.answer,
  answerNote: row.answerNote,
  answeredByName: row.answeredByName,
  deadline: row.deadline,
  signedByName: row.signedByName,
  responsible: row.responsible,
  result: row.result,
  files: files.filter(({ findingId }) => findingId === row.id).map(({ id, name }) => ({ id, name })),
  isCarried: row.foundIn < quarter && !isSettled(row),
});

/** The ledgers a quarter's tests run over: started, and begun by the quarter's end. */
export const ledgersOf = (
  ledgers: readonly LedgerRow[],
  ledgerId: LedgerId | null,
  quarter: Quarter,
): readonly LedgerRow[] =>
  ledgers.filter(
    (ledger) =>
      (ledgerId === null || ledger.id === ledgerId) &&
      ledger.isStarted &&
      lastDayOf(ledger.startMonth) <= lastDayOf(monthsOfQuarter(quarter)[2]),
  );

/**
 * 疑点: what the tests find in a quarter, closed or still being worked on. A cleared matter stays listed with its answer.
 * Only a run that found or cleared something leaves a line in the audit trail.
 */
export const listFindings = (call: Call<"finding.list">): Reply<"finding.list"> =>
  call.ledger.transact((writing): Reply<"finding.list"> => {
    const { ledgerId, quarter } = call.input;
    const ledgers = ledgersOf(readLedgers(writing), ledgerId, quarter);
    const runs = ledgers.map((ledger, index) => {
      call.progress("finding", index, ledgers.length);
      const { run, seals } = refreshSealed(writing, { ledgerId: ledger.id, now: call.now() }, () => {
        const before = ledgerId === null ? 0 : lookBack(writing, { ledger, quarter }, call);
        const own = updateFindings(writing, quarterMaterial(writing, ledger, quarter), call);
        return { ...own, changes: own.changes + before };
      });
      const files = readFindingFiles(writing, ledger.id);
      return { ...run, seals, shown: run.findings.map((row) => shown(row, quarter, files)) };
    });
    const findings = runs.flatMap((run) => run.findings);
    const changes = sumOf(runs, (run) => run.changes);
    const seals = runs.flatMap((run) => run.seals);
    if (changes > 0 || seals.length > 0)
      appendTrail(writing, {
        at: call.now(),
        personId: callerOf(call).id,
        personName: callerOf(call).name,
        action: call.name,
        subject: `疑点检查 ${quarter}，${ledgers.length} 个账套`,
        facts: {
          quarter,
          changes,
          findings: findings.filter((row) => !row.isCleared).length,
          ledgerIds: ledgers.map(({ id }) => id),
          ...(seals.length === 0 ? {} : { seals }),
        },
        requestId: call.requestId,
      });
    return done({ findings: runs.flatMap((run) => run.shown) });
  });

const subjectOf = (row: FindingRow): string => `${row.ledgerName} ${row.test} ${row.voucherName ?? row.subject}`;

/** 答复: 属实, 误报 or 已整改, with what was done. A new answer takes an earlier signature away. */
export const answerTheFinding = (call: Call<"finding.answer">): Reply<"finding.answer"> =>
  change(call, (writing) => {
    const { id, ...given } = call.input;
    const row = readFinding(writing, id);
    if (row === undefined) return refuse({ code: "not-found", kind: "finding" });
    const kept = trimmedAnswer(given);
    const fault = answerFault(kept, { today: chinaDateOf(call.now()), earlierDeadline: row.deadline });
    if (fault !== undefined) return refuse(fault);
    const by = { by: callerOf(call).id, at: call.now() };
    answerFinding(writing, id, { ...kept, ...by });
    const facts = { id, ledgerId: row.ledgerId, ...kept };
    return changed({}, { subject: `答复疑点 ${subjectOf(row)}`, facts });
  });

/** 复核: the second person's signature under an answer. */
export const signTheFinding = (call: Call<"finding.sign">): Reply<"finding.sign"> =>
  change(call, (writing) => {
    const row = readFinding(writing, call.input.id);
    if (row === undefined) return refuse({ code: "not-found", kind: "finding" });
    if (row.answer === null) return refuse({ code: "finding-not-answered" });
    const signer = callerOf(call).id;
    if (row.answeredBy === signer) return refuse({ code: "same-person" });
    signFinding(writing, row.id, { person: signer, at: call.now(), weight: weightOf(row) });
    return changed(
      {},
      {
        subject: `复核疑点 ${subjectOf(row)}`,
        facts: { id: row.id, ledgerId: row.ledgerId, answer: row.answer },
      },
    );
  });
