import { sumFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import type { Month } from "#domain/core/dates.ts";
import type { Account } from "#domain/books/account.ts";

/** What the books say about a month that is to be closed. Balances are debit-positive, at the month's end. */
export type MonthFacts = {
  readonly month: Month;
  readonly draftCount: number;
  readonly reviewedCount: number;
  readonly unbookedLineCount: number;
  /** Bank accounts whose book moved in the month while no statement line of the month was imported. */
  readonly accountsWithoutStatement: readonly string[];
  readonly openFindingCount: number;
  /** Bank accounts whose 余额调节表 has a difference that no exception covers, each with its name and difference. */
  readonly unreconciledAccounts: readonly string[];
  readonly accounts: readonly Account[];
  readonly balances: ReadonlyMap<AccountId, Fen>;
};

/**
 * drafts-open, reviewed-unposted: vouchers of the month not yet booked. cash-negative, bank-negative: an impossible balance.
 * suspense-open: 181 待处理财产损溢 is not zero. result-not-transferred: December still has balances in income, expense or
 * 321 accounts. not-reconciled: the two sides of a 余额调节表 differ and the head has not said why. unbooked-lines, statement-missing, findings-open: seen, but no reason to keep the month open.
 */
export type ClosingCode =
  | "drafts-open"
  | "reviewed-unposted"
  | "cash-negative"
  | "bank-negative"
  | "suspense-open"
  | "result-not-transferred"
  | "not-reconciled"
  | "unbooked-lines"
  | "statement-missing"
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
  const amountFen = balanceOf(facts, (account) => account.code.startsWith("181"));
  const severity = isDecember(facts.month) ? "block" : "warn";
  return amountFen === 0 ? [] : [{ code: "suspense-open", severity, count: 1, facts: { amountFen } }];
};

const resultCheck = (facts: MonthFacts): readonly ClosingCheck[] => {
  if (!isDecember(facts.month)) return [];
  const open = facts.accounts.filter(
    (account) =>
      (account.class === "profit-loss" || account.code.startsWith("321")) &&
      (facts.balances.get(account.id) ?? 0) !== 0,
  );
  const names = open.map((account) => `${account.code} ${account.name}`);
  return open.length === 0
    ? []
    : [{ code: "result-not-transferred", severity: "block", count: open.length, facts: { accounts: names } }];
};

/**
 * 结账检查: everything that keeps a month open (`block`) or should be seen before it closes (`warn`), in the order of report.
 * 财会〔2024〕12号 Art. 24: a period with unposted vouchers is refused.
 */
export const closingChecks = (facts: MonthFacts): readonly ClosingCheck[] => [
  ...countCheck("drafts-open", "block", facts.draftCount),
  ...countCheck("reviewed-unposted", "block", facts.reviewedCount),
  ...negativeCheck(facts, "cash-negative", "101"),
  ...negativeCheck(facts, "bank-negative", "102"),
  ...suspenseCheck(facts),
  ...resultCheck(facts),
  ...namedCheck("not-reconciled", "block", facts.unreconciledAccounts),
  ...countCheck("unbooked-lines", "warn", facts.unbookedLineCount),
  ...namedCheck("statement-missing", "warn", facts.accountsWithoutStatement),
  ...countCheck("findings-open", "warn", facts.openFindingCount),
];
