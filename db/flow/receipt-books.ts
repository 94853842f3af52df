import {
  doReceiptBooksOverlap,
  gapText,
  isOfBook,
  receiptBookFault,
  receiptNumber,
  receiptStanding,
  receiptText,
} from "#domain/audit/receipt-register.ts";
import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { LedgerId, ReceiptBookId, ReceiptVoidId } from "#domain/core/ids.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  addReceiptBook,
  addReceiptVoid,
  deleteReceiptBook,
  deleteReceiptVoid,
  readReceiptBook,
  readReceiptBooks,
  readReceiptVoid,
  saveCopies,
  settleBook,
  type ReceiptBookRow,
} from "#store/receipt-book-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { booksOn, receiptUses, type BookStanding } from "./receipt-registered.ts";

const bad = (reason: string, numbers: readonly string[] = []) =>
  refuse({ code: "receipt-book-bad" as const, reason, numbers: [...numbers] });

const gone = refuse({ code: "not-found" as const, kind: "receipt-book" });

const nameOf = (book: ReceiptBookRow): string =>
  `${book.sort} ${receiptText(book, book.first)}–${receiptText(book, book.last)}`;

const factsOf = (book: ReceiptBookRow) => ({ ledgerId: book.ledgerId, receiptBookId: book.id });

const shownBook = (standing: BookStanding) => {
  const { book, voids, uses } = standing;
  const { usedNumbers, voidNumbers, gaps, missing, unused, amountFen } = receiptStanding(standing);
  return {
    id: book.id,
    sort: book.sort,
    firstNumber: receiptText(book, book.first),
    lastNumber: receiptText(book, book.last),
    issuedOn: book.issuedOn,
    issuedTo: book.issuedTo,
    note: book.note,
    recordedByName: book.recordedByName,
    settledOn: book.settledOn,
    settledByName: book.settledByName,
    shortfall: book.shortfall,
    count: book.last - book.first + 1,
    used: usedNumbers.size,
    spoilt: voidNumbers.size,
    missing,
    unused,
    gaps: gaps.map((gap) => gapText(book, gap)),
    amountFen: fen(amountFen),
    lastUsedOn: uses.at(-1)?.voucherOn ?? null,
    voids: voids.map((each) => ({
      id: each.id,
      number: receiptText(book, each.number),
      voidedOn: each.voidedOn,
      reason: each.reason,
      copiesOn: each.copiesOn,
      recordedByName: each.recordedByName,
    })),
  };
};

/** 票据登记 of a ledger as it stands today, and receipts of no registered book since the first was handed out. */
export const listReceiptBooks = (call: Call<"receiptBook.list">): Reply<"receiptBook.list"> =>
  call.ledger.snapshot((reading): Reply<"receiptBook.list"> => {
    const { ledgerId } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const today = chinaDateOf(call.now());
    const standings = booksOn(reading, ledgerId, { on: today, knownBy: null });
    const since = standings.map(({ book }) => book.issuedOn).toSorted()[0];
    const uses = since === undefined ? [] : receiptUses(reading, ledgerId, { from: since, to: today });
    return done({
      books: standings.map(shownBook),
      strays: uses
        .filter((use) => since !== undefined && (use.onDate ?? use.voucherOn) >= since)
        .filter((use) => receiptNumber(use.number) !== undefined)
        .filter((use) => !standings.some(({ book }) => isOfBook(book, use.number)))
        .map(({ voucherId, voucherName, number, onDate }) => ({ voucherId, voucherName, number, onDate })),
    });
  });

/** 领用. A number stands in one book of the township only; what was left of a book written off may be handed out again. */
export const issueReceiptBook = (call: Call<"receiptBook.issue">): Reply<"receiptBook.issue"> =>
  change(call, (writing) => {
    const { ledgerId, sort, firstNumber, lastNumber, issuedOn, issuedTo, note } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (issuedOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: issuedOn });
    const fault = receiptBookFault(firstNumber, lastNumber);
    const [first, last] = [receiptNumber(firstNumber), receiptNumber(lastNumber)];
    if (fault !== undefined || first === undefined || last === undefined) return bad(fault ?? "no-number");
    const id = call.newId<ReceiptBookId>();
    const { series, width } = first;
    const book = {
      id,
      series,
      width,
      first: first.number,
      last: last.number,
      issuedOn,
      settledOn: null,
      settledLast: null,
    };
    const other = readReceiptBooks(writing, null).find(
      (each) => each.sort === sort && doReceiptBooksOverlap(each, book),
    );
    if (other !== undefined) return bad("overlaps", [readLedger(writing, other.ledgerId)?.name ?? "", nameOf(other)]);
    const ownOther = readReceiptBooks(writing, ledgerId).find((each) => doReceiptBooksOverlap(each, book));
    if (ownOther !== undefined) return bad("overlaps", [ledger.name, nameOf(ownOther)]);
    addReceiptBook(writing, {
      id,
      ledger_id: ledgerId,
      sort,
      series,
      width,
      first_no: first.number,
      last_no: last.number,
      issued_on: issuedOn,
      issued_to: issuedTo,
      note,
      recorded_by: callerOf(call).id,
      recorded_at: call.now(),
      settled_on: null,
      settled_last: null,
      shortfall: "",
      settled_by: null,
      settled_at: null,
    });
    return changed(
      { id },
      {
        subject: `${ledger.name}：${issuedTo}领用${sort} ${receiptText(book, book.first)}–${receiptText(book, book.last)}`,
        facts: { ledgerId, receiptBookId: id, issuedOn },
      },
    );
  });

/** True when a month was closed after something was written down: a workbook may show it then. */
const isClosedSince = (reading: Reading, ledgerId: LedgerId, at: Instant): boolean =>
  readPeriods(reading, ledgerId).some((period) => period.closed_at >= at);

const standingOf = (reading: Reading, call: { now: () => Instant }, book: ReceiptBookRow): BookStanding | undefined =>
  booksOn(reading, book.ledgerId, { on: chinaDateOf(call.now()), knownBy: null }).find(
    (each) => each.book.id === book.id,
  );

export const removeReceiptBook = (call: Call<"receiptBook.remove">): Reply<"receiptBook.remove"> =>
  change(call, (writing) => {
    const book = readReceiptBook(writing, call.input.id);
    if (book === undefined) return gone;
    if (book.settledOn !== null) return bad("settled");
    const standing = standingOf(writing, call, book);
    if ((standing?.uses.length ?? 0) + (standing?.voids.length ?? 0) > 0) return bad("in-use");
    if (isClosedSince(writing, book.ledgerId, book.recordedAt)) return bad("closed-since");
    deleteReceiptBook(writing, book.id);
    return changed({ ledgerId: book.ledgerId }, { subject: `撤销登记 ${nameOf(book)}`, facts: factsOf(book) });
  });

/** 作废: a number of an open book that no posted voucher bears. */
export const spoilReceipt = (call: Call<"receiptBook.spoil">): Reply<"receiptBook.spoil"> =>
  change(call, (writing) => {
    const { bookId, number, voidedOn, reason, hasAllCopies } = call.input;
    const book = readReceiptBook(writing, bookId);
    if (book === undefined) return gone;
    if (book.settledOn !== null) return bad("settled");
    if (voidedOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: voidedOn });
    if (voidedOn < book.issuedOn) return bad("before-issue", [book.issuedOn]);
    const read = receiptNumber(number);
    if (read === undefined || !isOfBook(book, number)) return bad("not-of-book", [nameOf(book)]);
    const standing = standingOf(writing, call, book);
    const use = standing?.uses.find((each) => receiptNumber(each.number)?.number === read.number);
    if (use !== undefined) return bad("used", [use.voucherName]);
    if (standing?.voids.some((each) => each.number === read.number) === true) return bad("spoilt-already");
    const id = call.newId<ReceiptVoidId>();
    const by = callerOf(call).id;
    addReceiptVoid(writing, {
      id,
      book_id: book.id,
      number: read.number,
      voided_on: voidedOn,
      reason,
      copies_on: hasAllCopies ? voidedOn : null,
      recorded_by: by,
      recorded_at: call.now(),
      copies_by: hasAllCopies ? by : null,
      copies_at: hasAllCopies ? call.now() : null,
    });
    return changed(
      { id },
      {
        subject: `作废票据 ${receiptText(book, read.number)}：${reason}${hasAllCopies ? "" : "（各联不齐）"}`,
        facts: { ...factsOf(book), voidedOn },
      },
    );
  });

export const unspoilReceipt = (call: Call<"receiptBook.unspoil">): Reply<"receiptBook.unspoil"> =>
  change(call, (writing) => {
    const spoilt = readReceiptVoid(writing, call.input.id);
    const book = spoilt === undefined ? undefined : readReceiptBook(writing, spoilt.bookId);
    if (spoilt === undefined || book === undefined) return gone;
    if (book.settledOn !== null) return bad("settled");
    if (isClosedSince(writing, book.ledgerId, spoilt.recordedAt)) return bad("closed-since");
    deleteReceiptVoid(writing, spoilt.id);
    const subject = `撤销作废 ${receiptText(book, spoilt.number)}（原因写的是：${spoilt.reason}）`;
    return changed({ ledgerId: book.ledgerId }, { subject, facts: factsOf(book) });
  });

export const showCopies = (call: Call<"receiptBook.showCopies">): Reply<"receiptBook.showCopies"> =>
  change(call, (writing) => {
    const { id, foundOn } = call.input;
    const spoilt = readReceiptVoid(writing, id);
    const book = spoilt === undefined ? undefined : readReceiptBook(writing, spoilt.bookId);
    if (spoilt === undefined || book === undefined) return gone;
    if (spoilt.copiesOn !== null) return bad("copies-there");
    if (foundOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: foundOn });
    if (foundOn < spoilt.voidedOn) return bad("before-spoilt", [spoilt.voidedOn]);
    saveCopies(writing, { id, on: foundOn, by: callerOf(call).id, at: call.now() });
    return changed({}, { subject: `作废票据 ${receiptText(book, spoilt.number)} 各联已补齐`, facts: factsOf(book) });
  });

/** 核销: the book came back. What is missing of it, or a spoilt receipt without its copies, needs a reason that is kept with it. */
export const settleReceiptBook = (call: Call<"receiptBook.settle">): Reply<"receiptBook.settle"> =>
  change(call, (writing) => {
    const { id, settledOn, shortfall } = call.input;
    const book = readReceiptBook(writing, id);
    const standing = book === undefined ? undefined : standingOf(writing, call, book);
    if (book === undefined || standing === undefined) return gone;
    if (book.settledOn !== null) return bad("settled");
    if (callerOf(call).id === book.recordedBy) return refuse({ code: "same-person" });
    if (settledOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: settledOn });
    const days = [
      book.issuedOn,
      ...standing.uses.map((use) => use.voucherOn),
      ...standing.voids.map((each) => each.voidedOn),
    ];
    const latest = days.toSorted().at(-1) ?? book.issuedOn;
    if (settledOn < latest) return bad("before-last-use", [latest]);
    const { gaps, unused, highest } = receiptStanding(standing);
    const lacking = [
      ...gaps.map((gap) => gapText(book, gap)),
      ...standing.voids.filter(({ copiesOn }) => copiesOn === null).map((each) => receiptText(book, each.number)),
    ];
    if (lacking.length > 0 && shortfall.trim() === "") return bad("lacking", lacking);
    const reason = lacking.length === 0 ? "" : shortfall.trim();
    settleBook(writing, { id, on: settledOn, last: highest, shortfall: reason, by: callerOf(call).id, at: call.now() });
    return changed(
      { unused },
      {
        subject: `核销 ${nameOf(book)}，缴回未用 ${unused} 张${reason === "" ? "" : `，不齐：${reason}`}`,
        facts: { ...factsOf(book), settledOn },
      },
    );
  });
