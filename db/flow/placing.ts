import { nextDetailCode, nextItemCode } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { Brand } from "#domain/core/brand.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { assert } from "#domain/core/assert.ts";
import { accountStanding, addAccount, readAccounts } from "#store/account-rows.ts";
import { addItem, readItems } from "#store/item-rows.ts";
import type { Writing } from "#store/query.ts";

/** A place in a ledger by names: an account, a detail below it ('' for none) and a party ('' for none). */
export type NamedPlace = { readonly accountCode: string; readonly detailName: string; readonly itemName: string };
export type Placed =
  | { readonly accountId: AccountId; readonly leafCode: string; readonly itemId: null }
  | {
      readonly accountId: AccountId;
      readonly leafCode: string;
      readonly itemId: ItemId;
      readonly itemKind: ItemKind;
    };
type Place = (named: NamedPlace) => Placed | PlaceFailure;
type PlaceFailure = { readonly code: "account-has-balance" | "account-not-leaf"; readonly accountCode: string };

type NewId = <Id extends Brand<string, string>>() => Id;

/**
 * Finds named places in a ledger and makes the details and parties that are missing. Refused: an amount beside details, a
 * detail below an account that has amounts of its own.
 */
export const placerOf = (writing: Writing, ledgerId: LedgerId, newId: NewId): Place => {
  let accounts: readonly Account[] = readAccounts(writing, ledgerId);
  const items = new Map<string, ItemId>(
    readItems(writing, ledgerId).map((item) => [`${item.kind} ${item.name}`, item.id]),
  );
  const codesByKind = new Map<ItemKind, string[]>();
  for (const item of readItems(writing, ledgerId))
    codesByKind.set(item.kind, [...(codesByKind.get(item.kind) ?? []), item.code]);

  const detailBelow = (parent: Account, name: string): Account | PlaceFailure => {
    const children = accounts.filter((account) => account.parentId === parent.id);
    const known = children.find((account) => account.name === name);
    if (known !== undefined) return known;
    const standing = accountStanding(writing, { id: parent.id, ledgerId });
    if (children.length === 0 && (standing.balanceFen !== 0 || standing.hasUnposted))
      return { code: "account-has-balance", accountCode: parent.code };
    const code = nextDetailCode(
      parent.code,
      accounts.map((account) => account.code),
    );
    assert(code !== undefined, `a free detail code below ${parent.code}`);
    const added: Account = { ...parent, id: newId<AccountId>(), code, name: name.slice(0, 60), parentId: parent.id };
    addAccount(writing, ledgerId, added);
    accounts = [...accounts, added];
    return added;
  };
  const itemNamed = (kind: ItemKind, name: string): ItemId => {
    const known = items.get(`${kind} ${name}`);
    if (known !== undefined) return known;
    const id = newId<ItemId>();
    const codes = codesByKind.get(kind) ?? [];
    const code = nextItemCode(codes);
    codesByKind.set(kind, [...codes, code]);
    addItem(writing, { id, ledgerId, kind, code, name: name.slice(0, 80), bankAccount: "", note: "", isActive: true });
    items.set(`${kind} ${name}`, id);
    return id;
  };
  return ({ accountCode, detailName, itemName }) => {
    const account = accounts.find((each) => each.code === accountCode);
    assert(account !== undefined, `account ${accountCode}`);
    const leaf = detailName === "" ? account : detailBelow(account, detailName);
    if (!("id" in leaf)) return leaf;
    if (accounts.some((each) => each.parentId === leaf.id)) return { code: "account-not-leaf", accountCode: leaf.code };
    const [kind] = leaf.itemKinds;
    if (kind === undefined || itemName === "") return { accountId: leaf.id, leafCode: leaf.code, itemId: null };
    return { accountId: leaf.id, leafCode: leaf.code, itemId: itemNamed(kind, itemName), itemKind: kind };
  };
};
