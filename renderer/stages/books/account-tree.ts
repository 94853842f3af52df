import type { OutputOf } from "#contract/contract.ts";

export type Account = OutputOf<"account.list">["accounts"][number];

/** How deep an account stands: 1 for the accounts of the system. */
export const levelOf = (account: Account, byId: ReadonlyMap<string, Account>): number => {
  let level = 1;
  let current = account.parentId === null ? undefined : byId.get(account.parentId);
  while (current !== undefined) {
    level += 1;
    current = current.parentId === null ? undefined : byId.get(current.parentId);
  }
  return level;
};

/** Accounts whose code, name or pinyin initials fit the words, with everything above them. */
export const accountsMatching = (accounts: readonly Account[], words: string): readonly Account[] => {
  const text = words.trim().toLowerCase();
  if (text === "") return accounts;
  const byId = new Map<string, Account>(accounts.map((account) => [account.id, account]));
  const kept = new Set<string>();
  for (const account of accounts) {
    const isHit = account.code.startsWith(text) || account.name.includes(text) || account.initials.includes(text);
    let current: Account | undefined = isHit ? account : undefined;
    while (current !== undefined && !kept.has(current.id)) {
      kept.add(current.id);
      current = current.parentId === null ? undefined : byId.get(current.parentId);
    }
  }
  return accounts.filter((account) => kept.has(account.id));
};

/** The code the next detail account below a parent would get: two digits more, after the highest there is. */
export const nextDetailCode = (accounts: readonly Account[], parentCode: string): string => {
  const taken = accounts
    .filter((account) => account.code.length === parentCode.length + 2 && account.code.startsWith(parentCode))
    .map((account) => Number(account.code.slice(parentCode.length)));
  return `${parentCode}${String(Math.max(0, ...taken) + 1).padStart(2, "0")}`;
};

export type DetailCodeProblem = "not-below-parent" | "taken";

/** What keeps a typed code from being used for a detail account below a parent, or null. */
export const detailCodeProblem = (
  accounts: readonly Account[],
  parentCode: string,
  code: string,
): DetailCodeProblem | null => {
  if (!code.startsWith(parentCode) || !/^\d{2,3}$/.test(code.slice(parentCode.length))) return "not-below-parent";
  return accounts.some((account) => account.code === code) ? "taken" : null;
};
