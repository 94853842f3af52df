import { chinaDateOf, type Instant, type LocalDate } from "#domain/core/dates.ts";
import type { AccountId, CategoryId, ItemId, LedgerId } from "#domain/core/ids.ts";
import type { Account } from "#domain/books/account.ts";
import { systemOf, type SystemId } from "#domain/books/accounting-system.ts";
import { wearCodesOf } from "#domain/books/asset-books.ts";
import { categoryAccountIn } from "#domain/books/category.ts";
import type { BookFacts } from "#domain/vouchers/check-content.ts";
import { accountStanding, readAccounts } from "#store/account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";

/** One ledger with all that its vouchers are checked against. */
export type Book = BookFacts & { readonly ledger: LedgerRow; readonly accounts: readonly Account[] };

/** The account code of each category by day in a ledger of a system, read once a day. */
const categoriesByDay = (reading: Reading, system: SystemId): ((on: LocalDate) => ReadonlyMap<CategoryId, string>) => {
  const known = new Map<LocalDate, ReadonlyMap<CategoryId, string>>();
  return (on) => {
    const codes =
      known.get(on) ??
      new Map(readCategories(reading, on).map(({ id, accountCode }) => [id, categoryAccountIn(system, accountCode)]));
    known.set(on, codes);
    return codes;
  };
};

/** Loads a ledger's accounts, items and periods once for one use case; `undefined` when there is no such ledger. */
export const bookOf = (reading: Reading, ledgerId: LedgerId, now: Instant): Book | undefined => {
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return undefined;
  const today = chinaDateOf(now);
  const accounts = readAccounts(reading, ledgerId);
  const byId = new Map<AccountId, Account>(accounts.map((account) => [account.id, account]));
  const parents = new Set(accounts.map((account) => account.parentId));
  const itemKinds = new Map<ItemId, Account["itemKinds"][number]>(
    readItems(reading, ledgerId).map((item) => [item.id, item.kind]),
  );
  const ofDay = categoriesByDay(reading, ledger.system);
  return {
    ledger,
    accounts,
    isStarted: ledger.isStarted,
    startMonth: ledger.startMonth,
    today,
    isClosed: (month) => isMonthClosed(reading, ledgerId, month),
    accountOf: (id) => byId.get(id),
    isLeaf: (id) => byId.has(id) && !parents.has(id),
    standsOnOwn: (id) => accountStanding(reading, { id, ledgerId }).balanceFen,
    itemKindOf: (id) => itemKinds.get(id),
    // Those out of use count too: else an account would leave the rules by taking its categories out of use.
    isCategorised: (account, on) => [...ofDay(on).values()].some((code) => account.code.startsWith(code)),
    isCategoryOf: (id, account, on) => {
      const code = ofDay(on).get(id) ?? "";
      // A category may name a detail that this ledger does not have; then it stands on the account above.
      return code !== "" && (account.code.startsWith(code) || code.startsWith(account.code));
    },
    isWorn: (account) => wearCodesOf(ledger.system).some((code) => account.code.startsWith(code)),
    isDealing: (account) => systemOf(ledger.system).dealings.some((code) => account.code.startsWith(code)),
    hasCategory: (id) => ofDay(today).has(id),
  };
};
