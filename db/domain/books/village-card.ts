import type { Account } from "./account.ts";
import { knownCodes } from "./chart-2023.ts";

/**
 * 村务卡: officials pay with it and the village repays it, so that what is spent and not yet repaid is a debt. Its account is a
 * leaf among the liabilities without auxiliary items; every other bank account stands below 102.
 */
export const isCardCode = (accountCode: string): boolean => !accountCode.startsWith(knownCodes.bank);

/** True for an account that may stand for a card or one of its details. */
export const mayHoldCard = (account: Pick<Account, "class" | "itemKinds">): boolean =>
  account.class === "liability" && account.itemKinds.length === 0;

/** 应付款, below which a card's own detail is added: 211 in the accounts of 2023, another code in those of 2004. */
export const payablesOf = <Each extends Pick<Account, "class" | "name" | "parentId">>(
  accounts: readonly Each[],
): Each | undefined =>
  accounts.find(
    (account) => account.parentId === null && account.class === "liability" && account.name.startsWith("应付款"),
  );
