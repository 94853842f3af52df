import { sumOf } from "#domain/core/fen.ts";
import type { BankLineId, VoucherId } from "#domain/core/ids.ts";
import type { Entry, Voucher } from "#domain/vouchers/voucher.ts";
import { moveTie, readTies, unmatchLine, type Tie } from "#store/bank-match-rows.ts";
import { readTransferLines } from "#store/pool-transfer-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { isCancelled } from "#store/spending-rows.ts";

const books = (entry: Entry | undefined, tie: Tie): boolean =>
  entry?.accountId === tie.accountId && entry.debitFen - entry.creditFen === tie.amountFen;

/**
 * After a draft was saved anew its bank lines stay with the entries that book them, wherever those now stand. A line that no
 * entry books any more is open again: it shows nothing about the money of this voucher. Answers the lines let go.
 */
export const retieBankLines = (
  writing: Writing,
  voucherId: VoucherId,
  entries: readonly Entry[],
): readonly BankLineId[] => {
  const ties = readTies(writing, voucherId);
  const taken = new Set(ties.filter((tie) => books(entries[tie.line - 1], tie)).map((tie) => tie.line));
  const astray = ties.filter((tie) => !books(entries[tie.line - 1], tie));
  return astray.flatMap((tie) => {
    const line = entries.findIndex((entry, index) => books(entry, tie) && !taken.has(index + 1)) + 1;
    if (line === 0) {
      unmatchLine(writing, tie.lineId);
      return [tie.lineId];
    }
    taken.add(line);
    moveTie(writing, tie.lineId, line);
    return [];
  });
};

/** What a voucher pays for, in fen, but for the entries that book these bank lines. */
const paidFor = (entries: readonly Entry[], ties: readonly Tie[]): number => {
  const rest = [...entries];
  for (const tie of ties) {
    const at = rest.findIndex((entry) => books(entry, tie));
    if (at >= 0) rest.splice(at, 1);
  }
  return sumOf(rest, (entry) => Math.max(0, entry.debitFen - entry.creditFen));
};

/**
 * True when bank lines show that all a voucher pays for has left the bank: a debt settled by the line does not let a spending
 * pass that is paid in cash beside it. A copy that puts a cancelled voucher right stands
 * for the same money as that voucher did.
 */
export const isMoneyGone = (reading: Reading, voucher: Voucher, stage: "review" | "posting"): boolean => {
  const { id, kind, correctsId, content } = voucher;
  const isCopy = kind === "supplement" && correctsId !== null && isCancelled(reading, correctsId, stage === "posting");
  const known = [id, ...(isCopy ? [correctsId] : [])].flatMap((each) => readTies(reading, each));
  // A transfer within a pool is the office's own word: no bank has paid anybody.
  const made =
    known.length === 0
      ? new Set()
      : readTransferLines(
          reading,
          known.map(({ lineId }) => lineId),
        );
  const ties = known.filter(({ lineId }) => !made.has(lineId));
  return ties.length > 0 && sumOf(ties, (tie) => -tie.amountFen) >= paidFor(content.entries, ties);
};
