import type { BankLineId, StatementFileId } from "#domain/core/ids.ts";
import { rowsNotDoubtful, type LineIdentity } from "#domain/bank/known-lines.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { unequalTotals } from "#domain/bank/unequal-totals.ts";
import { insertBankLine, lastDayOrder } from "#store/bank-line-rows.ts";
import { placeInDay, readBesideDay, readDay } from "#store/known-line-rows.ts";
import type { Writing } from "#store/query.ts";
import { insertStatementFile, saveMappingText } from "#store/statement-rows.ts";
import { importsOfDays } from "#store/withdrawal-rows.ts";
import { openFile } from "./read-statement.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile } from "./keep-file.ts";
import { orderDays } from "./order-days.ts";
import { breaksRefused } from "./import-refusals.ts";
import { draftByRules } from "./draft-by-rules.ts";
import { prepareImport, type PreparedImport, lateLinesOf } from "./import-statement.ts";

type CommitCall = Call<"statement.commit">;

/** New lines, and the doubtful ones a person decided to take, oldest first. */
const takenLines = (
  prepared: PreparedImport,
  takeRows: readonly number[],
): readonly { readonly line: StatementLine; readonly identity: LineIdentity }[] =>
  prepared.comparison.verdicts.flatMap((verdict) => {
    const isTaken = verdict.kind === "new" || (verdict.kind === "doubtful" && takeRows.includes(verdict.line.row));
    return isTaken ? [verdict] : [];
  });

const saveFile = (writing: Writing, call: CommitCall, prepared: PreparedImport): StatementFileId => {
  const { inspection, comparison } = prepared;
  keepFile(call, writing, prepared.bytes);
  const id = call.newId<StatementFileId>();
  const countOf = (kind: string): number => comparison.verdicts.filter((verdict) => verdict.kind === kind).length;
  const { lines: _lines, ...report } = inspection;
  insertStatementFile(writing, {
    id,
    bankAccountId: prepared.account.id,
    hash: prepared.hash,
    name: prepared.name,
    layout: inspection.layout ?? "mapped",
    container: inspection.container,
    encoding: inspection.encoding ?? "",
    sheet: inspection.sheet,
    firstOn: inspection.from,
    lastOn: inspection.to,
    openingFen: inspection.openingFen,
    closingFen: inspection.closingFen,
    rowCount: inspection.rows,
    newCount: countOf("new"),
    knownCount: countOf("known"),
    report: JSON.stringify(report),
    importedBy: callerOf(call).id,
    importedAt: call.now(),
  });
  return id;
};

const progressStep = 200;

const saveLines = (writing: Writing, call: CommitCall, prepared: PreparedImport) => {
  const statementFileId = saveFile(writing, call, prepared);
  const taken = takenLines(prepared, call.input.takeRows);
  const orders = new Map<string, number>();
  let draftCount = 0;
  for (const [index, { line, identity }] of taken.entries()) {
    if (index % progressStep === 0) call.progress("import", index, taken.length);
    const { account } = prepared;
    const dayOrder = (orders.get(line.bookedOn) ?? lastDayOrder(writing, account.id, line.bookedOn)) + 1;
    orders.set(line.bookedOn, dayOrder);
    const lineId = call.newId<BankLineId>();
    const place = { id: lineId, bankAccountId: account.id, ledgerId: account.ledgerId, statementFileId, dayOrder };
    insertBankLine(writing, { ...line, ...identity }, place);
    const { book } = prepared;
    if (!call.input.makeDrafts) continue;
    const ruled = { proposal: prepared.proposalOf(line), book, bankAccountId: account.accountId, line, lineId };
    if (draftByRules(writing, call, ruled)) draftCount += 1;
  }
  if (taken.length > 0) call.progress("import", taken.length, taken.length);
  const late = lateLinesOf(
    prepared,
    taken.map(({ line }) => line),
  );
  const days = orderDays(
    {
      readDay: (day) => readDay(writing, prepared.account.id, day),
      beside: (day) => readBesideDay(writing, prepared.account.id, day),
      place: (id, dayOrder) => placeInDay(writing, id, dayOrder),
    },
    // Days of known lines too: what an earlier import could not know, the whole statement tells.
    prepared.comparison.verdicts.map(({ line }) => line.bookedOn),
  );
  const sealedFileIds = [...new Set([statementFileId, ...importsOfDays(writing, prepared.account.id, days)])];
  return { statementFileId, newCount: taken.length, draftCount, sealedFileIds, ...late };
};

/** Does exactly what the preview said, in one transaction, or refuses and leaves the books as they were. */
export const commitStatement = async (call: CommitCall): Promise<Reply<"statement.commit">> => {
  const opened = await openFile(call.input);
  if (!opened.ok) return refuse(opened.error);
  return change(call, (writing) => {
    const { input } = call;
    const found = prepareImport(writing, { opened: opened.value, input }, call.now());
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
    const saved = saveLines(writing, call, prepared);
    if (input.rememberMapping && input.mapping !== null) {
      const { headerFingerprint } = prepared.inspection;
      const mapping = JSON.stringify(input.mapping);
      const at = call.now();
      saveMappingText(writing, headerFingerprint, { name: input.file.name, mapping, by: callerOf(call).id, at });
    }
    const knownCount = prepared.comparison.verdicts.filter((verdict) => verdict.kind === "known").length;
    const skippedCount = prepared.inspection.skipped.length;
    return changed(
      { ...saved, knownCount, skippedCount },
      {
        subject: `${prepared.book.ledger.name} ${prepared.account.bankName} ${input.file.name}`,
        facts: {
          statementFileId: saved.statementFileId,
          newCount: saved.newCount,
          draftCount: saved.draftCount,
          lateLines: saved.lateMonths.map(({ month, count }) => `${month} ${count}`),
          knownCount,
          breaksAccepted: breakCount,
          unequalTotalsAccepted: unequalCount,
          gapsAccepted: gaps.length,
          hash: prepared.hash,
          takenRows: input.takeRows.map(String),
        },
      },
    );
  });
};
