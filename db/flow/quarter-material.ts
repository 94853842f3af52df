import { readCategoryChangesIn } from "#store/category-hold-rows.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import {
  addDays,
  firstDayOf,
  lastDayOf,
  monthsOfQuarter,
  type LocalDate,
  type Month,
  type Quarter,
} from "#domain/core/dates.ts";
import type { AccountId, CategoryId, VoucherId } from "#domain/core/ids.ts";
import { settledCorrections, type Reconciliation, type StatementReach } from "#domain/reports/reconciliation.ts";
import type { Fen } from "#domain/core/fen.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readListTotals } from "#store/audit-standing-rows.ts";
import { readPostingHits, type PostingHit } from "#store/audit-rows.ts";
import { readBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import { readCategories, type CategoryRow } from "#store/category-rows.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import {
  readQuarterApprovals,
  readQuarterDocuments,
  readQuarterEntries,
  readQuarterItems,
  readQuarterLinks,
  readQuarterPayments,
  readQuarterVouchers,
  type QuarterApproval,
  type QuarterDocument,
  type QuarterEntry,
  type QuarterItem,
  type QuarterPayment,
  type QuarterVoucher,
  type VoucherSpan,
} from "#store/quarter-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  readMovementsOfBank,
  readStatementBalance,
  readUnseenEntries,
  type StatementMovement,
  type UnseenEntry,
} from "#store/reconciliation-rows.ts";
import { readResolutions, type ResolutionRow } from "#store/resolution-rows.ts";
import { reconciliationOf } from "./reconcile-bank.ts";

/** One posted voucher with all that hangs on it. */
export type VoucherMaterial = QuarterVoucher & {
  readonly entries: readonly QuarterEntry[];
  readonly items: readonly QuarterItem[];
  readonly documents: readonly QuarterDocument[];
  readonly approvals: readonly QuarterApproval[];
  readonly payments: readonly QuarterPayment[];
  readonly hits: readonly PostingHit[];
  /** 改用另一分类: what rules held before it, and why it was changed. */
  readonly categoryChanges: ReturnType<typeof readCategoryChangesIn>;
  readonly resolutionIds: readonly string[];
};

export type BankMaterial = {
  readonly account: BankAccountRow;
  readonly movements: readonly StatementMovement[];
  readonly balanceBeforeFen: number | null;
  readonly unseen: readonly UnseenEntry[];
  /** 调节表 at the end of each month of the quarter, the last month last. */
  readonly reconciliations: readonly (Reconciliation & { readonly reach: StatementReach } & {
    readonly onDate: LocalDate;
  })[];
};

/** Everything of one ledger's quarter, read once in one snapshot: what the tests and the workbook are made from. */
export type QuarterMaterial = {
  readonly ledger: LedgerRow;
  readonly quarter: Quarter;
  readonly months: readonly [Month, Month, Month];
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly span: VoucherSpan;
  readonly accounts: readonly Account[];
  readonly accountsById: ReadonlyMap<AccountId, Account>;
  readonly names: ReadonlyMap<AccountId, string>;
  readonly categories: readonly CategoryRow[];
  readonly categoriesById: ReadonlyMap<CategoryId, CategoryRow>;
  readonly vouchers: readonly VoucherMaterial[];
  /** What approved lists pay out by vouchers of the quarter, in fen. */
  readonly lists: ReadonlyMap<VoucherId, Fen>;
  readonly resolutions: readonly ResolutionRow[];
  readonly banks: readonly BankMaterial[];
};

const groupByVoucher = <Row extends { readonly voucherId: VoucherId }>(
  rows: readonly Row[],
): ((id: VoucherId) => readonly Row[]) => {
  const groups = Map.groupBy(rows, (row) => row.voucherId);
  const none: readonly Row[] = [];
  return (id) => groups.get(id) ?? none;
};

/** The posted vouchers of a span with everything that hangs on them, in month and number order. */
export const vouchersOfSpan = (reading: Reading, span: VoucherSpan): readonly VoucherMaterial[] => {
  const entries = readQuarterEntries(reading, span);
  const items = groupByVoucher(readQuarterItems(reading, span));
  const documents = groupByVoucher(readQuarterDocuments(reading, span));
  const approvals = groupByVoucher(readQuarterApprovals(reading, span));
  const payments = groupByVoucher(readQuarterPayments(reading, span));
  const hits = groupByVoucher(readPostingHits(reading, span));
  const changes = Map.groupBy(readCategoryChangesIn(reading, span), ({ voucherId }) => voucherId);
  const links = groupByVoucher(readQuarterLinks(reading, span));
  const noResolutions: readonly string[] = [];
  const resolutionsOf = (id: VoucherId): readonly string[] => {
    const own = links(id);
    return own.length === 0 ? noResolutions : own.map((link) => link.resolutionId);
  };
  return Array.from(readQuarterVouchers(reading, span), (voucher) => ({
    ...voucher,
    entries: entries.get(voucher.id) ?? [],
    items: items(voucher.id),
    documents: documents(voucher.id),
    approvals: approvals(voucher.id),
    payments: payments(voucher.id),
    hits: hits(voucher.id),
    categoryChanges: changes.get(voucher.id) ?? [],
    resolutionIds: resolutionsOf(voucher.id),
  }));
};

/** Posted entries no line stands for; a correction whose voucher had its line needs none. */
const unseenOf = (reading: Reading, account: BankAccountRow, to: LocalDate): readonly UnseenEntry[] => {
  const entries = readUnseenEntries(reading, account.accountId, to);
  const settled = settledCorrections(entries);
  return entries.filter((entry) => !settled.has(entry));
};

const bankMaterial = (
  reading: Reading,
  account: BankAccountRow,
  of: { readonly months: readonly Month[]; readonly firstDay: LocalDate; readonly lastDay: LocalDate },
): BankMaterial => ({
  account,
  movements: readMovementsOfBank(reading, account.id, { from: of.firstDay, to: of.lastDay }),
  balanceBeforeFen: readStatementBalance(reading, account.id, addDays(of.firstDay, -1)),
  unseen: unseenOf(reading, account, of.lastDay).filter((entry) => entry.onDate >= of.firstDay),
  reconciliations: of.months.map((month) => ({
    ...reconciliationOf(reading, account, lastDayOf(month)),
    onDate: lastDayOf(month),
  })),
});

/** The first day of the quarter on which the books were kept: they may have begun within it. */
export const keptFrom = ({ ledger, firstDay }: Pick<QuarterMaterial, "ledger" | "firstDay">): LocalDate => {
  const begun = firstDayOf(ledger.startMonth);
  return begun > firstDay ? begun : firstDay;
};

export const quarterMaterial = (reading: Reading, ledger: LedgerRow, quarter: Quarter): QuarterMaterial => {
  const months = monthsOfQuarter(quarter);
  const [from, , to] = months;
  const span = { ledgerId: ledger.id, from, to };
  const days = { months, firstDay: firstDayOf(from), lastDay: lastDayOf(to) };
  const accounts = readAccounts(reading, ledger.id);
  const categories = readCategories(reading, days.lastDay);
  return {
    ledger,
    quarter,
    span,
    ...days,
    accounts,
    accountsById: new Map(accounts.map((account) => [account.id, account])),
    names: fullNamesOf(accounts),
    categories,
    categoriesById: new Map(categories.map((category) => [category.id, category])),
    vouchers: vouchersOfSpan(reading, span),
    lists: readListTotals(reading, span),
    resolutions: readResolutions(reading, ledger.id).filter((resolution) => resolution.metOn <= days.lastDay),
    banks: readBankAccounts(reading, ledger.id).map((account) => bankMaterial(reading, account, days)),
  };
};
