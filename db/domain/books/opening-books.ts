import type { AccountId } from "#domain/core/ids.ts";
import type { Account } from "./account.ts";
import { systemOf, type SystemId } from "./accounting-system.ts";

/**
 * The accounts every new ledger starts with, in code order: those of its accounting system (42 in that of 2023) and the
 * details it requires (181 in two, 322 in 各项分配 and 未分配收益). Bank accounts add theirs below 102. `newId` gives a fresh
 * id each time.
 */
export const openBooks = (newId: () => AccountId, systemId: SystemId = "2023"): readonly Account[] => {
  const accounts: Account[] = [];
  const system = systemOf(systemId);
  for (const { code, name, class: accountClass, normalSide, itemKinds } of system.accounts) {
    const common = { class: accountClass, normalSide, isActive: true };
    const id = newId();
    accounts.push({ ...common, id, code, name, parentId: null, itemKinds });
    for (const detail of system.details) {
      if (detail.parentCode !== code || detail.code === null) continue;
      accounts.push({ ...common, id: newId(), code: detail.code, name: detail.name, parentId: id, itemKinds });
    }
  }
  return accounts;
};
