import type { OutputOf } from "#contract/contract.ts";
import type { AccountId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import {
  addMonths,
  chinaDateOf,
  firstDayOf,
  lastDayOf,
  month as monthFrom,
  quarterOf,
  yearOf,
  type Instant,
  type LocalDate,
  type Month,
} from "#domain/core/dates.ts";
import { closingChecks, type ClosingCheck } from "#domain/posting/closing.ts";
import { categoriesIn } from "#domain/books/category.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { incomeTransferEntries, type PartsByAccount } from "#domain/posting/income-transfer.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { ledgerBalances } from "#store/balance-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { saveCarry } from "#store/carry-rows.ts";
import { readChainHead } from "#store/chain-rows.ts";
import { accountsInParts, readParts } from "#store/merge-rows.ts";
import { accountsWithoutStatement, readUnbookedLateLines } from "#store/late-line-rows.ts";
import { countUnbooked } from "#store/open-bank-rows.ts";
import {
  closePeriod,
  countOpenFindings,
  countTroubledDrafts,
  countVouchers,
  isMonthClosed,
  readPeriods,
} from "#store/period-rows.ts";
import { openMonthOf } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readSettings } from "#store/setting-rows.ts";
import { readOpenClosings } from "#store/voucher-lists.ts";
import { deleteDraft, insertDraft } from "#store/voucher-rows.ts";
import { assetFactsOf } from "./asset-closing.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { textFromMilli } from "#domain/core/quantity.ts";
import { negativeStocks } from "#store/quantity-rows.ts";
import { poolFactsOf } from "./pool-closing.ts";
import { unreconciledAccounts } from "./reconcile-bank.ts";
import { backupBeforeClose } from "./backups.ts";

const closingSettings = ({ statementBlocksClose, unbookedBlocksClose }: ReturnType<typeof readSettings>) => ({
  statementBlocksClose,
  unbookedBlocksClose,
});

export const checksOf = (reading: Reading, book: Book, month: Month): readonly ClosingCheck[] => {
  const ledgerId = book.ledger.id;
  const counts = countVouchers(reading, ledgerId, month);
  const balances = ledgerBalances(reading, ledgerId, month);
  return closingChecks({
    ...countTroubledDrafts(reading, ledgerId, month),
    ...assetFactsOf(reading, { ledgerId, month }, { accounts: book.accounts, balances }),
    month,
    draftCount: counts.draft,
    reviewedCount: counts.reviewed,
    unbookedLineCount: countUnbooked(reading, ledgerId, lastDayOf(month)),
    accountsWithoutStatement: accountsWithoutStatement(reading, ledgerId, {
      from: firstDayOf(month),
      to: lastDayOf(month),
    }),
    ...closingSettings(readSettings(reading)),
    lateLines: readUnbookedLateLines(reading, ledgerId),
    openFindingCount: countOpenFindings(reading, ledgerId, quarterOf(month)),
    categoryCodes: categoriesIn(book.ledger.system, readCategories(reading, lastDayOf(month))).map(
      (category) => category.accountCode,
    ),
    unreconciledAccounts: unreconciledAccounts(reading, ledgerId, month),
    closing: systemOf(book.ledger.system).closing,
    ...poolFactsOf(reading, ledgerId, month),
    negativeStocks: negativeStocks(reading, { ledgerId, month }).map(
      ({ code, name, unit, milli }) => `${code} ${name} ${textFromMilli(milli)}${unit}`,
    ),
    accounts: book.accounts,
    balances,
  });
};

/** A month closes for good: one that still runs would take no voucher of its last days any more. */
export const earlyFor = (month: Month, today: LocalDate): "month-not-begun" | "month-not-over" | null => {
  if (firstDayOf(month) > today) return "month-not-begun";
  return lastDayOf(month) > today ? "month-not-over" : null;
};

/** Why a month is not to be closed now, whatever its books hold: months close one after the other, from the first on. */
const outOfOrder = ({ ledger }: Book, month: Month, today: LocalDate): OutputOf<"period.check">["outOfOrder"] => {
  const early = earlyFor(month, today);
  if (early !== null) return { code: early, month };
  if (month < ledger.startMonth) return { code: "before-start", month: ledger.startMonth };
  const next = openMonthOf(ledger);
  return month > next ? { code: "earlier-month-open", month: next } : null;
};

/** 结账检查: what keeps a month open and what should be seen first. */
export const checkPeriod = (call: Call<"period.check">): Reply<"period.check"> =>
  call.ledger.snapshot((reading): Reply<"period.check"> => {
    const { ledgerId, month } = call.input;
    const book = bookOf(reading, ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const checks = checksOf(reading, book, month);
    const isClosed = isMonthClosed(reading, ledgerId, month);
    const order = outOfOrder(book, month, chinaDateOf(call.now()));
    const canClose =
      !isClosed && book.isStarted && order === null && checks.every((check) => check.severity !== "block");
    return done({ checks: checks.map(plainCheck), canClose, isClosed, outOfOrder: order });
  });

/** A check as the contract carries it. */
export const plainCheck = (check: ClosingCheck) => ({ ...check, facts: plainFacts(check) });

const plainFacts = (check: ClosingCheck): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(check.facts).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "number" ? value : [...value],
    ]),
  );

/** What keeps a month open: that it is not over, and every check that blocks. */
export const blocksOf = (
  reading: Reading,
  book: Book,
  { month, today }: { readonly month: Month; readonly today: LocalDate },
): readonly { readonly code: string; readonly count: number }[] => {
  const early = earlyFor(month, today);
  const blocks = checksOf(reading, book, month).filter((check) => check.severity === "block");
  return [
    ...(early === null ? [] : [{ code: early, count: 1 }]),
    ...blocks.map((check) => ({ code: check.code, count: check.count })),
  ];
};

type Refusal = Extract<Reply<"period.close">, { readonly ok: false }>;

const refusalToClose = (
  reading: Reading,
  { ledgerId, month }: { readonly ledgerId: LedgerId; readonly month: Month },
  now: Instant,
): Refusal | undefined => {
  const book = bookOf(reading, ledgerId, now);
  if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
  if (!book.isStarted) return refuse({ code: "ledger-not-started" });
  if (isMonthClosed(reading, ledgerId, month)) return refuse({ code: "month-already-closed", month });
  const next = openMonthOf(book.ledger);
  if (month !== next) return refuse({ code: "earlier-month-open", month: next });
  const all = [...blocksOf(reading, book, { month, today: chinaDateOf(now) })];
  return all.length === 0 ? undefined : refuse({ code: "month-not-ready", blocks: all });
};

/** Closes a month that nothing keeps open; December also keeps what the year carries over. Answers the chain's head. */
export const closeInBooks = (
  writing: Writing,
  { ledgerId, month }: { readonly ledgerId: LedgerId; readonly month: Month },
  stamp: { readonly at: Instant; readonly by: PersonId },
): { readonly chainNo: number; readonly hash: string } => {
  const head = readChainHead(writing, ledgerId);
  closePeriod(writing, { ledgerId, month, ...stamp, chainNo: head.chainNo, chainHash: head.hash });
  if (month.endsWith("-12"))
    saveCarry(writing, { ledgerId, year: yearOf(month), balances: ledgerBalances(writing, ledgerId, month) });
  return head;
};

/** 结账: months close one after the other, for good; nothing is booked in them afterwards. A proven backup comes first. */
export const closeMonth = (call: Call<"period.close">): Reply<"period.close"> => {
  const { ledgerId, month } = call.input;
  const early = refusalToClose(call.ledger.reading, call.input, call.now());
  if (early !== undefined) return early;
  const backup = backupBeforeClose(call);
  if (!backup.ok) return backup;
  return change(call, (writing) => {
    const refusal = refusalToClose(writing, call.input, call.now());
    if (refusal !== undefined) return refusal;
    const head = closeInBooks(writing, call.input, { at: call.now(), by: callerOf(call).id });
    return changed(
      { month, backupPath: backup.value },
      { subject: `结账 ${month}`, facts: { ledgerId, chainNo: head.chainNo, chainHash: head.hash } },
    );
  });
};

/**
 * 结转本年收益: drafts the closing voucher, in place of one not yet reviewed; like every voucher it is reviewed by another
 * person and posted.
 */
export const transferIncome = (call: Call<"period.transferIncome">): Reply<"period.transferIncome"> =>
  change(call, (writing) => {
    const drafted = draftTransfer(writing, call, call.input);
    if (!drafted.ok) return drafted;
    const { month } = call.input;
    const { voucherId } = drafted.value;
    return voucherId === null
      ? changed({ voucherId }, { subject: `结转本年收益 ${month}：无余额` })
      : changed({ voucherId }, { subject: `结转本年收益 ${month}`, facts: { voucherId } });
  });

type TransferRefusal = Extract<Reply<"period.transferIncome">, { readonly ok: false }>;

/** The result of a year goes nowhere before the year before was closed, and no month closes before it has begun. */
const transferTooEarly = (book: Book, month: Month, today: LocalDate): TransferRefusal | undefined => {
  if (firstDayOf(month) > today) return refuse({ code: "date-in-future", on: firstDayOf(month) });
  const { closedThrough, startMonth } = book.ledger;
  const december = addMonths(monthFrom(`${month.slice(0, 4)}-01`), -1);
  return december >= startMonth && (closedThrough === null || closedThrough < december)
    ? refuse({ code: "earlier-month-open", month: december })
    : undefined;
};

/** What the accounts a transfer clears are made of, where anything on them names an item or counts. */
const partsToClose = (reading: Reading, book: Book, month: Month): PartsByAccount => {
  const { appropriations } = systemOf(book.ledger.system).closing;
  const ledgerId = book.ledger.id;
  const inParts = new Set(accountsInParts(reading, ledgerId));
  const closed = book.accounts.filter(
    (account) =>
      inParts.has(account.id) && (account.class === "profit-loss" || account.code.startsWith(appropriations)),
  );
  const partsOf = (accountId: AccountId) =>
    readParts(reading, { ledgerId, accountId, throughMonth: month }, book.itemKindOf);
  return new Map(closed.map(({ id }) => [id, partsOf(id)]));
};

/** Drafts 结转本年收益 of one ledger within a transaction; null where nothing is left to transfer. */
export const draftTransfer = (
  writing: Writing,
  call: Pick<Call<"period.transferIncome" | "period.transferMany">, "now" | "newId" | "caller" | "name">,
  { ledgerId, month }: { readonly ledgerId: LedgerId; readonly month: Month },
): TransferRefusal | { readonly ok: true; readonly value: { readonly voucherId: VoucherId | null } } => {
  const book = bookOf(writing, ledgerId, call.now());
  if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
  if (!book.isStarted) return refuse({ code: "ledger-not-started" });
  if (isMonthClosed(writing, ledgerId, month)) return refuse({ code: "month-closed", month });
  const late = transferTooEarly(book, month, chinaDateOf(call.now()));
  if (late !== undefined) return late;
  // Balances know only what is posted: a second voucher beside one still open would transfer the same result twice.
  for (const open of readOpenClosings(writing, ledgerId)) {
    if (open.state !== "draft") return refuse({ code: "wrong-state", state: open.state });
    if (open.month !== month) return refuse({ code: "transfer-open", month: open.month });
    deleteDraft(writing, open.id);
  }
  const { closing } = systemOf(book.ledger.system);
  const standing = { balances: ledgerBalances(writing, ledgerId, month), parts: partsToClose(writing, book, month) };
  const entries = incomeTransferEntries(book.accounts, standing, { month, closing });
  if (entries.length === 0) return done({ voucherId: null });
  const voucherId = call.newId<VoucherId>();
  insertDraft(writing, {
    id: voucherId,
    kind: "closing",
    content: { ledgerId, onDate: lastDayOf(month), paperCount: 0, entries, documents: [], approvals: [] },
    preparedBy: callerOf(call).id,
    preparedAt: call.now(),
    correctsId: null,
    correctsReason: null,
  });
  return done({ voucherId });
};

export const listPeriods = (call: Call<"period.list">): Reply<"period.list"> =>
  done({
    periods: readPeriods(call.ledger.reading, call.input.ledgerId).map((row) => ({
      ledgerId: row.ledger_id,
      month: row.month,
      closedAt: row.closed_at,
      closedByName: row.closed_by_name,
      chainNo: row.chain_no,
    })),
  });

export const showChain = (call: Call<"chain.show">): Reply<"chain.show"> => {
  const head = readChainHead(call.ledger.reading, call.input.ledgerId);
  return done({ ...head, shortCode: shortCodeOf(head.hash) });
};
