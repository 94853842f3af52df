import type { Failure } from "#contract/contract.ts";
import { monthOf } from "#domain/core/dates.ts";
import { yuanTextFromFen } from "#domain/core/fen.ts";
import type { BankAccountId, BankLineId } from "#domain/core/ids.ts";
import { isHolding } from "#domain/checks/hit.ts";
import { readBankLine } from "#store/bank-line-rows.ts";
import { readMatchGroup, readReversalOf, unmatchLine, untieReversal } from "#store/bank-match-rows.ts";
import { readHits } from "#store/hit-rows.ts";
import { readSettlementOfLine, releaseOpening } from "#store/opening-settlement-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Writing } from "#store/query.ts";
import { isCancelled } from "#store/spending-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

type Undone =
  | { readonly ok: true; readonly bankAccountId: BankAccountId; readonly count: number; readonly subject: string }
  | { readonly ok: false; readonly failure: Failure<"not-found" | "month-closed" | "wrong-state"> };

/**
 * Takes back all that one line belongs to. Where the line is why a voucher was booked against a rule it stays, or the same
 * money would excuse one spending after the other.
 */
export const undoMatch = (writing: Writing, lineId: BankLineId): Undone => {
  const line = readBankLine(writing, lineId);
  if (line === undefined) return refuse({ code: "not-found", kind: "bank-match" });
  const subject = `${line.bookedOn} ${line.counterpartyName} ${yuanTextFromFen(line.amountFen)}`;
  const undone = { ok: true, bankAccountId: line.bankAccountId, subject } as const;
  const reversal = readReversalOf(writing, lineId);
  const ties = readMatchGroup(writing, lineId);
  const opening = readSettlementOfLine(writing, lineId);
  const settledOn = opening?.settledOn ?? reversal?.settledOn ?? ties[0]?.settledOn;
  if (settledOn === undefined) return refuse({ code: "not-found", kind: "bank-match" });
  const month = monthOf(settledOn);
  if (isMonthClosed(writing, line.ledgerId, month)) return refuse({ code: "month-closed", month });
  if (opening !== undefined) {
    releaseOpening(writing, line.ledgerId, opening.no);
    return { ...undone, count: 1 };
  }
  if (reversal !== undefined) {
    untieReversal(writing, reversal.lineId);
    return { ...undone, count: 2 };
  }
  for (const id of new Set(ties.map((tie) => tie.voucherId))) {
    const voucher = readVoucher(writing, id)?.voucher;
    const isExcuse = voucher?.state === "posted" && isHolding(readHits(writing, id, "posting"));
    if (isExcuse && !isCancelled(writing, id, true)) return refuse({ code: "wrong-state", state: "posted" });
  }
  const lineIds = new Set(ties.map((tie) => tie.lineId));
  for (const id of lineIds) unmatchLine(writing, id);
  return { ...undone, count: lineIds.size };
};

export const undoMatches = (call: Call<"match.undo">): Reply<"match.undo"> =>
  change(call, (writing) => {
    const undone = undoMatch(writing, call.input.lineId);
    if (!undone.ok) return undone;
    const { bankAccountId, count, subject } = undone;
    return changed({ bankAccountId, count }, { subject, facts: { bankLineId: call.input.lineId, count } });
  });
