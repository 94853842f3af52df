import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import type { LedgerId, TombstoneId, VoucherId } from "#domain/core/ids.ts";
import { assert } from "#domain/core/assert.ts";
import { isDone, readBankLine, textOfLine } from "#store/bank-line-rows.ts";
import { isGrantLine } from "#store/grant-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { readPoolOfAccount } from "#store/pool-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import {
  buryLine,
  importsThatKnew,
  raiseLine,
  readImport,
  readImportedLines,
  readTombstone,
  readTombstones,
  withdrawImport,
} from "#store/withdrawal-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { dropDraft } from "./explain-draft.ts";

const closedMonth = (reading: Reading, ledgerId: LedgerId, days: readonly LocalDate[]) =>
  [...new Set(days.map(monthOf))].toSorted().find((month) => isMonthClosed(reading, ledgerId, month));

/**
 * Takes back an import as if it had never been, while nothing but its own untouched drafts books its lines and every month
 * it reaches is open. The file stays on its shelf; the withdrawal keeps who, when and why.
 */
export const withdrawStatement = (call: Call<"statement.withdraw">): Reply<"statement.withdraw"> =>
  change(call, (writing) => {
    const { id, reason } = call.input;
    const file = readImport(writing, id);
    if (file === undefined) return refuse({ code: "not-found", kind: "statement-file" });
    const pool = readPoolOfAccount(writing, file.bank_account_id);
    if (pool !== undefined) return refuse({ code: "account-is-pooled", poolName: pool.name });
    const lines = readImportedLines(writing, id);
    const used = lines.filter(
      (line) =>
        line.isReversed ||
        line.settlesOpening ||
        line.isClaimed ||
        isGrantLine(writing, line.id) ||
        (line.voucherId !== null && !line.isOwnDraft),
    );
    const [first] = used;
    if (first !== undefined) {
      const { bookedOn, text } = first;
      return refuse({ code: "statement-in-use", count: used.length, bookedOn, text });
    }
    const days = lines.map(({ bookedOn }) => bookedOn);
    const month = closedMonth(writing, file.ledger_id, days);
    if (month !== undefined) return refuse({ code: "month-closed", month });
    const drafts = new Set(
      lines.flatMap(({ voucherId }): readonly VoucherId[] => (voucherId === null ? [] : [voucherId])),
    );
    for (const draft of drafts) {
      const found = readVoucher(writing, draft);
      if (found !== undefined) dropDraft(writing, call, found.voucher);
    }
    const alsoIn = [...new Set(importsThatKnew(writing, id))];
    const at = call.now();
    const by = callerOf(call).id;
    const liftedIds = withdrawImport(writing, { id, lineCount: lines.length, reason, by, at });
    const value = { lineCount: lines.length, draftCount: drafts.size, liftedIds: [...liftedIds], alsoIn };
    const facts = {
      reason,
      hash: file.file_hash,
      importedAt: file.imported_at,
      lineCount: lines.length,
      drafts: [...drafts],
    };
    return changed(value, { subject: `${file.bank_name} ${file.name}`, facts });
  });

/** Deletes an unbooked line of an open month; the tombstone remembers it. */
export const deleteBankLine = (call: Call<"bankLine.delete">): Reply<"bankLine.delete"> =>
  change(call, (writing) => {
    const { id, reason } = call.input;
    const line = readBankLine(writing, id);
    if (line === undefined) return refuse({ code: "not-found", kind: "bank-line" });
    const pool = readPoolOfAccount(writing, line.bankAccountId);
    if (pool !== undefined) return refuse({ code: "account-is-pooled", poolName: pool.name });
    if (isDone(line) || line.claimId !== null || isGrantLine(writing, id)) return refuse({ code: "line-already-used" });
    const month = closedMonth(writing, line.ledgerId, [line.bookedOn]);
    if (month !== undefined) return refuse({ code: "month-closed", month });
    const tombstoneId = call.newId<TombstoneId>();
    const by = callerOf(call).id;
    const statementFileId = buryLine(writing, id, { id: tombstoneId, reason, by, at: call.now() });
    assert(statementFileId !== undefined, `bank line ${id}`);
    const { bookedOn, counterpartyName, amountFen } = line;
    const subject = `${bookedOn} ${counterpartyName} ${textOfLine(line)}`.trim();
    return changed({ id: tombstoneId, statementFileId }, { subject, facts: { bankLineId: id, amountFen, reason } });
  });

/** Puts a deleted line back. */
export const restoreBankLine = (call: Call<"bankLine.restore">): Reply<"bankLine.restore"> =>
  change(call, (writing) => {
    const tombstone = readTombstone(writing, call.input.id);
    if (tombstone === undefined) return refuse({ code: "not-found", kind: "bank-line" });
    const pool = readPoolOfAccount(writing, tombstone.bank_account_id);
    if (pool !== undefined) return refuse({ code: "account-is-pooled", poolName: pool.name });
    const month = closedMonth(writing, tombstone.ledger_id, [tombstone.booked_on]);
    if (month !== undefined) return refuse({ code: "month-closed", month });
    raiseLine(writing, tombstone, { by: callerOf(call).id, at: call.now() });
    const { booked_on: bookedOn, counterparty_name: party, bank_line_id: bankLineId } = tombstone;
    const subject = `${bookedOn} ${party} ${textOfLine(tombstone)}`.trim();
    return changed({ statementFileId: tombstone.statement_file_id }, { subject, facts: { bankLineId } });
  });

export const listDeletedLines = (call: Call<"bankLine.deleted">): Reply<"bankLine.deleted"> =>
  done({ lines: readTombstones(call.ledger.reading, call.input.ledgerId) });
