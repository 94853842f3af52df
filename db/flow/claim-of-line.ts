import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { claimTotal } from "#domain/claims/claim.ts";
import { claimOfLine } from "#domain/claims/claim-of-line.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { ClaimId } from "#domain/core/ids.ts";
import { isDone, readBankLine } from "#store/bank-line-rows.ts";
import { insertClaim } from "#store/claim-changes.ts";
import { claimLine } from "#store/claim-line-rows.ts";
import { readClaim } from "#store/claim-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { claimRefusal } from "./claims.ts";
import { judgeAndKeep } from "./judge-claim.ts";

/**
 * A payment of the bank becomes a draft claim of its village, judged by rules and caps at once. The line stays open until the
 * claim's voucher, which is tied to it; until then nobody books it, unless the claim is withdrawn or refused.
 */
export const claimBankLine = (call: Call<"bankLine.claim">): Reply<"bankLine.claim"> =>
  change(call, (writing): Changed<"bankLine.claim"> => {
    const { id, categoryId, purpose } = call.input;
    const line = readBankLine(writing, id);
    if (line === undefined) return refuse({ code: "not-found", kind: "bank-line" });
    if (isDone(line) || line.claimId !== null) return refuse({ code: "line-already-used" });
    if (line.amountFen >= 0) return refuse({ code: "claim-bad", reason: "line-is-receipt" });
    const ledger = readLedger(writing, line.ledgerId);
    const onDate = voucherDayOf(line.bookedOn, ledger?.closedThrough ?? null);
    const content = claimOfLine(line, { onDate, categoryId, purpose });
    const refusal = claimRefusal(writing, call, { ledgerId: line.ledgerId, content });
    if (refusal !== undefined) return refusal;
    const claimId = call.newId<ClaimId>();
    const saved = { by: callerOf(call).id, at: call.now() };
    insertClaim(writing, { id: claimId, ledgerId: line.ledgerId, content }, saved);
    claimLine(writing, { claimId, lineId: id, ...saved });
    const claim = readClaim(writing, claimId);
    if (claim === undefined) return refuse({ code: "not-found", kind: "claim" });
    const hits = judgeAndKeep(writing, call, { claim, stage: "claim" });
    const totalFen = claimTotal(content.lines);
    return changed(
      { claimId, number: claim.number, hits: [...hits] },
      {
        subject: `${ledger?.name ?? ""} 由 ${line.bookedOn} 流水起草报账单 ${claim.number} ${purpose} ${moneyTextFromFen(totalFen)}`,
        facts: { claimId, bankLineId: id, totalFen },
      },
    );
  });
