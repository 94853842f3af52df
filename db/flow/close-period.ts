import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import {
  addMonths,
  chinaDateOf,
  firstDayOf,
  lastDayOf,
  quarterOf,
  type Instant,
  type Month,
} from "#domain/core/dates.ts";
import { closingChecks, type ClosingCheck } from "#domain/posting/closing.ts";
import { incomeTransferEntries } from "#domain/posting/income-transfer.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { ledgerBalances } from "#store/balance-rows.ts";
import { bankAccountsWithoutLines } from "#store/bank-line-rows.ts";
import { readChainHead } from "#store/chain-rows.ts";
import { countUnbooked } from "#store/open-bank-rows.ts";
import { closePeriod, countOpenFindings, countVouchers, isMonthClosed, readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { readOpenClosings } from "#store/voucher-lists.ts";
import { deleteDraft, insertDraft } from "#store/voucher-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { unreconciledAccounts } from "./reconcile-bank.ts";
import { backupBeforeClose } from "./backups.ts";

const checksOf = (reading: Reading, book: Book, month: Month): readonly ClosingCheck[] => {
  const ledgerId = book.ledger.id;
  const counts = countVouchers(reading, ledgerId, month);
  return closingChecks({
    month,
    draftCount: counts.draft,
    reviewedCount: counts.reviewed,
    unbookedLineCount: countUnbooked(reading, ledgerId, lastDayOf(month)),
    accountsWithoutStatement: bankAccountsWithoutLines(reading, ledgerId, {
      from: firstDayOf(month),
      to: lastDayOf(month),
    }),
    openFindingCount: countOpenFindings(reading, ledgerId, quarterOf(month)),
    unreconciledAccounts: unreconciledAccounts(reading, ledgerId, month),
    accounts: book.accounts,
    balances: ledgerBalances(reading, ledgerId, month),
  });
};

/** 结账检查: what keeps a month open and what should be seen first. */
export const checkPeriod = (call: Call<"period.check">): Reply<"period.check"> =>
  call.ledger.snapshot((reading): Reply<"period.check"> => {
    const { ledgerId, month } = call.input;
    const book = bookOf(reading, ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const checks = checksOf(reading, book, month);
    const isClosed = isMonthClosed(reading, ledgerId, month);
    const canClose = !isClosed && book.isStarted && checks.every((check) => check.severity !== "block");
    return done({ checks: checks.map((check) => ({ ...check, facts: plainFacts(check) })), canClose, isClosed });
  });

const plainFacts = (check: ClosingCheck): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(check.facts).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "number" ? value : [...value],
    ]),
  );

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
  const { closedThrough, startMonth } = book.ledger;
  const next = closedThrough === null ? startMonth : addMonths(closedThrough, 1);
  if (month !== next) return refuse({ code: "earlier-month-open", month: next });
  const future = firstDayOf(month) > chinaDateOf(now) ? [{ code: "month-not-begun", count: 1 }] : [];
  const blocks = checksOf(reading, book, month).filter((check) => check.severity === "block");
  const all = [...future, ...blocks.map((check) => ({ code: check.code, count: check.count }))];
  return all.length === 0 ? undefined : refuse({ code: "month-not-ready", blocks: all });
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
    const head = readChainHead(writing, ledgerId);
    const period = {
      ledgerId,
      month,
      at: call.now(),
      by: callerOf(call).id,
      chainNo: head.chainNo,
      chainHash: head.hash,
    };
    closePeriod(writing, period);
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
    const { ledgerId, month } = call.input;
    const book = bookOf(writing, ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!book.isStarted) return refuse({ code: "ledger-not-started" });
    if (isMonthClosed(writing, ledgerId, month)) return refuse({ code: "month-closed", month });
    // Balances know only what is posted: a second voucher beside one still open would transfer the same result twice.
    for (const open of readOpenClosings(writing, ledgerId)) {
      if (open.state !== "draft") return refuse({ code: "wrong-state", state: open.state });
      deleteDraft(writing, open.id);
    }
    const entries = incomeTransferEntries(book.accounts, ledgerBalances(writing, ledgerId, month), month);
    if (entries.length === 0) return changed({ voucherId: null }, { subject: `结转本年收益 ${month}：无余额` });
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
    return changed({ voucherId }, { subject: `结转本年收益 ${month}`, facts: { voucherId } });
  });

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
