import type { VoucherId } from "#domain/core/ids.ts";
import { monthOf, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { checkComplete } from "#domain/vouchers/check-content.ts";
import { canonicalText, type SealedVoucher } from "#domain/posting/canonical.ts";
import { turnoversOf } from "#domain/posting/turnover.ts";
import type { ReviewedVoucher, Voucher } from "#domain/vouchers/voucher.ts";
import { assert } from "#domain/core/assert.ts";
import { attachmentHashesOf } from "#store/attachment-rows.ts";
import { addTurnovers } from "#store/balance-rows.ts";
import { nextNumber, readChainHead } from "#store/chain-rows.ts";
import { saveHits } from "#store/hit-rows.ts";
import type { Writing } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { markPosted, readVoucher, type VoucherTimes } from "#store/voucher-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { callerOf, type Call, type Caller, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { redHalfOf } from "./correcting-pair.ts";
import { isExcusable, isHolding, isOpen } from "#domain/checks/hit.ts";
import { judgeVoucher } from "./judge-voucher.ts";
import { isMoneyGone } from "./moved-money.ts";
import { unbackedReturn } from "./named-returns.ts";
import { isPassedAsEmergency } from "./release-claim.ts";
import { reviewProblem } from "./review-in-log.ts";
import { voucherSubject } from "./voucher-subject.ts";
import { whatRestsOn } from "#store/voucher-tie-rows.ts";

type Refused = { readonly id: VoucherId; readonly code: string; readonly facts: Record<string, unknown> };
type Posted = { readonly id: VoucherId; readonly word: string; readonly number: number; readonly onDate: LocalDate };
type Posting = { readonly call: Call<"voucher.post">; readonly poster: Caller; readonly at: Instant };

const refusedBy = (id: VoucherId, failure: { readonly code: string; readonly [fact: string]: unknown }): Refused => {
  const { code, ...facts } = failure;
  return { id, code, facts };
};

const seal = (
  writing: Writing,
  voucher: ReviewedVoucher,
  { times, book, posting }: { readonly times: VoucherTimes; readonly book: Book; readonly posting: Posting },
): { readonly sealed: SealedVoucher; readonly previousHash: string } => {
  const { ledgerId, onDate, entries } = voucher.content;
  const head = readChainHead(writing, ledgerId);
  const { word } = times;
  assert(times.reviewedAt !== null, `voucher ${voucher.id} has no time of review`);
  const sealed: SealedVoucher = {
    id: voucher.id,
    kind: voucher.kind,
    word,
    number: nextNumber(writing, { ledgerId, month: monthOf(onDate), word }),
    chainNo: head.chainNo + 1,
    content: voucher.content,
    accountCodes: entries.map((entry) => book.accountOf(entry.accountId)?.code ?? ""),
    attachmentHashes: attachmentHashesOf(writing, voucher.id),
    preparedBy: voucher.preparedBy,
    preparedAt: times.preparedAt,
    reviewedBy: voucher.reviewedBy,
    reviewedAt: times.reviewedAt,
    postedBy: posting.poster.id,
    postedAt: posting.at,
    correctsId: voucher.correctsId,
    correctsReason: voucher.correctsReason,
  };
  return { sealed, previousHash: head.hash };
};

/** Judges once more, keeps every hit, and says whether the voucher may be booked. */
const passesRules = (
  writing: Writing,
  voucher: ReviewedVoucher,
  { posting, reviewNo }: { readonly posting: Posting; readonly reviewNo: number | null },
): Refused | undefined => {
  const { hits } = judgeVoucher(writing, {
    voucherId: voucher.id,
    kind: voucher.kind,
    content: voucher.content,
    preparedBy: voucher.preparedBy,
    reviewedBy: voucher.reviewedBy,
    stage: "posting",
    reviewNo,
  });
  const isHeld = isHolding(hits);
  const isExcused = (): boolean =>
    isMoneyGone(writing, voucher, "posting") || isPassedAsEmergency(writing, voucher.id, hits);
  if (isHeld && !(isExcusable(hits) && isExcused())) {
    const held = hits.filter(isOpen);
    return refusedBy(voucher.id, {
      code: "rules-refuse",
      hits: held.map((hit) => ({ kind: hit.kind, severity: hit.severity })),
    });
  }
  saveHits(writing, {
    voucherId: voucher.id,
    ledgerId: voucher.content.ledgerId,
    stage: "posting",
    hits,
    decision: isHeld ? "booked-as-exception" : null,
    by: posting.poster.id,
    at: posting.at,
    newId: () => posting.call.newId(),
  });
  return undefined;
};

const postOne = (writing: Writing, id: VoucherId, posting: Posting): Posted | Refused => {
  const found: { readonly voucher: Voucher; readonly times: VoucherTimes } | undefined = readVoucher(writing, id);
  if (found === undefined) return refusedBy(id, { code: "not-found", kind: "voucher" });
  const { voucher, times } = found;
  if (voucher.state !== "reviewed") return refusedBy(id, { code: "wrong-state", state: voucher.state });
  const problem = reviewProblem(writing, voucher, times);
  if (problem !== undefined)
    return refusedBy(id, { code: "review-differs", problem, voucher: voucherSubject(voucher.content) });
  const redHalf = redHalfOf(writing, voucher);
  if (redHalf !== "none" && redHalf !== "posted") return refusedBy(id, { code: "red-half-first" });
  const book = bookOf(writing, voucher.content.ledgerId, posting.at);
  assert(book !== undefined, `ledger of voucher ${id}`);
  const checked = checkComplete(voucher.content, book, voucher.kind);
  if (!checked.ok) return refusedBy(id, contentFailure(checked.error));
  const unbacked = unbackedReturn(writing, voucher, book);
  if (unbacked !== undefined) return refusedBy(id, unbacked);
  const resting = voucher.kind === "red" && voucher.correctsId !== null ? whatRestsOn(writing, voucher.correctsId) : [];
  if (resting.length > 0) return refusedBy(id, { code: "voucher-relied-on", names: resting });
  const refused = passesRules(writing, voucher, { posting, reviewNo: times.reviewNo });
  if (refused !== undefined) return refused;
  const { sealed, previousHash } = seal(writing, voucher, { times, book, posting });
  const hash = sm3Of(canonicalText(previousHash, sealed));
  const { number, chainNo } = sealed;
  markPosted(writing, { id, number, by: posting.poster.id, at: posting.at, chainNo, previousHash, hash });
  addTurnovers(writing, voucher.content.ledgerId, turnoversOf(voucher.content, voucher.kind));
  return { id, word: sealed.word, number, onDate: voucher.content.onDate };
};

/** The vouchers as given, a copy only after the red one of its pair where both are posted at once. */
const pairsInOrder = (reading: Writing, ids: readonly VoucherId[]): readonly VoucherId[] => {
  if (ids.length < 2) return ids;
  const waits = new Set(
    ids.filter((id) => {
      const voucher = readVoucher(reading, id)?.voucher;
      return voucher !== undefined && redHalfOf(reading, voucher) === "reviewed";
    }),
  );
  return [...ids.filter((id) => !waits.has(id)), ...ids.filter((id) => waits.has(id))];
};

/**
 * 记账: gives each reviewed voucher its number, its place in the ledger's chain and its effect on the kept balances, for
 * good (财会〔2024〕12号 Art. 21(3)). Refused vouchers stay as they are; the others are posted in the order given.
 */
export const postVouchers = (call: Call<"voucher.post">): Reply<"voucher.post"> =>
  change(call, (writing) => {
    const posting: Posting = { call, poster: callerOf(call), at: call.now() };
    const posted: Posted[] = [];
    const refused: Refused[] = [];
    for (const id of pairsInOrder(writing, call.input.ids)) {
      const outcome = postOne(writing, id, posting);
      if ("number" in outcome) posted.push(outcome);
      else refused.push(outcome);
    }
    return changed(
      { posted: posted.map(({ id, number, onDate }) => ({ id, number, onDate })), refused },
      {
        subject: `记账 ${posted.length} 张，退回 ${refused.length} 张`,
        facts: {
          posted: posted.map((each) => `${each.onDate.slice(0, 7)} ${each.word}-${each.number} ${each.id}`),
          refused: refused.map((each) => `${each.id} ${each.code}`),
        },
      },
    );
  });
