import type { OutputOf } from "#contract/contract.ts";

/** How an account is told from others where one is chosen; a card is called one. */
export const accountName = ({
  bankName,
  number,
  isCard,
}: OutputOf<"bankAccount.list">["bankAccounts"][number]): string => `${isCard ? "村务卡 " : ""}${bankName} ${number}`;
