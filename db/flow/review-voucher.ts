import type { FailureOf } from "#contract/contract.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { Voucher } from "#domain/vouchers/voucher.ts";
import type { Reading } from "#store/query.ts";
import { checkComplete } from "#domain/vouchers/check-content.ts";
import { readEarlierPreparers } from "#store/earlier-preparer-rows.ts";
import { saveHits } from "#store/hit-rows.ts";
import { markReturned, markReviewed } from "#store/review-rows.ts";
import { linkedResolutions } from "#store/resolution-use-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { appropriationFault } from "./appropriation-check.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { unexplainedBack } from "./explain-draft.ts";
import { redHalfOf } from "./correcting-pair.ts";
import { isExcusable, isHolding, isOpen } from "#domain/checks/hit.ts";
import { judgeVoucher } from "./judge-voucher.ts";
import { isMoneyGone } from "./moved-money.ts";
import { unbackedReturn } from "./named-returns.ts";
import { differenceFromClaim, differingPayList, isPassedAsEmergency } from "./release-claim.ts";
import { reviewHash } from "./review-in-log.ts";
import { voucherSubject } from "./voucher-subject.ts";

/** Why what a voucher rests on does not carry it: its claim, its pay list, a vote nobody confirmed, a draft it was typed anew for. */
const groundFault = (
  reading: Reading,
  voucher: Voucher,
  times: { readonly savedAt: Instant; readonly at: Instant },
): FailureOf<"voucher.review"> | undefined => {
  const differenceFen = differenceFromClaim(reading, voucher.id, voucher.content);
  if (differenceFen !== 0) return { code: "claim-differs", differenceFen };
  const differing = differingPayList(reading, voucher.id, voucher.content);
  if (differing !== undefined) return { code: "pay-list-differs", ...differing };
  const waiting = linkedResolutions(reading, voucher.id).find(({ isWaiting }) => isWaiting);
  if (waiting !== undefined) return { code: "resolution-unconfirmed", number: waiting.number };
  return unexplainedBack(reading, voucher, times);
};

/**
 * 审核: another person than any who saved a version of it says that a complete, balanced voucher may be booked. A spending held by a rule is
 * refused while its money has not moved; once a bank line shows that it has, the books must stay true and it passes.
 */
export const reviewVoucher = (call: Call<"voucher.review">): Reply<"voucher.review"> =>
  change(call, (writing) => {
    const found = readVoucher(writing, call.input.id);
    if (found === undefined) return refuse({ code: "not-found", kind: "voucher" });
    const { voucher, times } = found;
    if (voucher.state !== "draft") return refuse({ code: "wrong-state", state: voucher.state });
    if (voucher.version !== call.input.version) return refuse({ code: "changed-meanwhile" });
    const reviewer = callerOf(call);
    const at = call.now();
    const wrote = [voucher.preparedBy, ...readEarlierPreparers(writing, voucher.id)];
    if (wrote.includes(reviewer.id)) return refuse({ code: "same-person" });
    const redHalf = redHalfOf(writing, voucher);
    if (redHalf === "missing" || redHalf === "draft") return refuse({ code: "red-half-first" });
    const book = bookOf(writing, voucher.content.ledgerId, at);
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const checked = checkComplete(voucher.content, book, voucher.kind);
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const fault =
      unbackedReturn(writing, voucher, book) ?? groundFault(writing, voucher, { savedAt: times.preparedAt, at });
    if (fault !== undefined) return refuse(fault);
    const { hits } = judgeVoucher(writing, {
      voucherId: voucher.id,
      kind: voucher.kind,
      content: voucher.content,
      preparedBy: voucher.preparedBy,
      reviewedBy: reviewer.id,
      stage: "review",
    });
    const held = hits.filter(isOpen);
    const isExcused = (): boolean =>
      isMoneyGone(writing, voucher, "review") || isPassedAsEmergency(writing, voucher.id, hits);
    if (isHolding(hits) && !(isExcusable(hits) && isExcused()))
      return refuse({ code: "rules-refuse", hits: held.map((hit) => ({ kind: hit.kind, severity: hit.severity })) });
    // Where K33 has spoken, its severity and what was decided on it hold.
    const given = hits.some(({ kind }) => kind === "K33") ? undefined : appropriationFault(writing, voucher);
    if (given !== undefined && !isMoneyGone(writing, voucher, "review")) return refuse(given);
    saveHits(writing, {
      voucherId: voucher.id,
      ledgerId: voucher.content.ledgerId,
      stage: "review",
      hits,
      decision: null,
      by: reviewer.id,
      at,
      newId: () => call.newId(),
    });
    const version = markReviewed(writing, { id: voucher.id, version: voucher.version, by: reviewer.id, at });
    const seen = { ...voucher, state: "reviewed", reviewedBy: reviewer.id } as const;
    const reviewed = reviewHash(writing, seen, { preparedAt: times.preparedAt, reviewedAt: at });
    const heldBy = held.map((hit) => hit.kind);
    return changed(
      { version, hits: [...hits] },
      { subject: voucherSubject(voucher.content), facts: { voucherId: voucher.id, heldBy, reviewed } },
    );
  });

/** 退回: back to the preparer, with the reason they will read. */
export const returnVoucher = (call: Call<"voucher.return">): Reply<"voucher.return"> =>
  change(call, (writing) => {
    const voucher = readVoucher(writing, call.input.id)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (voucher.state === "posted") return refuse({ code: "wrong-state", state: voucher.state });
    if (voucher.version !== call.input.version) return refuse({ code: "changed-meanwhile" });
    const { id, reason } = call.input;
    const version = markReturned(writing, { id, version: voucher.version, reason });
    return changed({ version }, { subject: voucherSubject(voucher.content), facts: { voucherId: id, reason } });
  });
