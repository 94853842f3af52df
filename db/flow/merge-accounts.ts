import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { mergeFault } from "#domain/books/merging.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import type { Entry, VoucherContent } from "#domain/vouchers/voucher.ts";
import { accountStanding, readAccount } from "#store/account-rows.ts";
import { cardsOnAccount, moveCards } from "#store/asset-account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { lastMovedOn, readStanding, type StandingRow } from "#store/merge-rows.ts";
import { insertDraft } from "#store/voucher-rows.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { judgeDraft } from "./judge-draft.ts";

/** Both lines that move one standing amount: out of the old detail on its other side, into the new one on its own side. */
const linesFor = (
  row: StandingRow,
  of: { readonly from: Account; readonly into: Account; readonly summary: string },
): readonly Entry[] => {
  const isDebit = row.amountFen > 0;
  const amountFen = fen(Math.abs(row.amountFen));
  const quantity = isDebit ? row.quantityMilli : -row.quantityMilli;
  const hasUnit = (of.from.unit ?? "") !== "";
  const common = { summary: of.summary, categoryId: null, ...(hasUnit ? { quantityMilli: quantity } : {}) };
  const debit = { debitFen: amountFen, creditFen: zeroFen };
  const credit = { debitFen: zeroFen, creditFen: amountFen };
  const items = row.items.filter(({ kind }) => of.into.itemKinds.includes(kind));
  return [
    { ...common, accountId: of.into.id, items, ...(isDebit ? debit : credit) },
    { ...common, accountId: of.from.id, items: row.items, ...(isDebit ? credit : debit) },
  ];
};

/**
 * 明细科目合并: a draft that transfers all that stands on one detail to another of the same first-level account, item by item.
 * Posted vouchers stay as they are; once the draft is posted, the old detail is empty and can be put out of use.
 */
export const mergeAccounts = (call: Call<"account.merge">): Reply<"account.merge"> =>
  change(call, (writing) => {
    const { fromId, intoId, onDate } = call.input;
    const from = readAccount(writing, fromId);
    const into = readAccount(writing, intoId);
    if (from === undefined || into === undefined || from.ledgerId !== into.ledgerId)
      return refuse({ code: "not-found", kind: "account" });
    const book = bookOf(writing, from.ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const banks = new Set(readBankAccounts(writing, from.ledgerId).map((bank) => bank.accountId));
    const seen = (account: Account) => ({ ...account, isLeaf: book.isLeaf(account.id), isBank: banks.has(account.id) });
    const fault = mergeFault(seen(from), seen(into));
    if (fault !== undefined) return refuse({ code: "accounts-not-mergeable", reason: fault });
    if (accountStanding(writing, from).hasUnposted) return refuse({ code: "vouchers-unposted" });
    const standing = readStanding(writing, { ledgerId: from.ledgerId, accountId: from.id }, book.itemKindOf);
    if (standing.length === 0) return refuse({ code: "accounts-not-mergeable", reason: "empty" });
    const last = lastMovedOn(writing, from.id);
    if (last !== undefined && onDate < last) return refuse({ code: "date-too-early", on: last });
    const names = fullNamesOf(book.accounts);
    const summary = `科目合并：${names.get(from.id) ?? from.name} 并入 ${names.get(into.id) ?? into.name}`;
    const entries = standing.flatMap((row) => linesFor(row, { from, into, summary }));
    const content: VoucherContent = {
      ledgerId: from.ledgerId,
      onDate,
      paperCount: 0,
      entries,
      documents: [],
      approvals: [],
    };
    const checked = checkDraft(content, book);
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const voucherId = call.newId<VoucherId>();
    const prepared = { preparedBy: callerOf(call).id, preparedAt: call.now() };
    insertDraft(writing, {
      id: voucherId,
      kind: "ordinary",
      content,
      ...prepared,
      correctsId: null,
      correctsReason: null,
    });
    judgeDraft(writing, call, voucherId);
    // The cards go with the amounts: the old detail is put out of use next, and nothing could be booked for them there.
    const cards = cardsOnAccount(writing, from.id);
    moveCards(writing, from.id, into.id);
    return changed({ voucherId }, { subject: summary, facts: { voucherId, from: from.code, into: into.code, cards } });
  });
