import type { LocalDate } from "#domain/core/dates.ts";
import type { Account } from "./account.ts";
import type { CategoryNature } from "./category.ts";

/** What rules and caps look at in a category. */
export type CategoryMapping = { readonly accountCode: string; readonly nature: CategoryNature };

/** An approved change of it, from a day on. */
export type ApprovedMapping = CategoryMapping & { readonly version: number; readonly fromOn: LocalDate };

/** The mapping in force on a day: the newest approved one that has begun, or what the category began with. */
export const mappingOn = (
  first: CategoryMapping,
  approved: readonly ApprovedMapping[],
  on: LocalDate | null,
): CategoryMapping => {
  let newest: ApprovedMapping | undefined;
  for (const each of approved) {
    const hasBegun = on === null || each.fromOn <= on;
    if (hasBegun && (newest === undefined || each.version > newest.version)) newest = each;
  }
  return newest ?? first;
};

/**
 * True where a change takes two people: what rules and caps look at, once some ledger is running. Names and being out of use
 * change nothing of it; while the office is being set up one person does it all. A new category is such a change too, since
 * spending on it falls under no cap yet.
 */
export const takesTwoPeople = (change: {
  readonly isRunning: boolean;
  readonly before: CategoryMapping | undefined;
  readonly after: CategoryMapping;
}): boolean =>
  change.isRunning &&
  (change.before?.accountCode !== change.after.accountCode || change.before.nature !== change.after.nature);

/** 费用类和成本类科目: money put there is spent. */
export const isExpenseAccount = (account: Pick<Account, "class" | "normalSide">): boolean =>
  account.normalSide === "debit" && (account.class === "profit-loss" || account.class === "cost");

// 短期投资、库存物资、生物资产、长期投资、固定资产、在建工程、固定资产清理、无形资产、长期待摊费用、一事一议资金、专项应付款、资本、公积公益金、
// 收益分配: the codes of both systems, of which that of 2004 has not all. Money, claims and other debts are not among them: what is owed
// was spent when it was taken up, but nothing was spent yet of money that came for a purpose.
const paidOnto = /^(?:111|121|13[124]|141|15[134]|161|171|231|241|301|311|322)/;

/** Accounts that money is spent on when it is paid there: things bought, money invested, and reserves and income paid out. */
export const isPaidOnto = (account: Pick<Account, "code">): boolean => paidOnto.test(account.code);

/**
 * The accounts of expense and cost, and those that money is paid onto, that no category names: spending there would stand
 * outside every cap and rule, so it cannot be reviewed. Lowest accounts in use only; `codes` are those that categories map to, in use or not.
 */
export const uncategorisedAccounts = (accounts: readonly Account[], codes: readonly string[]): readonly Account[] => {
  const parents = new Set(accounts.map((account) => account.parentId));
  return accounts.filter(
    (account) =>
      account.isActive &&
      !parents.has(account.id) &&
      (isExpenseAccount(account) || isPaidOnto(account)) &&
      !codes.some((code) => account.code.startsWith(code)),
  );
};
