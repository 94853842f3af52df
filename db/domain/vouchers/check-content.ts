import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { AccountId, CategoryId, ItemId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { isDistributionAccount, isResultAccount } from "#domain/books/accounting-system.ts";
import { isExpenseAccount, isPaidOnto } from "#domain/books/category-change.ts";
import type { Account } from "#domain/books/account.ts";
import { mostDimensions, type ItemKind } from "#domain/books/item.ts";
import { isWear, type WearAccounts } from "./wear.ts";
import { totalCredit, totalDebit, type Entry, type VoucherContent, type VoucherKind } from "./voucher.ts";

/** What the books say about the ledger a voucher is written for. */
export type BookFacts = {
  readonly isStarted: boolean;
  readonly startMonth: Month;
  readonly today: LocalDate;
  readonly isClosed: (month: Month) => boolean;
  readonly accountOf: (id: AccountId) => Account | undefined;
  readonly isLeaf: (id: AccountId) => boolean;
  /** What openings and posted vouchers left on an account itself, not on its details; debit-positive. */
  readonly standsOnOwn: (id: AccountId) => Fen;
  readonly itemKindOf: (id: ItemId) => ItemKind | undefined;
  readonly hasCategory: (id: CategoryId) => boolean;
  /** True where the ledger's system books wear: 累计折旧 and its like, and what is written down directly. */
  readonly isWorn: (account: Account) => boolean;
  /** True for 往来款 of the ledger's system: what is owed from here on is spent. */
  readonly isDealing: (account: Account) => boolean;
  /** True when spending on this account is named by categories on a day: caps and rules look at nothing else. */
  readonly isCategorised: (account: Account, on: LocalDate) => boolean;
  /** True when the category is one of this account's on a day. */
  readonly isCategoryOf: (id: CategoryId, account: Account, on: LocalDate) => boolean;
};

/**
 * Why an entry cannot stand as it is:
 * no-account, no-amount, both-sides, summary-missing, item-missing (of the kind in `text`), item-unknown, category-unknown,
 * category-missing (an expense without a category would escape every cap), category-unmapped (an account of expense, or one
 * that things are bought on, that no category names, so that none can be chosen), category-misplaced (on another account than its own, where it would take back
 * from the cap what the expense draws on it), quantity-missing (on an account that keeps quantities), quantity-misplaced (on
 * one that does not), quantity-sign (not that of the amount), items-too-many, amount-too-large (beyond the columns of a voucher), closing-by-hand (moves 本年收益, or income and expense against 收益分配:
 * statements and the plan of the year count only the program's own closing voucher as a closing).
 */
export type EntryFault =
  | "no-account"
  | "no-amount"
  | "both-sides"
  | "summary-missing"
  | "item-missing"
  | "item-unknown"
  | "category-unknown"
  | "category-missing"
  | "category-unmapped"
  | "category-misplaced"
  | "quantity-missing"
  | "quantity-misplaced"
  | "quantity-sign"
  | "items-too-many"
  | "closing-by-hand"
  | "amount-too-large";

export type ContentFailure =
  | { readonly code: "ledger-not-started" }
  | { readonly code: "before-start"; readonly month: Month }
  | { readonly code: "month-closed"; readonly month: Month }
  | { readonly code: "date-in-future"; readonly on: LocalDate }
  | { readonly code: "entries-too-few" }
  | { readonly code: "entry-bad"; readonly line: number; readonly fault: EntryFault; readonly text: string }
  | { readonly code: "account-not-leaf"; readonly accountCode: string }
  | { readonly code: "account-inactive"; readonly accountCode: string }
  | { readonly code: "not-balanced"; readonly differenceFen: Fen };

/** Where a voucher may be dated: in a started ledger, not before its start, not in a closed month, not in the future. */
export const checkDate = (onDate: LocalDate, book: BookFacts): Result<null, ContentFailure> => {
  const month = monthOf(onDate);
  if (!book.isStarted) return err({ code: "ledger-not-started" });
  if (month < book.startMonth) return err({ code: "before-start", month: book.startMonth });
  if (book.isClosed(month)) return err({ code: "month-closed", month });
  if (onDate > book.today) return err({ code: "date-in-future", on: onDate });
  return ok(null);
};

// 9,999,999,999.99 yuan: what the grid of a voucher has columns for, and what sums of many years still add up exactly.
const mostFen = 999_999_999_999;

const faultOf = (entry: Entry, book: BookFacts): { readonly fault: EntryFault; readonly text: string } | undefined => {
  if (book.accountOf(entry.accountId) === undefined) return { fault: "no-account", text: entry.accountId };
  if (entry.debitFen === 0 && entry.creditFen === 0) return { fault: "no-amount", text: "" };
  if (entry.debitFen !== 0 && entry.creditFen !== 0) return { fault: "both-sides", text: "" };
  if (Math.abs(entry.debitFen + entry.creditFen) > mostFen) return { fault: "amount-too-large", text: "" };
  if (entry.categoryId !== null && !book.hasCategory(entry.categoryId))
    return { fault: "category-unknown", text: entry.categoryId };
  if (entry.items.length > mostDimensions) return { fault: "items-too-many", text: String(mostDimensions) };
  const unknown = entry.items.find((item) => book.itemKindOf(item.itemId) !== item.kind);
  return unknown === undefined ? undefined : { fault: "item-unknown", text: unknown.itemId };
};

type Drafted = { readonly content: VoucherContent; readonly book: BookFacts };

/**
 * True where a voucher does nothing but give to details what stood on an account before it had any: every line is on the account or
 * below it, and not more stands on the account itself afterwards.
 */
const givesToDetails = (account: Account, { content, book }: Drafted): boolean => {
  const isWithin = content.entries.every((each) => book.accountOf(each.accountId)?.code.startsWith(account.code));
  const own = content.entries.filter((each) => each.accountId === account.id);
  const standing = book.standsOnOwn(account.id);
  const after = standing + sumOf(own, (each) => each.debitFen - each.creditFen);
  return isWithin && own.length < content.entries.length && Math.abs(after) <= Math.abs(standing);
};

/** Cancelling and closing follow what stands on an account, also where it was put out of use or got details since. */
const checkEntry = (
  entry: Entry,
  line: number,
  { content, book, kind }: Drafted & Pick<Whole, "kind">,
): Result<null, ContentFailure> => {
  const fault = faultOf(entry, book);
  if (fault !== undefined) return err({ code: "entry-bad", line, ...fault });
  const account = book.accountOf(entry.accountId);
  if (account === undefined || kind === "red" || kind === "closing") return ok(null);
  if (!book.isLeaf(account.id) && !givesToDetails(account, { content, book }))
    return err({ code: "account-not-leaf", accountCode: account.code });
  if (!account.isActive) return err({ code: "account-inactive", accountCode: account.code });
  return ok(null);
};

/** The first day on a paper or beside a signature that has not come yet. */
const dayToCome = ({ documents, approvals }: VoucherContent, today: LocalDate): LocalDate | undefined =>
  [...documents, ...approvals].flatMap(({ onDate }) => (onDate !== null && onDate > today ? [onDate] : []))[0];

/** What must hold before a draft is kept: a lawful date, no paper or signature of a day to come, and readable entries. It need not balance yet. */
export const checkDraft = (
  content: VoucherContent,
  book: BookFacts,
  kind: VoucherKind = "ordinary",
): Result<null, ContentFailure> => {
  const date = checkDate(content.onDate, book);
  if (!date.ok) return date;
  const toCome = dayToCome(content, book.today);
  if (toCome !== undefined) return err({ code: "date-in-future", on: toCome });
  if (content.entries.length === 0) return err({ code: "entries-too-few" });
  for (const [index, entry] of content.entries.entries()) {
    const checked = checkEntry(entry, index + 1, { content, book, kind });
    if (!checked.ok) return checked;
  }
  return ok(null);
};

// 库存现金、银行存款 and 往来款: what leaves here, or is owed from here on, is spent.
const paysOut = (entry: Entry, book: BookFacts): boolean => {
  const account = book.accountOf(entry.accountId);
  if (account === undefined || entry.creditFen - entry.debitFen <= 0) return false;
  return /^10[12]/.test(account.code) || book.isDealing(account);
};

// What is given to members out of reserves and income is declared on 内部往来 first and follows the year's plan; it is spent here when it
// goes straight out of the till or the bank, or is owed to somebody outside.
const leavesTheHouse = (entry: Entry, book: BookFacts): boolean =>
  paysOut(entry, book) && book.accountOf(entry.accountId)?.code.startsWith("113") !== true;

// Where the named lines come to all that is paid, the other assets of the voucher were paid for by nobody: in one voucher a thing
// goes to 固定资产清理 with its value, and only the cost of clearing it leaves the till.
const isPaidUnnamed = (entries: readonly Entry[], book: BookFacts): boolean => {
  const paidFen = sumOf(
    entries.filter((entry) => paysOut(entry, book)),
    (entry) => fen(entry.creditFen - entry.debitFen),
  );
  const namedFen = sumOf(
    entries.filter((entry) => entry.categoryId !== null),
    (entry) => fen(entry.debitFen - entry.creditFen),
  );
  return paidFen > namedFen;
};

const wearAccounts = (book: BookFacts): WearAccounts => {
  const asks = (isSo: (account: Account) => boolean) => (id: AccountId) => {
    const account = book.accountOf(id);
    return account !== undefined && isSo(account);
  };
  return { isWorn: asks(book.isWorn), isExpense: asks(isExpenseAccount) };
};

type Whole = {
  readonly book: BookFacts;
  readonly kind: VoucherKind;
  /** More is paid than the lines with a category come to. */
  readonly isPaid: boolean;
  /** Paid to others than members of the collective. */
  readonly isPaidAway: boolean;
  readonly onDate: LocalDate;
  readonly isWear: boolean;
};

/** A red credit on an expense spends as a debit does. Assets move among themselves too; bought are those that are paid. */
const categoryFault = (
  entry: Entry,
  account: Account,
  { book, isPaid, isPaidAway, onDate, isWear: isWornOff }: Whole,
): EntryFault | undefined => {
  if (entry.categoryId !== null)
    return book.isCategoryOf(entry.categoryId, account, onDate) ? undefined : "category-misplaced";
  const isSpending = entry.debitFen !== 0 || entry.creditFen < 0;
  const isSpent = account.class === "profit-loss" || (account.class === "equity" ? isPaidAway : isPaid);
  if (!isSpending || !isSpent || isWornOff) return undefined;
  if (book.isCategorised(account, onDate)) return "category-missing";
  return isExpenseAccount(account) || isPaidOnto(account) ? "category-unmapped" : undefined;
};

/** A quantity goes the way its money goes; an amount without one is a change of price, which a quantity account may carry. */
const quantityFault = (entry: Entry, account: Account, kind: VoucherKind): EntryFault | undefined => {
  const quantity = entry.quantityMilli ?? null;
  if ((account.unit ?? "") === "") return quantity === null ? undefined : "quantity-misplaced";
  if (quantity === null) return kind === "ordinary" ? "quantity-missing" : undefined;
  return quantity !== 0 && quantity > 0 !== entry.debitFen + entry.creditFen > 0 ? "quantity-sign" : undefined;
};

const missingOf = (entry: Entry, whole: Whole): { readonly fault: EntryFault; readonly text: string } | undefined => {
  if (entry.summary === "") return { fault: "summary-missing", text: "" };
  // What closes an account follows the books and what cancels a voucher follows that voucher, whatever their accounts ask
  // for by now: a person has chosen nothing there, and what the original carries cannot be changed any more.
  if (whole.kind === "closing" || whole.kind === "red") return undefined;
  const account = whole.book.accountOf(entry.accountId);
  if (account === undefined) return undefined;
  const missing = account.itemKinds.find((each) => entry.items.every((item) => item.kind !== each));
  if (missing !== undefined) return { fault: "item-missing", text: missing };
  const fault = categoryFault(entry, account, whole) ?? quantityFault(entry, account, whole.kind);
  return fault === undefined ? undefined : { fault, text: account.code };
};

/** The line, counted from 1, with which a person closes the year's result; red ones only take back what was booked so. */
const closingByHand = ({ entries }: VoucherContent, book: BookFacts, kind: VoucherKind): number | undefined => {
  if (kind === "closing" || kind === "red") return undefined;
  const accounts = entries.map((entry) => book.accountOf(entry.accountId));
  const result = accounts.findIndex((account) => account !== undefined && isResultAccount(account.code));
  if (result !== -1) return result + 1;
  const isIncomeMoved = accounts.some((account) => account?.class === "profit-loss");
  const distributed = accounts.findIndex((account) => account !== undefined && isDistributionAccount(account.code));
  return isIncomeMoved && distributed !== -1 ? distributed + 1 : undefined;
};

/**
 * What must hold before a voucher is reviewed: all of `checkDraft`, at least two entries, a summary and the auxiliary items
 * its accounts ask for on every line, an own category on every expense and every asset bought, and equal sides (会计基础工作规范 Art. 51; the 1994 norm's one-sided refusal).
 */
export const checkComplete = (
  content: VoucherContent,
  book: BookFacts,
  kind: VoucherKind,
): Result<null, ContentFailure> => {
  const draft = checkDraft(content, book, kind);
  if (!draft.ok) return draft;
  if (content.entries.length < 2) return err({ code: "entries-too-few" });
  const closing = closingByHand(content, book, kind);
  if (closing !== undefined) return err({ code: "entry-bad", line: closing, fault: "closing-by-hand", text: "" });
  const isPaid = isPaidUnnamed(content.entries, book);
  const isPaidAway = content.entries.some((entry) => leavesTheHouse(entry, book));
  const whole = {
    book,
    kind,
    isPaid,
    isPaidAway,
    onDate: content.onDate,
    isWear: isWear(content.entries, wearAccounts(book)),
  };
  for (const [index, entry] of content.entries.entries()) {
    const missing = missingOf(entry, whole);
    if (missing !== undefined) return err({ code: "entry-bad", line: index + 1, ...missing });
  }
  const differenceFen = fen(totalDebit(content.entries) - totalCredit(content.entries));
  return differenceFen === 0 ? ok(null) : err({ code: "not-balanced", differenceFen });
};
