import type { AccountId } from "#domain/core/ids.ts";

/** First level and three levels of details below it: what 村集体 books ever need, and what every printed form can show. */
export const mostLevels = 4;

/** How deep an account stands: 1 for a first-level account. */
export const levelOf = (
  account: { readonly parentId: AccountId | null },
  accounts: readonly { readonly id: AccountId; readonly parentId: AccountId | null }[],
): number => {
  const parent = accounts.find((each) => each.id === account.parentId);
  return parent === undefined ? 1 : levelOf(parent, accounts) + 1;
};

/** True when `code` is the parent's code and two or three digits more; at most 15 digits in all. */
export const isDetailCode = (parentCode: string, code: string): boolean =>
  code.length <= 15 && code.startsWith(parentCode) && /^\d{2,3}$/.test(code.slice(parentCode.length));

/**
 * The next free detail code below a parent, as wide as the details already there (two digits when there are none), and a digit wider
 * once all of those are taken; `undefined` when every number is.
 */
export const nextDetailCode = (parentCode: string, codes: readonly string[]): string | undefined => {
  const siblings = codes.filter((code) => isDetailCode(parentCode, code));
  const isWide = siblings.some((code) => code.length === parentCode.length + 3);
  const taken = new Set(codes);
  for (const width of isWide ? [3] : [2, 3])
    for (let number = 1; number < 10 ** width; number += 1) {
      const code = `${parentCode}${String(number).padStart(width, "0")}`;
      if (!taken.has(code)) return code;
    }
  return undefined;
};

type Named = { readonly id: AccountId; readonly name: string; readonly parentId: AccountId | null };

/** Every account's name from the first level down: 银行存款-农商行基本户. */
export const fullNamesOf = (accounts: readonly Named[]): ReadonlyMap<AccountId, string> => {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const names = new Map<AccountId, string>();
  const nameOf = (account: Named): string => {
    const known = names.get(account.id);
    if (known !== undefined) return known;
    const parent = account.parentId === null ? undefined : byId.get(account.parentId);
    const name = parent === undefined ? account.name : `${nameOf(parent)}-${account.name}`;
    names.set(account.id, name);
    return name;
  };
  for (const account of accounts) nameOf(account);
  return names;
};

/** The next free item code of a kind: four digits, `0001` first. */
export const nextItemCode = (codes: readonly string[]): string => {
  const highest = codes.reduce((most, code) => (/^\d{4,9}$/.test(code) ? Math.max(most, Number(code)) : most), 0);
  return String(highest + 1).padStart(4, "0");
};
