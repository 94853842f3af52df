import { isLeaf } from "#domain/books/account.ts";
import { knownCodes } from "#domain/books/chart-2023.ts";
import type { OpeningItem } from "#domain/books/opening-item.ts";
import { isCardCode, payablesOf } from "#domain/books/village-card.ts";
import { addDays } from "#domain/core/dates.ts";
import type { AccountId, BankAccountId, PoolId } from "#domain/core/ids.ts";
import { changeAccount, readAccounts } from "#store/account-rows.ts";
import { addBankAccount, changeBankAccount, readBankAccounts, type BankAccountRow } from "#store/bank-account-rows.ts";
import { saveOpeningItems } from "#store/opening-item-rows.ts";
import { passShare, readPoolOfAccount } from "#store/pool-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { reconciliationOf } from "./reconcile-bank.ts";
import type { Move, Places } from "./conversion-places.ts";

/** The leaf an account goes on in: below 银行存款, a card's below 应付款. */
const leafFor = (writing: Writing, move: Move, { bank, places }: { bank: BankAccountRow; places: Places }) => {
  const fresh = readAccounts(writing, move.newId);
  const isCard = isCardCode(bank.accountCode);
  const parent = isCard ? payablesOf(fresh)?.code : knownCodes.bank;
  const id = parent === undefined ? undefined : places.leafOf(bank.accountId, [parent]);
  const leaf = readAccounts(writing, move.newId).find((account) => account.id === id);
  if (leaf === undefined) return undefined;
  // A card is one creditor: which of them needs no item.
  if (isCard && leaf.itemKinds.length > 0 && leaf.parentId !== null) changeAccount(writing, { ...leaf, itemKinds: [] });
  return leaf;
};

const itemsOf = (
  reading: Reading,
  of: { readonly old: BankAccountRow; readonly newId: BankAccountId; readonly places: Places },
): readonly OpeningItem[] =>
  reconciliationOf(reading, of.old, of.places.cutOn).items.map(({ side, onDate, amountFen, text }) => ({
    bankAccountId: of.newId,
    side,
    onDate,
    amountFen,
    text: text.replace(/^期初未达 /, "").slice(0, 200),
  }));

/** What became of the bank accounts: the code of an account that has no place for its money, or the pools they are shares of. */
export type MovedBanks = { readonly withoutPlace: string | undefined; readonly poolIds: readonly PoolId[] };

/**
 * Every bank account goes on in the new books. One without lines moves as it is; one with lines leaves them with the old books
 * and goes on under the same number, and what bank and books did not yet share becomes 期初未达账项. The old books must be
 * retired by now and the new ones not yet started.
 */
export const carryBanks = (writing: Writing, move: Move, places: Places): MovedBanks => {
  const taken = new Set<AccountId>();
  const items: OpeningItem[] = [];
  const poolIds: PoolId[] = [];
  for (const bank of readBankAccounts(writing, move.oldId)) {
    const leaf = leafFor(writing, move, { bank, places });
    if (leaf === undefined || taken.has(leaf.id) || !isLeaf(leaf, readAccounts(writing, move.newId)))
      return { withoutPlace: bank.accountCode, poolIds };
    taken.add(leaf.id);
    const moved = { ...bank, ledgerId: move.newId, accountId: leaf.id };
    const pool = readPoolOfAccount(writing, bank.id);
    if (bank.lastLineOn === null) {
      items.push(...itemsOf(writing, { old: bank, newId: bank.id, places }));
      changeBankAccount(writing, moved);
    } else {
      const id = move.makeId<BankAccountId>();
      items.push(...itemsOf(writing, { old: bank, newId: id, places }));
      addBankAccount(writing, { ...moved, id });
      changeBankAccount(writing, { ...bank, isActive: false });
      if (pool !== undefined) passShare(writing, { from: bank.id, to: id, onDate: addDays(places.cutOn, 1) });
    }
    if (pool !== undefined) poolIds.push(pool.poolId);
  }
  saveOpeningItems(writing, move.newId, items);
  return { withoutPlace: undefined, poolIds: [...new Set(poolIds)] };
};
