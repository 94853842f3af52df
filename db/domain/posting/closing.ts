import { sumFen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import type { Month } from "#domain/core/dates.ts";
import { uncategorisedAccounts } from "#domain/books/category-change.ts";
import type { Account } from "#domain/books/account.ts";
import type { ClosingRule } from "#domain/books/accounting-system.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";

/** What the books say about a month that is to be closed. Balances are debit-positive, at the month's end. */
export type MonthFacts = {
  readonly month: Month;
  readonly draftCount: number;
  readonly reviewedCount: number;
  readonly unbookedLineCount: number;
  /** The township lets no month close while a bank line up to its end has no voucher. */
  readonly unbookedBlocksClose: boolean;
  /** Bank accounts in use without a statement that shows the month's end, whether or not their book moved. */
  readonly accountsWithoutStatement: readonly string[];
  /** The township lets no month close without those statements. */
  readonly statementBlocksClose: boolean;
  /** Imported lines of months that were closed already, not yet in the books: they are named until somebody books them. */
  readonly lateLines: readonly { readonly month: Month; readonly count: number }[];
  readonly openFindingCount: number;
  /** Account codes that spending categories map to. */
  readonly categoryCodes: readonly string[];
  /** Drafts that a rule holds and nobody has answered, and drafts whose sides differ. */
  readonly heldCount: number;
  readonly unbalancedCount: number;
  /** Cards whose depreciation up to the month is not booked, and accounts (151, 152 …) that their cards do not add up to. */
  readonly undepreciatedCount: number;
  readonly cardDifferences: readonly string[];
  /** Bank accounts whose 余额调节表 has a difference that no exception covers, each with its name and difference. */
  readonly unreconciledAccounts: readonly string[];
  /** How the ledger's system closes the year. */
  readonly closing: ClosingRule;
  /** Lines of pools the ledger shares, up to the month's end, that no village has been given yet, each in words. */
  readonly unallocatedPoolLines: readonly string[];
  /** Pools the ledger shares whose sub-balances and open lines do not come to the bank's balance, each with its difference. */
  readonly unevenPools: readonly string[];
  /** Quantity accounts of which more was taken than there was, each in words. */
  readonly negativeStocks: readonly string[];
  readonly accounts: readonly Account[];
  readonly balances: ReadonlyMap<AccountId, Fen>;
};

/**
 * drafts-open, reviewed-unposted: vouchers of the month not yet booked. cash-negative, bank-negative: an impossible balance.
 * stock-negative: more was taken from a quantity account than there was. suspense-open: 181 待处理财产损溢 is not zero. result-not-transferred: December still has balances in income, expense or
 * 321 accounts; appropriations-open: 322 各项分配 is not cleared. holds-open, drafts-unbalanced: drafts a rule holds, or that do
 * not balance. depreciation-missing: blocks December, is seen in other months. cards-differ: cards and accounts disagree.
 * not-reconciled: the two sides of a 余额调节表 differ and the head has not said why. pool-unallocated: any village
 * of a pool may be the one an open line belongs to, so none of them closes. pool-uneven: lines of the pool's statement are missing. late-lines: bank lines imported into months closed before, still unbooked. expense-uncategorised: expense accounts that no
 * spending category names. unbooked-lines, statement-missing: block where the township says so. findings-open: seen, but no
 * reason to keep the month open.
 */
export type ClosingCode =
  | "drafts-open"
  | "reviewed-unposted"
  | "cash-negative"
  | "bank-negative"
  | "stock-negative"
  | "suspense-open"
  | "result-not-transferred"
  | "appropriations-open"
  | "holds-open"
  | "drafts-unbalanced"
  | "depreciation-missing"
  | "cards-differ"
  | "not-reconciled"
  | "pool-unallocated"
  | "pool-uneven"
  | "unbooked-lines"
  | "statement-missing"
  | "late-lines"
  | "expense-uncategorised"
  | "findings-open";

export type ClosingCheck = {
  readonly code: ClosingCode;
  readonly severity: "block" | "warn";
  readonly count: number;
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
};

const isDecember = (month: Month): boolean => month.endsWith("-12");

const balanceOf = (facts: MonthFacts, belongs: (account: Account) => boolean): Fen =>
  sumFen(facts.accounts.filter(belongs).map((account) => facts.balances.get(account.id) ?? 0));

const countCheck = (code: ClosingCode, severity: "block" | "warn", count: number): readonly ClosingCheck[] =>
  count === 0 ? [] : [{ code, severity, count, facts: {} }];

const namedCheck = (
  code: ClosingCode,
  severity: "block" | "warn",
  accounts: readonly string[],
): readonly ClosingCheck[] =>
  accounts.length === 0 ? [] : [{ code, severity, count: accounts.length, facts: { accounts } }];

const negativeCheck = (
  facts: MonthFacts,
  code: "cash-negative" | "bank-negative",
  prefix: string,
): readonly ClosingCheck[] => {
  const negative = facts.accounts.filter(
    (account) => account.code.startsWith(prefix) && (facts.balances.get(account.id) ?? 0) < 0,
  );
  if (negative.length === 0) return [];
  const amountFen = sumFen(negative.map((account) => facts.balances.get(account.id) ?? 0));
  const names = negative.map((account) => `${account.code} ${account.name}`);
  return [{ code, severity: "block", count: negative.length, facts: { accounts: names, amountFen } }];
};

const suspenseCheck = (facts: MonthFacts): readonly ClosingCheck[] => {
  const amountFen = balanceOf(facts, (account) => account.code.startsWith(knownCodes.pendingAssets));
  const severity = isDecember(facts.month) ? "block" : "warn";
  return amountFen === 0 ? [] : [{ code: "suspense-open", severity, count: 1, facts: { amountFen } }];
};

const resultCheck = (facts: MonthFacts): readonly ClosingCheck[] => {
  if (!isDecember(facts.month)) return [];
  const open = facts.accounts.filter(
    (account) =>
      (account.class === "profit-loss" || account.code.startsWith(facts.closing.into)) &&
      (facts.balances.get(account.id) ?? 0) !== 0,
  );
  const names = open.map((account) => `${account.code} ${account.name}`);
  return open.length === 0
    ? []
    : [{ code: "result-not-transferred", severity: "block", count: open.length, facts: { accounts: names } }];
};

const lateLinesCheck = ({ lateLines }: MonthFacts): readonly ClosingCheck[] =>
  lateLines.length === 0
    ? []
    : [
        {
          code: "late-lines",
          severity: "warn",
          count: sumOf(lateLines, ({ count }) => count),
          facts: { months: lateLines.map(({ month, count }) => `${month} ${count}`) },
        },
      ];

/** Enough to find them; the pool's own screen shows all. */
const mostLinesNamed = 20;

const poolLinesCheck = ({ unallocatedPoolLines: lines }: MonthFacts): readonly ClosingCheck[] =>
  lines.length === 0
    ? []
    : [
        {
          code: "pool-unallocated",
          severity: "block",
          count: lines.length,
          facts: { lines: lines.slice(0, mostLinesNamed) },
        },
      ];

const uncategorisedCheck = (facts: MonthFacts): readonly ClosingCheck[] => {
  const open = uncategorisedAccounts(facts.accounts, facts.categoryCodes);
  const names = open.map((account) => `${account.code} ${account.name}`);
  return open.length === 0
    ? []
    : [{ code: "expense-uncategorised", severity: "warn", count: open.length, facts: { accounts: names } }];
};
const appropriationsCheck = (facts: MonthFacts): readonly ClosingCheck[] => {
  const amountFen = isDecember(facts.month)
    ? balanceOf(facts, (account) => account.code.startsWith(facts.closing.appropriations))
    : 0;
  return amountFen === 0 ? [] : [{ code: "appropriations-open", severity: "block", count: 1, facts: { amountFen } }];
};

const cardChecks = (facts: MonthFacts): readonly ClosingCheck[] => [
  ...countCheck("depreciation-missing", isDecember(facts.month) ? "block" : "warn", facts.undepreciatedCount),
  ...(facts.cardDifferences.length === 0
    ? []
    : [
        {
          code: "cards-differ",
          severity: "warn",
          count: facts.cardDifferences.length,
          facts: { accounts: facts.cardDifferences },
        } as const,
      ]),
];

/**
 * 结账检查: everything that keeps a month open (`block`) or should be seen before it closes (`warn`), in the order of report.
 * 财会〔2024〕12号 Art. 24: a period with unposted vouchers is refused.
 */
export const closingChecks = (facts: MonthFacts): readonly ClosingCheck[] => [
  ...countCheck("drafts-open", "block", facts.draftCount),
  ...countCheck("reviewed-unposted", "block", facts.reviewedCount),
  ...negativeCheck(facts, "cash-negative", knownCodes.cash),
  ...negativeCheck(facts, "bank-negative", knownCodes.bank),
  ...namedCheck("stock-negative", "warn", facts.negativeStocks),
  ...suspenseCheck(facts),
  ...resultCheck(facts),
  ...appropriationsCheck(facts),
  ...countCheck("holds-open", "block", facts.heldCount),
  ...countCheck("drafts-unbalanced", "block", facts.unbalancedCount),
  ...cardChecks(facts),
  ...namedCheck("not-reconciled", "block", facts.unreconciledAccounts),
  ...poolLinesCheck(facts),
  ...namedCheck("pool-uneven", "warn", facts.unevenPools),
  ...countCheck("unbooked-lines", facts.unbookedBlocksClose ? "block" : "warn", facts.unbookedLineCount),
  ...namedCheck("statement-missing", facts.statementBlocksClose ? "block" : "warn", facts.accountsWithoutStatement),
  ...lateLinesCheck(facts),
  ...uncategorisedCheck(facts),
  ...countCheck("findings-open", "warn", facts.openFindingCount),
];
