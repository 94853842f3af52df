import { fullNamesOf } from "#domain/books/account-code.ts";
import { firstLevelCode, isLeaf, type Account } from "#domain/books/account.ts";
import { defaultRow, type ConversionPlan, type NewPart } from "#domain/books/conversion.ts";
import { resultTargetOf } from "#domain/books/conversion-table.ts";
import { lastDayOf, type Instant, type LocalDate, type Month } from "#domain/core/dates.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { Brand } from "#domain/core/brand.ts";
import type { AccountId, ItemId, LedgerId, PersonId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import { addItem, readItems } from "#store/item-rows.ts";
import type { Writing } from "#store/query.ts";
import { leafBelow } from "./asset-changes.ts";
import { placerOf, type NamedPlace, type Placed } from "./placing.ts";

/** A conversion being carried out: from which books into which, at the end of which month, by whom. */
export type Move = {
  readonly oldId: LedgerId;
  readonly newId: LedgerId;
  readonly cutMonth: Month;
  readonly plan: ConversionPlan;
  readonly by: PersonId;
  readonly at: Instant;
  readonly makeId: <Id extends Brand<string, string>>() => Id;
};

/** Where things of the old books are found in the new ones. */
export type Places = {
  readonly cutOn: LocalDate;
  readonly itemOf: (oldId: ItemId) => ItemId | undefined;
  readonly place: (named: NamedPlace) => Placed | undefined;
  /** The leaf an old account's balance went to, below one of some first-level codes where any are named. */
  readonly leafOf: (oldId: AccountId, codes?: readonly string[]) => AccountId | undefined;
  /** The parts the balance of one party of an old account went to. */
  readonly partsOf: (oldId: AccountId, itemId: ItemId) => readonly NewPart[];
};

/** Every party, member, project and contract of the old books, with its code, bank account and note; whom each became. */
export const carryItems = (writing: Writing, move: Move): ReadonlyMap<ItemId, ItemId> => {
  const carried = new Map<ItemId, ItemId>();
  for (const item of readItems(writing, move.oldId)) {
    const id = move.makeId<ItemId>();
    addItem(writing, { ...item, id, ledgerId: move.newId });
    carried.set(item.id, id);
  }
  return carried;
};

/** The place of an account that carries no balance: what the table says by its meaning. */
const emptyPlaceOf = (account: Account, detailName: string): NamedPlace | undefined => {
  const { key, code } = { key: account.code, code: account.code };
  const [part] = defaultRow({ key, code, detailName, itemName: "", amountFen: zeroFen }).parts;
  return part === undefined
    ? undefined
    : { accountCode: part.toCode, detailName: part.detailName, itemName: part.itemName };
};

/** `items` are those carried already, so that parties are found and not made again. */
export const placesOf = (writing: Writing, move: Move, items: ReadonlyMap<ItemId, ItemId>): Places => {
  const { oldId, newId, plan } = move;
  const olds = readAccounts(writing, oldId);
  const names = fullNamesOf(olds);
  const placer = placerOf(writing, newId, move.makeId);
  const detailOf = (account: Account): string => {
    const full = names.get(account.id) ?? account.name;
    return account.parentId === null ? "" : full.slice(full.indexOf("-") + 1);
  };
  const place = (named: NamedPlace): Placed | undefined => {
    const placed = placer(named);
    return "accountId" in placed ? placed : undefined;
  };
  const partsAt = (isKey: (key: string) => boolean): readonly NewPart[] =>
    plan.rows.filter((row) => isKey(row.key)).flatMap((row) => row.parts);
  const leafOf: Places["leafOf"] = (oldAccountId, codes) => {
    const account = olds.find((each) => each.id === oldAccountId);
    if (account === undefined) return undefined;
    const fits = (code: string): boolean => codes === undefined || codes.includes(code);
    const parts = partsAt((key) => key === account.code || key.startsWith(`${account.code}/`));
    const part = parts.find((each) => fits(each.toCode));
    const named = part === undefined ? emptyPlaceOf(account, detailOf(account)) : { ...part, accountCode: part.toCode };
    if (named !== undefined && fits(named.accountCode)) return place({ ...named, itemName: "" })?.accountId;
    const result = resultTargetOf(firstLevelCode(account.code));
    const fallback = codes?.[0] ?? result;
    const fresh = readAccounts(writing, newId);
    return fallback === undefined ? undefined : leafBelow(fresh, fallback, account.name)?.id;
  };
  return {
    cutOn: lastDayOf(move.cutMonth),
    itemOf: (id) => items.get(id),
    place,
    leafOf,
    partsOf: (accountId, itemId) => {
      const account = olds.find((each) => each.id === accountId);
      return account === undefined ? [] : partsAt((key) => key === `${account.code}/${itemId}`);
    },
  };
};

/** The accounts of the new books that take entries. */
export const leavesOf = (writing: Writing, ledgerId: LedgerId): readonly Account[] => {
  const accounts = readAccounts(writing, ledgerId);
  return accounts.filter((account) => isLeaf(account, accounts));
};
