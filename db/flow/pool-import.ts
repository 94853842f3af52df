import type { OutputOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { Around } from "#domain/bank/cut-days.ts";
import { withoutEarlyLines } from "#domain/bank/early-lines.ts";
import {
  bringsNothing,
  compareWithKnown,
  rowsNotDoubtful,
  type Comparison,
  type KnownLine,
} from "#domain/bank/known-lines.ts";
import { contradictionOf } from "#domain/bank/other-account.ts";
import { statementGaps, type StatementGap } from "#domain/bank/opening-gap.ts";
import { shareOfLine } from "#domain/bank/pool-allocation.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { unequalTotals } from "#domain/bank/unequal-totals.ts";
import { plainAccountNumber } from "#domain/books/bank-account-number.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { PoolFileId, PoolLineId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import {
  insertPoolFile,
  readKnownPoolLines,
  readPoolFile,
  readPoolFiles,
  withdrawPoolFile,
} from "#store/pool-line-rows.ts";
import { isFirstOfPool, placePoolLine, poolFilesOfDays, readBesidePoolDay, readPoolDay } from "#store/pool-days.ts";
import { insertPoolLine, type PoolRow } from "#store/pool-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { saveMappingText } from "#store/statement-rows.ts";
import { sha256Of } from "#store/sha256.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile } from "./keep-file.ts";
import { orderDays } from "./order-days.ts";
import { breaksRefused } from "./import-refusals.ts";
import { poolWith, sharesOf } from "./pools.ts";
import {
  openFile,
  readStatement,
  shownInspection,
  shownLine,
  type OpenedFile,
  type ReadStatement,
} from "./read-statement.ts";

type Input = Call<"pool.preview">["input"];
type ReadFault = Failure<
  | "not-found"
  | "statement-refused"
  | "statement-other-account"
  | "statement-already-imported"
  | "pool-not-begun"
  | "statement-contradicts"
>;

/** All that importing a statement into a pool would do. */
type Prepared = ReadStatement & {
  readonly pool: PoolRow;
  readonly comparison: Comparison<StatementLine, KnownLine>;
  readonly gaps: readonly StatementGap[];
  readonly digest: string;
};

/** Where a statement does not meet the pool's lines beside its days; before the first of them, the balance the pool opened with. */
const gapsOf = (
  reading: Reading,
  pool: PoolRow,
  { inspection, known }: { readonly inspection: ReadStatement["inspection"]; readonly known: readonly KnownLine[] },
): readonly StatementGap[] => {
  const { from, to } = inspection;
  if (from === null || to === null) return [];
  const { beforeFen } = readBesidePoolDay(reading, pool.id, from);
  const { afterFen } = readBesidePoolDay(reading, pool.id, to);
  const expectedFen = isFirstOfPool(reading, pool.id, from) ? pool.openingFen : beforeFen;
  return statementGaps(
    inspection,
    {
      beforeFen: expectedFen === undefined ? undefined : fen(expectedFen),
      afterFen: afterFen === undefined ? undefined : fen(afterFen),
    },
    { near: known, closes: () => true },
  );
};

/** What the pool's journal says around a file, for days that files cut in two. */
const aroundPool = (reading: Reading, pool: PoolRow): Around => ({
  spans: readPoolFiles(reading, pool.id).flatMap(({ first_on: firstOn, last_on: lastOn }) =>
    firstOn === null || lastOn === null ? [] : [{ firstOn, lastOn }],
  ),
  openingOf: (day) =>
    isFirstOfPool(reading, pool.id, day) ? pool.openingFen : readBesidePoolDay(reading, pool.id, day).beforeFen,
  closingOf: (day) => readBesidePoolDay(reading, pool.id, day).afterFen,
});

const prepare = (reading: Reading, opened: OpenedFile, input: Input): Result<Prepared, ReadFault> => {
  const pool = poolWith(reading, input.id);
  if (pool === undefined) return err({ code: "not-found", kind: "bank-pool" });
  const read = readStatement(reading, opened, input);
  const { hash } = read;
  const inspection = withoutEarlyLines(read.inspection, pool.openedOn);
  if (inspection.refusals.length > 0) return err({ code: "statement-refused", refusals: [...inspection.refusals] });
  const { account: number, from, to } = inspection;
  if (number !== null && plainAccountNumber(number) !== pool.number)
    return err({ code: "statement-other-account", number, ledgerName: null });
  const against = number === null ? contradictionOf(inspection, pool) : undefined;
  if (against !== undefined) return err({ code: "statement-contradicts", ...against });
  // What lies before the opening is in the opening: importing it would count it twice.
  if (from === null && read.inspection.from !== null) return err({ code: "pool-not-begun", on: pool.openedOn });
  const known = from === null || to === null ? [] : readKnownPoolLines(reading, pool.id, { from, to });
  const comparison = compareWithKnown(inspection.lines, known, aroundPool(reading, pool));
  const earlier = readPoolFiles(reading, pool.id).find((file) => file.file_hash === hash);
  if (earlier !== undefined && bringsNothing(comparison))
    return err({ code: "statement-already-imported", name: earlier.name, importedAt: earlier.imported_at });
  const gaps = bringsNothing(comparison) ? [] : gapsOf(reading, pool, { inspection, known });
  const fates = comparison.verdicts.map(({ kind, line }) => [kind, line.row, line.amountFen]);
  const digest = sha256Of(JSON.stringify([hash, pool.id, inspection.mapping, inspection.breaks, gaps, fates]));
  return ok({ ...read, inspection, pool, comparison, gaps, digest });
};

const countOf = ({ comparison }: Prepared, kind: string): number =>
  comparison.verdicts.filter((verdict) => verdict.kind === kind).length;

/** What importing into the pool would do, and which village each line seems to be of. */
export const previewPoolStatement = async (call: Call<"pool.preview">): Promise<Reply<"pool.preview">> => {
  const opened = await openFile(call.input);
  if (!opened.ok) return refuse(opened.error);
  return call.ledger.snapshot((reading): Reply<"pool.preview"> => {
    const found = prepare(reading, opened.value, call.input);
    if (!found.ok) return refuse(found.error);
    const prepared = found.value;
    const shares = sharesOf(reading, prepared.pool.id);
    const output: OutputOf<"pool.preview"> = {
      digest: prepared.digest,
      inspection: shownInspection(prepared.inspection, prepared.source),
      lines: prepared.comparison.verdicts.map(({ kind, line }) => ({
        ...shownLine(line),
        fate: kind,
        suggestion: shareOfLine(line, shares)?.bankAccountId ?? null,
      })),
      newCount: countOf(prepared, "new"),
      knownCount: countOf(prepared, "known"),
      doubtfulCount: countOf(prepared, "doubtful"),
      gaps: [...prepared.gaps],
    };
    return done(output);
  });
};

type CommitCall = Call<"pool.commit">;

const saveFile = (writing: Writing, call: CommitCall, prepared: Prepared): PoolFileId => {
  const { inspection, pool } = prepared;
  keepFile(call, writing, prepared.bytes);
  const id = call.newId<PoolFileId>();
  const { lines: _lines, ...report } = inspection;
  insertPoolFile(writing, {
    id,
    poolId: pool.id,
    hash: prepared.hash,
    name: call.input.file.name,
    layout: inspection.layout ?? "mapped",
    sheet: inspection.sheet,
    firstOn: inspection.from,
    lastOn: inspection.to,
    rowCount: inspection.rows,
    newCount: countOf(prepared, "new"),
    knownCount: countOf(prepared, "known"),
    report: JSON.stringify(report),
    by: callerOf(call).id,
    at: call.now(),
  });
  return id;
};

const progressStep = 200;

type Saved = { readonly prepared: Prepared; readonly fileId: PoolFileId };

const saveLines = (writing: Writing, call: CommitCall, { prepared, fileId }: Saved) => {
  const taken = prepared.comparison.verdicts.filter(
    (verdict) =>
      verdict.kind === "new" || (verdict.kind === "doubtful" && call.input.takeRows.includes(verdict.line.row)),
  );
  const orders = new Map<LocalDate, number>();
  for (const [index, verdict] of taken.entries()) {
    if (verdict.kind === "known") continue;
    if (index % progressStep === 0) call.progress("import", index, taken.length);
    const { line, identity } = verdict;
    const last = orders.get(line.bookedOn) ?? readPoolDay(writing, prepared.pool.id, line.bookedOn).length;
    orders.set(line.bookedOn, last + 1);
    const place = { id: call.newId<PoolLineId>(), poolId: prepared.pool.id, fileId, dayOrder: last + 1 };
    insertPoolLine(writing, { ...line, ...identity }, place);
  }
  const days = orderDays(
    {
      readDay: (day) => readPoolDay(writing, prepared.pool.id, day),
      beside: (day) => readBesidePoolDay(writing, prepared.pool.id, day),
      place: (id, dayOrder) => placePoolLine(writing, id, dayOrder),
    },
    // Days of known lines too: what an earlier import could not know, the whole statement tells.
    prepared.comparison.verdicts.map(({ line }) => line.bookedOn),
  );
  const sealedFileIds = [...new Set([fileId, ...poolFilesOfDays(writing, prepared.pool.id, days)])];
  return { newCount: taken.length, sealedFileIds };
};

/** Does exactly what the preview said, or refuses and leaves everything as it was. */
export const commitPoolStatement = async (call: CommitCall): Promise<Reply<"pool.commit">> => {
  const opened = await openFile(call.input);
  if (!opened.ok) return refuse(opened.error);
  return change(call, (writing) => {
    const { input } = call;
    const found = prepare(writing, opened.value, input);
    if (!found.ok) return refuse(found.error);
    const prepared = found.value;
    if (prepared.digest !== input.digest) return refuse({ code: "preview-outdated" });
    const breakCount = prepared.inspection.breaks.length;
    if (breakCount > 0 && !input.acceptBreaks) return refuse(breaksRefused(prepared.inspection));
    const unequalCount = unequalTotals(prepared.inspection).length;
    if (unequalCount > 0 && !input.acceptBreaks) return refuse({ code: "totals-not-accepted", count: unequalCount });
    const { gaps } = prepared;
    if (gaps.length > 0 && !input.acceptBreaks) return refuse({ code: "gap-not-accepted", gaps: [...gaps] });
    const strange = rowsNotDoubtful(prepared.comparison.verdicts, input.takeRows);
    if (strange.length > 0) return refuse({ code: "rows-not-doubtful", rows: [...strange] });
    const fileId = saveFile(writing, call, prepared);
    const { newCount, sealedFileIds } = saveLines(writing, call, { prepared, fileId });
    if (input.rememberMapping && input.mapping !== null)
      saveMappingText(writing, prepared.inspection.headerFingerprint, {
        name: input.file.name,
        mapping: JSON.stringify(input.mapping),
        by: callerOf(call).id,
        at: call.now(),
      });
    const knownCount = countOf(prepared, "known");
    const subject = `资金池 ${prepared.pool.bankName} ${input.file.name}：新增 ${newCount} 笔`;
    const facts = {
      fileId,
      newCount,
      knownCount,
      breaksAccepted: breakCount,
      unequalTotalsAccepted: unequalCount,
      gapsAccepted: gaps.length,
      hash: prepared.hash,
    };
    return changed({ fileId, newCount, knownCount, sealedFileIds }, { subject, facts });
  });
};

/** Takes an import back as if it had never been, while none of its lines is allocated. */
export const withdrawPoolStatement = (call: Call<"pool.withdraw">): Reply<"pool.withdraw"> =>
  change(call, (writing) => {
    const { fileId, reason } = call.input;
    const file = readPoolFile(writing, fileId);
    if (file === undefined) return refuse({ code: "not-found", kind: "statement-file" });
    const isUsed = readPoolFiles(writing, file.pool_id).some((each) => each.id === fileId && each.allocated > 0);
    if (isUsed) return refuse({ code: "line-already-used" });
    const lineCount = withdrawPoolFile(writing, fileId, { by: callerOf(call).id, at: call.now(), reason });
    return changed({ lineCount }, { subject: `资金池 ${file.name}`, facts: { fileId, lineCount, reason } });
  });
