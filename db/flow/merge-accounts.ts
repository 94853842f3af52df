import type { FailureOf } from "#contract/contract.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { mergeFault } from "#domain/books/merging.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { accountStanding, readAccount } from "#store/account-rows.ts";
import { cardsOnAccount, moveCards } from "#store/asset-account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { lastMovedOn, readStanding, type StandingRow } from "#store/merge-rows.ts";
import type { Writing } from "#store/query.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher, type Drafting } from "./draft-voucher.ts";

/** Both lines that move one standing amount: out of the old detail on its other side, into the new one on its own side. */
const linesFor = (
  row: StandingRow,
  of: { readonly from: Account; readonly into: Account; readonly summary: string; readonly keepsItems: boolean },
): readonly Entry[] => {
  const isDebit = row.amountFen > 0;
  const amountFen = fen(Math.abs(row.amountFen));
  const quantity = isDebit ? row.quantityMilli : -row.quantityMilli;
  const hasUnit = (of.from.unit ?? "") !== "";
  const common = { summary: of.summary, categoryId: null, ...(hasUnit ? { quantityMilli: quantity } : {}) };
  const debit = { debitFen: amountFen, creditFen: zeroFen };
  const credit = { debitFen: zeroFen, creditFen: amountFen };
  const items = row.items.filter(({ kind }) => of.keepsItems || of.into.itemKinds.includes(kind));
  return [
    { ...common, accountId: of.into.id, items, ...(isDebit ? debit : credit) },
    { ...common, accountId: of.from.id, items: row.items, ...(isDebit ? credit : debit) },
  ];
};

type Transfer = {
  readonly from: Account & { readonly ledgerId: LedgerId };
  readonly into: Account;
  readonly onDate: LocalDate;
};
type TransferFailure = FailureOf<"account.merge">;

/** What keeps a transfer from being drafted, or the rows that stand on the account it empties. */
const standingRows = (
  writing: Writing,
  book: Book,
  { from, into, onDate }: Transfer,
): Result<readonly StandingRow[], TransferFailure> => {
  const banks = new Set(readBankAccounts(writing, from.ledgerId).map((bank) => bank.accountId));
  const seen = (account: Account) => ({ ...account, isLeaf: book.isLeaf(account.id), isBank: banks.has(account.id) });
  const fault = mergeFault(seen(from), seen(into));
  if (fault !== undefined) return err({ code: "accounts-not-mergeable", reason: fault });
  if (accountStanding(writing, from).hasUnposted) return err({ code: "vouchers-unposted" });
  const standing = readStanding(writing, { ledgerId: from.ledgerId, accountId: from.id }, book.itemKindOf);
  if (standing.length === 0) return err({ code: "accounts-not-mergeable", reason: "empty" });
  const last = lastMovedOn(writing, from.id);
  return last !== undefined && onDate < last ? err({ code: "date-too-early", on: last }) : ok(standing);
};

/** Keeps the draft that moves all that stands on one account to another, item by item and with its quantity. */
export const draftTransfer = (
  writing: Writing,
  call: Drafting,
  transfer: Transfer,
):
  | { readonly ok: true; readonly voucherId: VoucherId; readonly summary: string }
  | { readonly ok: false; readonly failure: TransferFailure } => {
  const { from, into, onDate } = transfer;
  const book = bookOf(writing, from.ledgerId, call.now());
  if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const standing = standingRows(writing, book, transfer);
  if (!standing.ok) return refuse(standing.error);
  const names = fullNamesOf(book.accounts);
  const [old, fresh] = [names.get(from.id) ?? from.name, names.get(into.id) ?? into.name];
  const isMerge = book.isLeaf(from.id);
  const summary = isMerge ? `科目合并：${old} 并入 ${fresh}` : `科目细分：${old} 转入明细 ${fresh}`;
  const entries = standing.value.flatMap((row) => linesFor(row, { from, into, summary, keepsItems: !isMerge }));
  const drafted = draftVoucher(writing, call, { ledgerId: from.ledgerId, onDate, entries });
  return drafted.ok ? { ...drafted, summary } : drafted;
};

/**
 * 明细科目合并: a draft that transfers all that stands on one detail to another of the same first-level account, item by item.
 * Posted vouchers stay as they are; once the draft is posted, the old detail is empty and can be put out of use. What still stands
 * on an account with details itself goes to one of them the same way.
 */
export const mergeAccounts = (call: Call<"account.merge">): Reply<"account.merge"> =>
  change(call, (writing) => {
    const { fromId, intoId, onDate } = call.input;
    const from = readAccount(writing, fromId);
    const into = readAccount(writing, intoId);
    if (from === undefined || into === undefined || from.ledgerId !== into.ledgerId)
      return refuse({ code: "not-found", kind: "account" });
    const drafted = draftTransfer(writing, call, { from, into, onDate });
    if (!drafted.ok) return drafted;
    const { voucherId, summary } = drafted;
    // The cards go with the amounts: the old detail is put out of use next, and nothing could be booked for them there.
    const cards = cardsOnAccount(writing, from.id);
    moveCards(writing, from.id, into.id);
    return changed({ voucherId }, { subject: summary, facts: { voucherId, from: from.code, into: into.code, cards } });
  });
