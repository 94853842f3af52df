import type { Failure } from "#contract/contract.ts";
import { voucherDayOf } from "#domain/bank/late-lines.ts";
import { isOwnTransfer, type OwnLine } from "#domain/bank/own-transfer.ts";
import { bankDetailName } from "#domain/books/bank-account-number.ts";
import { isCardCode } from "#domain/books/village-card.ts";
import { assert } from "#domain/core/assert.ts";
import { addDays, type Month } from "#domain/core/dates.ts";
import { fen, moneyTextFromFen, zeroFen } from "#domain/core/fen.ts";
import type { BankLineId, VoucherId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import { isDone, readBankLine, readBankLines, type BankLineRow } from "#store/bank-line-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readSettings } from "#store/setting-rows.ts";
import { bookOf } from "./book-facts.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { draftForLines, type Drafting } from "./draft-voucher.ts";

export type End = { readonly line: BankLineRow; readonly account: BankAccountRow };

const endOf = (reading: Reading, line: BankLineRow): End => {
  const account = readBankAccounts(reading, line.ledgerId).find((each) => each.id === line.bankAccountId);
  assert(account !== undefined, `bank account of line ${line.id}`);
  return { line, account };
};

export const ownLine = ({ line, account }: End): OwnLine => ({
  accountNumber: account.number,
  onDate: line.bookedOn,
  amountFen: line.amountFen,
  counterpartyAccount: line.counterpartyAccount,
});

const isOpen = (line: BankLineRow): boolean => !isDone(line);

/** The other end of a transfer between the ledger's own accounts, when exactly one open line can be it. */
export const otherEndOf = (reading: Reading, line: BankLineRow): End | null => {
  const { matchDaysAfter } = readSettings(reading);
  const near = readBankLines(
    reading,
    {
      ledgerId: line.ledgerId,
      bankAccountId: null,
      from: addDays(line.bookedOn, -matchDaysAfter),
      to: addDays(line.bookedOn, matchDaysAfter),
      onlyUnbooked: true,
    },
    { skip: 0, take: -1 },
  );
  const own = ownLine(endOf(reading, line));
  const ends = near.lines
    .filter((each) => each.amountFen === -line.amountFen)
    .map((each) => endOf(reading, each))
    .filter((end) => isOwnTransfer(own, ownLine(end), matchDaysAfter));
  const [end, another] = ends;
  return end === undefined || another !== undefined ? null : end;
};

type Ends = { readonly leaving: End; readonly arriving: End };
type Refusal = {
  readonly ok: false;
  readonly failure: Failure<"not-found" | "line-already-used" | "line-not-matching">;
};

/** Both ends of a transfer, told apart by direction; refused where they are no two open ends of one. */
export const endsOf = (
  writing: Writing,
  ids: readonly [BankLineId, BankLineId],
): ({ readonly ok: true } & Ends) | Refusal => {
  const [one, other] = ids.map((id) => readBankLine(writing, id));
  if (one === undefined || other === undefined) return refuse({ code: "not-found", kind: "bank-line" });
  if (!isOpen(one) || !isOpen(other)) return refuse({ code: "line-already-used" });
  const [first, second] = [endOf(writing, one), endOf(writing, other)];
  const { matchDaysAfter } = readSettings(writing);
  if (one.ledgerId !== other.ledgerId || !isOwnTransfer(ownLine(first), ownLine(second), matchDaysAfter))
    return refuse({ code: "line-not-matching" });
  return one.amountFen < 0
    ? { ok: true, leaving: first, arriving: second }
    : { ok: true, leaving: second, arriving: first };
};

/** A line of a closed month is booked in the open one. */
const contentOf = ({ leaving, arriving }: Ends, closedThrough: Month | null): VoucherContent => {
  const amount = fen(Math.abs(leaving.line.amountFen));
  // Two accounts at one bank are told apart by their numbers.
  const nameOf = ({ account }: End): string =>
    leaving.account.bankName === arriving.account.bankName
      ? bankDetailName(account.bankName, account.number)
      : account.bankName;
  const common = {
    summary: isCardCode(arriving.account.accountCode)
      ? `${nameOf(leaving)}归还村务卡${bankDetailName(arriving.account.bankName, arriving.account.number)}`
      : `${nameOf(leaving)}转入${nameOf(arriving)}`,
    items: [],
    categoryId: null,
  };
  const slip = ({ line, account }: End): VoucherContent["documents"][number] => ({
    kind: "bank-slip",
    number: "",
    onDate: line.bookedOn,
    amountFen: amount,
    party: account.name.slice(0, 100),
    note: "",
  });
  return {
    ledgerId: leaving.line.ledgerId,
    onDate: voucherDayOf(leaving.line.bookedOn, closedThrough),
    paperCount: 0,
    entries: [
      { ...common, accountId: arriving.account.accountId, debitFen: amount, creditFen: zeroFen },
      { ...common, accountId: leaving.account.accountId, debitFen: zeroFen, creditFen: amount },
    ],
    documents: [slip(leaving), slip(arriving)],
    approvals: [],
  };
};

/** Drafts the one voucher of a transfer, ties both lines to it and has it judged. */
export const draftEnds = (
  writing: Writing,
  call: Drafting,
  ends: Ends,
):
  | { readonly ok: true; readonly voucherId: VoucherId; readonly content: VoucherContent }
  | { readonly ok: false; readonly failure: ReturnType<typeof contentFailure> | Failure<"not-found"> } => {
  const book = bookOf(writing, ends.leaving.line.ledgerId, call.now());
  if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const content = contentOf(ends, book.ledger.closedThrough);
  const checked = checkDraft(content, book);
  if (!checked.ok) return refuse(contentFailure(checked.error));
  const ties = [ends.arriving, ends.leaving].map(({ line }, index) => ({ lineId: line.id, line: index + 1 }));
  return { ok: true, voucherId: draftForLines(writing, call, { content, ties, ruleName: "" }), content };
};

/** 本单位账户之间转账: one voucher books both ends, and both lines are tied to it. */
export const draftTransfer = (call: Call<"bankLine.transfer">): Reply<"bankLine.transfer"> =>
  change(call, (writing) => {
    const ends = endsOf(writing, [call.input.id, call.input.otherId]);
    if (!ends.ok) return ends;
    const drafted = draftEnds(writing, call, ends);
    if (!drafted.ok) return drafted;
    const { voucherId, content } = drafted;
    const subject = `${content.onDate} ${content.entries[0]?.summary ?? ""} ${moneyTextFromFen(ends.arriving.line.amountFen)}`;
    const facts = { voucherId, bankLineIds: [ends.leaving.line.id, ends.arriving.line.id] };
    return changed({ voucherId }, { subject, facts });
  });
