import type { AccountId } from "#domain/core/ids.ts";
import type { Account } from "./account.ts";
import { chart2023, details2023 } from "./chart-2023.ts";

/**
 * The accounts every new ledger starts with, in code order: the 42 of the 2023 system and the details it requires
 * (181 in two, 322 in 各项分配 and 未分配收益). Bank accounts add theirs below 102. `newId` gives a fresh id each time.
 */
export const openBooks = (newId: () => AccountId): readonly Account[] => {
  const accounts: Account[] = [];
  for (const { code, name, class: accountClass, normalSide, itemKinds } of chart2023) {
    const common = { class: accountClass, normalSide, isActive: true };
    const id = newId();
    accounts.push({ ...common, id, code, name, parentId: null, itemKinds });
    for (const detail of details2023) {
      if (detail.parentCode !== code || detail.code === null) continue;
      accounts.push({ ...common, id: newId(), code: detail.code, name: detail.name, parentId: id, itemKinds });
    }
  }
  return accounts;
};
