import type { OutputOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, VoucherId } from "#domain/core/ids.ts";
import { moneyIn, takenBack, takenBackFault } from "#domain/vouchers/taken-back.ts";
import type { Voucher } from "#domain/vouchers/voucher.ts";
import { readCategories } from "#store/category-rows.ts";
import { isLoneCorrection } from "#store/lone-correction-rows.ts";
import type { Reading } from "#store/query.ts";
import { isReversedByBank, reversedSpendingOf } from "#store/reversed-spending-rows.ts";
import { isCancelled } from "#store/spending-rows.ts";
import { leftOfSpending, nameReturn, readReturnOf } from "#store/spending-return-rows.ts";
import { readVoucherHead } from "#store/voucher-lists.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { judgeDraft } from "./judge-draft.ts";
import { voucherSubject } from "./voucher-subject.ts";

const nameOf = (reading: Reading, id: CategoryId): string =>
  readCategories(reading).find((category) => category.id === id)?.name ?? "";

// What cancels follows what it cancels, and what closes spends nothing.
const isAsked = ({ kind }: Voucher): boolean => kind === "ordinary" || kind === "supplement";

/**
 * The voucher whose spending a voucher takes back: the one it puts right by a difference, the one it names, or the one whose payment
 * the bank's own line says it took back.
 */
const backingOf = (reading: Reading, voucher: Voucher) => {
  const isCorrection = voucher.correctsId !== null && isLoneCorrection(reading, voucher.id);
  if (isCorrection) return { isCorrection, isByBank: false, spendingId: voucher.correctsId };
  const named = readReturnOf(reading, voucher.id);
  if (named !== undefined) return { isCorrection, isByBank: false, spendingId: named };
  const reversed = reversedSpendingOf(reading, voucher.id);
  return { isCorrection, isByBank: reversed !== undefined, spendingId: reversed ?? null };
};

/** Why a voucher may not be booked for what it takes back of its categories; `undefined` where nothing is wrong. */
export const unbackedReturn = (reading: Reading, voucher: Voucher, book: Book): Failure<"takes-back"> | undefined => {
  const { content } = voucher;
  if (!isAsked(voucher) || takenBack(content).size === 0) return undefined;
  const { isCorrection, spendingId } = backingOf(reading, voucher);
  const leftById = spendingId === null ? null : leftOfSpending(reading, spendingId, voucher.id);
  const left = leftById === null ? null : (id: CategoryId): Fen => leftById.get(id) ?? zeroFen;
  const moneyFen = moneyIn(content, (id) => /^10[12]/u.test(book.accountOf(id)?.code ?? ""));
  const fault = takenBackFault(content, { left, isCorrection, moneyFen });
  if (fault === undefined) return undefined;
  const { categoryId, ...facts } = fault;
  return { code: "takes-back", ...facts, categoryName: nameOf(reading, categoryId) };
};

/** What a voucher takes back and which spending it names for it, as the window shows them. */
export const returnShown = (reading: Reading, voucher: Voucher): OutputOf<"voucher.show">["takenBack"] => {
  const amounts = takenBack(voucher.content);
  if (!isAsked(voucher) || amounts.size === 0) return null;
  const { isCorrection, isByBank } = backingOf(reading, voucher);
  if (isCorrection || isByBank) return null;
  const spendingId = readReturnOf(reading, voucher.id);
  const head = spendingId === undefined ? undefined : readVoucherHead(reading, spendingId);
  return {
    categories: [...amounts].map(([id, amountFen]) => ({ id, name: nameOf(reading, id), amountFen })),
    spending:
      head === undefined
        ? null
        : { id: head.id, onDate: head.onDate, word: head.word, number: head.number ?? 0, summary: head.summary },
  };
};

const isNameable = (reading: Reading, own: Voucher, spending: Voucher): boolean =>
  spending.content.ledgerId === own.content.ledgerId &&
  spending.content.onDate <= own.content.onDate &&
  spending.state === "posted" &&
  isAsked(spending) &&
  !isLoneCorrection(reading, spending.id) &&
  !isCancelled(reading, spending.id, true) &&
  !isReversedByBank(reading, spending.id) &&
  readReturnOf(reading, spending.id) === undefined;

/** 支出退回: a draft names the posted spending whose money came back; what it takes back counts where that was spent. */
export const nameSpending = (call: Call<"voucher.nameSpending">): Reply<"voucher.nameSpending"> =>
  change(call, (writing) => {
    const { id, spendingId } = call.input;
    const voucher = readVoucher(writing, id)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (voucher.state !== "draft" || !isAsked(voucher)) return refuse({ code: "wrong-state", state: voucher.state });
    const spending: Voucher | undefined = readVoucher(writing, spendingId)?.voucher;
    if (spending === undefined || !isNameable(writing, voucher, spending)) return refuse({ code: "not-returnable" });
    nameReturn(writing, { voucherId: id, spendingId, by: callerOf(call).id, at: call.now() });
    const hits = judgeDraft(writing, call, id);
    const book = bookOf(writing, voucher.content.ledgerId, call.now());
    const fault = book === undefined ? undefined : unbackedReturn(writing, voucher, book);
    if (fault !== undefined) return refuse(fault);
    return changed(
      { hits: [...hits] },
      {
        subject: `${voucherSubject(voucher.content)} 是退回 ${voucherSubject(spending.content)}`,
        facts: { voucherId: id, spendingId },
      },
    );
  });

/** A copy (订正) of a voucher of returned money names the same spending. */
export const copyReturn = (
  writing: Parameters<typeof nameReturn>[0],
  copy: { readonly of: VoucherId; readonly voucherId: VoucherId },
  by: Pick<Parameters<typeof nameReturn>[1], "by" | "at">,
): void => {
  const spendingId = readReturnOf(writing, copy.of);
  if (spendingId !== undefined) nameReturn(writing, { voucherId: copy.voucherId, spendingId, ...by });
};
