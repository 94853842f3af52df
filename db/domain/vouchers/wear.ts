import type { AccountId } from "#domain/core/ids.ts";
import type { Entry } from "./voucher.ts";

/** How the accounts of a ledger take part in wear. */
export type WearAccounts = {
  /** 累计折旧、累计摊销 and what is written down directly, as 长期待摊费用. */
  readonly isWorn: (id: AccountId) => boolean;
  /** Expense and cost. */
  readonly isExpense: (id: AccountId) => boolean;
};

/**
 * 计提折旧与摊销: expense against what is worn off, and nothing else. Nobody is paid by it: what is worn off was paid, signed for and
 * named by its category when the asset was bought. A red line, money or a debt among the entries makes it an ordinary voucher.
 */
export const isWear = (entries: readonly Entry[], { isWorn, isExpense }: WearAccounts): boolean =>
  entries.some(({ creditFen }) => creditFen > 0) &&
  entries.every(
    ({ accountId, debitFen, creditFen }) =>
      debitFen >= 0 && creditFen >= 0 && (creditFen > 0 ? isWorn(accountId) : isExpense(accountId)),
  );
