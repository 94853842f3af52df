import { countDifference, countedFen, denominations } from "#domain/books/cash-count.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { fen, moneyTextFromFen, zeroFen } from "#domain/core/fen.ts";
import type { CashCountId, VoucherId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { cashCountMethods } from "#contract/cash-count.ts";
import { bookCashCount, insertCashCount, readCashCount, readCashCounts } from "#store/cash-count-rows.ts";
import { readBalanceOn } from "#store/reconciliation-rows.ts";
import { insertDraft } from "#store/voucher-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { judgeDraft } from "./judge-draft.ts";

const readPieces = cashCountMethods["cashCount.save"].input.shape.pieces;

const isMoney = (valueFen: number): boolean => denominations.some((each) => each === valueFen);

const leavesBelow = (book: Book, code: string) =>
  book.accounts.filter((account) => account.code.startsWith(code) && account.isActive && book.isLeaf(account.id));

/** Counts, newest first, and the cash accounts (备用金 kept below 101 among them) with their balances of the day. */
export const listCashCounts = (call: Call<"cashCount.list">): Reply<"cashCount.list"> =>
  call.ledger.snapshot((reading): Reply<"cashCount.list"> => {
    const { ledgerId, onDate } = call.input;
    const book = bookOf(reading, ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    return done({
      accounts: leavesBelow(book, knownCodes.cash).map(({ id, code, name }) => ({
        accountId: id,
        code,
        name,
        bookFen: readBalanceOn(reading, id, onDate),
      })),
      counts: readCashCounts(reading, ledgerId).map(({ ledgerId: _ledger, accountId: _account, pieces, ...count }) => ({
        ...count,
        pieces: readPieces.parse(JSON.parse(pieces)),
        differenceFen: countDifference(count.countedFen, count.bookFen),
      })),
    });
  });

/** Keeps a count. Somebody else watches: who counts does not witness his own count. */
export const saveCashCount = (call: Call<"cashCount.save">): Reply<"cashCount.save"> =>
  change(call, (writing) => {
    const { ledgerId, accountId, onDate, pieces, witness, note } = call.input;
    const book = bookOf(writing, ledgerId, call.now());
    const account = book?.accountOf(accountId);
    if (book === undefined || account === undefined) return refuse({ code: "not-found", kind: "account" });
    if (!account.code.startsWith(knownCodes.cash))
      return refuse({ code: "account-code-bad", accountCode: account.code });
    if (!book.isLeaf(accountId)) return refuse({ code: "account-not-leaf", accountCode: account.code });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    if (witness === callerOf(call).name) return refuse({ code: "same-person" });
    const counted = countedFen(pieces.filter((each) => isMoney(each.valueFen)));
    const bookFen = readBalanceOn(writing, accountId, onDate);
    const id = call.newId<CashCountId>();
    const by = callerOf(call).id;
    const kept = JSON.stringify(pieces.filter((each) => isMoney(each.valueFen) && each.count > 0));
    const at = call.now();
    insertCashCount(writing, {
      id,
      ledgerId,
      accountId,
      onDate,
      pieces: kept,
      countedFen: counted,
      bookFen,
      witness,
      note,
      by,
      at,
    });
    const differenceFen = countDifference(counted, bookFen);
    const subject = `${book.ledger.name} ${onDate} 现金盘点 ${moneyTextFromFen(counted)}，账面 ${moneyTextFromFen(bookFen)}`;
    return changed(
      { id, differenceFen },
      { subject, facts: { countId: id, countedFen: counted, bookFen, differenceFen, witness } },
    );
  });

/** 盘盈 debits cash and credits 待处理财产损溢, 盘亏 the other way round; what it was is decided later. */
export const draftCashCount = (call: Call<"cashCount.draft">): Reply<"cashCount.draft"> =>
  change(call, (writing) => {
    const count = readCashCount(writing, call.input.id);
    if (count === undefined) return refuse({ code: "not-found", kind: "cash-count" });
    if (count.voucherId !== null) return refuse({ code: "line-already-used" });
    const book = bookOf(writing, count.ledgerId, call.now());
    const pending = book === undefined ? undefined : leavesBelow(book, knownCodes.pendingAssets)[0];
    if (book === undefined || pending === undefined) return refuse({ code: "not-found", kind: "account" });
    const difference = countDifference(count.countedFen, count.bookFen);
    if (difference === 0) return refuse({ code: "line-not-matching" });
    const amount = fen(Math.abs(difference));
    const common = {
      summary: `${count.onDate} 现金盘点${difference > 0 ? "盘盈" : "盘亏"}`,
      items: [],
      categoryId: null,
    };
    const [debit, credit] = difference > 0 ? [count.accountId, pending.id] : [pending.id, count.accountId];
    const content = {
      ledgerId: count.ledgerId,
      onDate: count.onDate,
      paperCount: 0,
      entries: [
        { ...common, accountId: debit, debitFen: amount, creditFen: zeroFen },
        { ...common, accountId: credit, debitFen: zeroFen, creditFen: amount },
      ],
      documents: [],
      approvals: [],
    };
    const checked = checkDraft(content, book);
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const voucherId = call.newId<VoucherId>();
    const draft = {
      id: voucherId,
      kind: "ordinary",
      content,
      preparedBy: callerOf(call).id,
      preparedAt: call.now(),
    } as const;
    insertDraft(writing, { ...draft, correctsId: null, correctsReason: null });
    bookCashCount(writing, count.id, voucherId);
    judgeDraft(writing, call, voucherId);
    return changed({ voucherId }, { subject: `${common.summary} ${moneyTextFromFen(amount)}`, facts: { voucherId } });
  });
